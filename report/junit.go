package report

import (
	"bytes"
	"fmt"
	"html"
	"io"
)

// writeJUnit writes a test case for each finding, failed where it is as severe
// as what fails the audit, an error for each place that could not be read, and
// a passed case for each rule that finds nothing.
func writeJUnit(w io.Writer, r *Report, _ Style) error {
	var cases bytes.Buffer
	tests, failures := 0, 0
	found := map[string]bool{}
	testcase := func(class, name, inner string) {
		tests++
		fmt.Fprintf(&cases, "    <testcase classname=%s name=%s", attribute("ctxaudit."+class), attribute(name))
		if inner == "" {
			cases.WriteString("/>\n")
			return
		}
		fmt.Fprintf(&cases, ">\n      %s\n    </testcase>\n", inner)
	}
	for _, p := range r.Incomplete {
		testcase("incomplete", printable(p.Path), "<error message="+attribute(Safe(p.Reason))+"/>")
	}
	for _, f := range r.worst() {
		found[f.Code] = true
		words := html.EscapeString(r.sentence(f))
		inner := "<system-out>" + words + "</system-out>"
		if f.Severity >= r.FailOn || f.Code == limitCode {
			failures++
			inner = "<failure type=" + attribute(f.Severity.String()) + " message=" + attribute(Safe(f.Message)) + ">" + words + "</failure>"
		}
		at := r.file(f)
		testcase(f.Code, printable(at.Path)+position(at.Line), inner)
	}
	for _, p := range r.Pages {
		if !found[p.Code] {
			testcase(p.Code, Safe(p.Title), "")
		}
	}
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
	fmt.Fprintf(&b, "  <testsuite name=%s tests=\"%d\" failures=\"%d\" errors=\"%d\">\n",
		attribute("ctxaudit "+printable(r.root())), tests, failures, len(r.Incomplete))
	b.Write(cases.Bytes())
	b.WriteString("  </testsuite>\n</testsuites>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// attribute quotes a value for XML and HTML.
func attribute(s string) string { return `"` + html.EscapeString(s) + `"` }
