// Package report turns an audit, as plain data, into bytes.
//
// A [Report] holds what the rooms below found; [Write] gives it in one of the
// formats of [Formats], each of which is one file and one function of this
// package. [List] writes the entries of a context. The same report gives the
// same bytes in every format, and no format ever holds the value of a secret,
// because no finding does.
//
// Names of files are hostile: every format escapes what its reader would
// interpret.
package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"ctxaudit/context"
)

// Report is one audit.
type Report struct {
	// Context is what was audited, with the reach of every entry.
	Context     *buildcontext.Context
	Findings    []buildcontext.Finding
	Suggestions []buildcontext.Suggestion
	// NotScanned are the entries that ship and were not searched for secrets.
	NotScanned []buildcontext.Problem
	// Incomplete is everything that could not be read, by the walk or later.
	// An audit with any is never clean.
	Incomplete []buildcontext.Problem

	// Named are the audits of the named contexts, with their own paths. Their
	// findings and gaps stand in this report as well; see [Report.Join].
	Named []*Report

	// Ignored are the entries that the ignore file excludes, sorted by path; nil
	// where nobody looked. Only the picture of the HTML shows them.
	Ignored []buildcontext.Entry
	// Known are the findings that a baseline knows, and Exempt those that the
	// configuration exempts; Findings are the others.
	Known  []buildcontext.Finding
	Exempt []Exempt

	// Path is the context root as the user named it, for headings and for the
	// commands that hints name; "" is ".".
	Path string
	// Flags are the flags for the target as the user gave them, such as -f and
	// docker/Dockerfile, for the commands that hints name.
	Flags []string
	// Repository is the root of the repository that the context belongs to,
	// absolute, for formats whose paths start there; "" is the context root.
	Repository string
	// Dockerfiles are the Dockerfiles below the root where the target has none,
	// relative to the root, the likeliest first.
	Dockerfiles []string
	// Dockerfile is the text of the Dockerfile, for excerpts.
	Dockerfile []byte
	// Config is the configuration file as the user named it; "" is none.
	Config string
	// Revision is the commit that the repository is at; "" is not known.
	Revision string
	// FailOn is the least severity that fails; above Critical none does.
	FailOn buildcontext.Severity
	// MaxBytes and MaxEntries are the limits that the user set for what is
	// sent; 0 is no limit.
	MaxBytes   int64
	MaxEntries int
	// Version is the version of ctxaudit.
	Version string
	// Date is the day of the audit as the caller wants it printed; "" leaves it
	// out.
	Date string
	// Took is the time of the audit; 0 leaves it out. Only the table shows it.
	Took time.Duration
	// Pages are the pages of the rules.
	Pages []buildcontext.Page
	// Unchecked are the rules that were not checked.
	Unchecked []Unchecked
	// NoSecrets says that nobody looked for secrets.
	NoSecrets bool
}

// Unchecked is a rule that was not checked, and why in words.
type Unchecked struct {
	Code   string
	Reason string
}

// Exempt is a finding that somebody has decided to live with.
type Exempt struct {
	buildcontext.Finding
	// Reason is what the configuration gives.
	Reason string
	// Until is the last day of the exemption; "" is for good.
	Until string
}

// Style is how a reader wants the bytes. Formats for machines ignore it but for
// Top.
type Style struct {
	// Width is the number of columns of the terminal; 0 where there is none.
	Width int
	// Color asks for colours.
	Color bool
	// Long asks the table for everything about each finding.
	Long bool
	// Top is the number of rows of each table; 0 is 10.
	Top int
}

func (s Style) top() int {
	if s.Top > 0 {
		return s.Top
	}
	return 10
}

var formats = []struct {
	name  string
	write func(io.Writer, *Report, Style) error
}{
	{"table", writeTable},
	{"json", writeJSON},
	{"markdown", writeMarkdown},
	{"summary", writeSummary},
	{"html", writeHTML},
	{"brief", writeBrief},
	{"sarif", writeSARIF},
	{"github", writeGitHub},
	{"gitlab", writeGitLab},
	{"junit", writeJUnit},
}

// Formats returns the names of the formats in the order of the help text.
func Formats() (names []string) {
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// Write writes r in the format of that name. An unknown name is an error that
// lists the known ones; other errors come from w.
func Write(w io.Writer, format string, r *Report, s Style) error {
	for _, f := range formats {
		if f.name == format {
			return f.write(w, r, s)
		}
	}
	return fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(Formats(), ", "))
}
