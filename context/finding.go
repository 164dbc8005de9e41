package buildcontext

import "fmt"

// Severity grades a finding. Severities are ordered.
type Severity uint8

const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = [...]string{"info", "low", "medium", "high", "critical"}

func (s Severity) String() string { return severityNames[s] }

// MarshalText makes a severity its name in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity returns the severity of that name.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q", name)
}

// Finding is something wrong here, in this tree. It never holds the value of a
// secret.
type Finding struct {
	// Code is the code of the rule, such as CTX101.
	Code     string
	Severity Severity
	// Message says what is wrong, with figures; one line, no final period.
	Message string
	// Path is the file to look at: an entry's path, or the path of an ignore
	// file or Dockerfile relative to the context root where it lies below it.
	Path string
	// Context is the name of the named context that the finding is about, or "".
	// In a report its paths are then those of [Target.Show].
	Context string
	// Line and Column count from 1; 0 is unknown or the whole file. Columns
	// count bytes. EndColumn is the column behind the last byte of what is
	// meant, on the same line.
	Line, Column, EndColumn int
	// Reach and Landings are those of the entry that the finding is about, and
	// empty for a finding about rules.
	Reach    Reach
	Landings []Landing
	// Detector names what found it where a rule has several: a rule of the
	// secret engine, a class of file.
	Detector string
	// Fingerprint identifies the finding over runs; it does not depend on the
	// line.
	Fingerprint string
	// Hint says what to do; one line.
	Hint string
	// Entries and Bytes count what is concerned.
	Entries int
	Bytes   int64
	// Places are the other places of the same finding.
	Places []Place
}

// Place is a line of a file; Line is 0 for the whole file.
type Place struct {
	Path string `json:"path"`
	Line int    `json:"line"`
}

// Problem is something that could not be read or was not looked at.
type Problem struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Page is the documentation of one code, in Markdown.
type Page struct {
	// Code is the code, such as CTX302.
	Code string
	// Title says what the code reports; a phrase without a final period.
	Title string
	// Severity is the usual one; a finding may be graded otherwise.
	Severity Severity
	// Text is the whole page, its heading included.
	Text string
}
