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
	"slices"
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

	// Path is the context root as the user named it, for headings and for the
	// commands that hints name; "" is ".".
	Path string
	// Version is the version of ctxaudit.
	Version string
	// Took is the time of the audit; 0 leaves it out. Only the table shows it.
	Took time.Duration
	// Pages are the pages of the rules.
	Pages []buildcontext.Page
	// NoSecrets says that nobody looked for secrets.
	NoSecrets bool
}

// Style is how a reader wants the bytes. Formats for machines ignore it but for
// Top.
type Style struct {
	// Width is the number of columns of the terminal; 0 is as wide as it takes.
	Width int
	// Color asks for colours.
	Color bool
	// Top is the number of rows of each table; 0 is 10.
	Top int
}

func (s Style) top() int {
	if s.Top > 0 {
		return s.Top
	}
	return 10
}

// Format is one way to write a report.
type Format struct {
	// Name is what --format takes.
	Name string
	// Help is one line for people.
	Help  string
	write func(io.Writer, *Report, Style) error
}

var formats = []Format{
	{"table", "for people, on a terminal", writeTable},
	{"json", "everything, for programs; the schema is ctxaudit/v1", writeJSON},
}

// Formats returns the formats in the order of the help text.
func Formats() []Format { return slices.Clone(formats) }

// Write writes r in the format of that name. An unknown name is an error that
// lists the known ones; other errors come from w.
func Write(w io.Writer, format string, r *Report, s Style) error {
	names := make([]string, len(formats))
	for i, f := range formats {
		if f.Name == format {
			return f.write(w, r, s)
		}
		names[i] = f.Name
	}
	return fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(names, ", "))
}
