package report

import (
	"bytes"
	"io"
	"strings"
)

// budget is what GitHub takes as a comment of a pull request: 65,536 characters.
// The summary of a step may have 1 MiB.
const budget = 1 << 16

// writeSummary writes the short form of the review for comments of a pull
// request and summaries of a step. It keeps within a number of bytes and says
// what it leaves out.
func writeSummary(w io.Writer, r *Report, _ Style) error {
	b := &budgeted{limit: budget - len(leftOut(1<<40))}
	m := &markdown{Report: r, totals: r.Totals()}
	m.line("### Docker build context " + code(r.title()))
	m.line("")
	m.verdict()
	if !r.Complete() {
		m.line("**Incomplete**: " + plural(len(r.Incomplete), "place") + " could not be read.")
		m.line("")
	}
	m.line(r.counts(Style{}.grade) + ".")
	m.line("")
	b.add(m.take())
	if fs := r.grave(); len(fs) > 0 {
		m.head("Severity", "Rule", "Where", "What", "Ends up in", "What to do")
		b.add(m.take())
		for _, f := range fs {
			where := m.where(f)
			if n := len(f.Places); n > 0 {
				where += " and " + plural(n, "more place")
			}
			m.row(f.Severity.String(), f.Code, where, prose(f.Message), m.lands(f), prose(f.Hint))
			b.add(m.take())
		}
		b.add("\n")
	}
	for _, a := range r.all() {
		if len(a.offered()) > 0 {
			m.line("Add to " + code(a.ignoreFile()) + ":")
			m.line("")
			m.fence(a.offered())
			b.add(m.take())
		}
	}
	if b.dropped > 0 {
		b.WriteString(leftOut(b.dropped))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (m *markdown) take() string {
	s := m.String()
	m.Reset()
	return s
}

// budgeted takes pieces as long as they fit. What follows a piece that does not
// fit is dropped too: what is kept has no holes.
type budgeted struct {
	bytes.Buffer
	limit   int
	dropped int
}

func (b *budgeted) add(piece string) {
	if b.dropped == 0 && b.Len()+len(piece) <= b.limit {
		b.WriteString(piece)
		return
	}
	b.dropped += strings.Count(strings.TrimSpace(piece), "\n") + 1
}

func leftOut(lines int) string {
	return "\n_" + plural(lines, "line") + " left out to keep this short; the whole report is longer._\n"
}
