package report

import (
	"bytes"
	"io"
	"strings"

	"ctxaudit/context"
)

// unbounded is the width for a file or a pipe, which have none: what the logs of
// a CI show in a line.
const unbounded = 120

// writeTable writes the audit for people: what would be sent, what is big, what
// should not be there, what to do about it.
func writeTable(w io.Writer, r *Report, s Style) error {
	if s.Width == 0 {
		s.Width = unbounded
	}
	var b bytes.Buffer
	v := &screen{Report: r, Style: s, w: &b, totals: r.Totals(), findings: r.grave()}
	v.tree = newTree(r.Context.Entries, r.shipped())
	for _, block := range []func(*screen) error{
		(*screen).heading, (*screen).headline, (*screen).incomplete,
		(*screen).weight, (*screen).exposure, (*screen).suggestions,
		(*screen).rules, (*screen).others, (*screen).asides, (*screen).unknowns, (*screen).contexts, (*screen).footer,
	} {
		if err := block(v); err != nil {
			return err
		}
	}
	// By now every line is broken; a search for "12 files" finds plain spaces.
	_, err := w.Write(bytes.ReplaceAll(b.Bytes(), []byte(nbsp), []byte(" ")))
	return err
}

// screen is a report on its way to a terminal.
type screen struct {
	*Report
	Style
	w        *bytes.Buffer
	totals   Totals
	tree     *tree
	findings []buildcontext.Finding // the worst first
}

func (v *screen) line(s string) { v.w.WriteString(s + "\n") }

// flow writes pieces one after another and goes on in the next line, indented,
// where a piece does not fit.
func (v *screen) flow(indent, first, separator string, pieces []string) {
	line := first
	for i, p := range pieces {
		switch {
		case i == 0:
			line += p
		case columns(line+separator+p) <= v.Width:
			line += separator + p
		default:
			v.line(line)
			line = indent + p
		}
	}
	v.line(line)
}

// paragraph writes words in as many lines as they take.
func (v *screen) paragraph(indent, words string) {
	for _, l := range wrap(words, max(v.Width-columns(indent), 20)) {
		v.line(indent + l)
	}
}

// show writes a table that is plain.
func (v *screen) show(t *table) error {
	t.fit(v.Width)
	return t.write(v.w, nil)
}

func (v *screen) heading() error {
	c := v.Context
	parts := []string{"Docker build context", dockerfileWords(c), rulesWords(c)}
	if b := c.Target.Builder; b != "" && b != buildcontext.BuildKit {
		parts = append(parts, "builder "+string(b))
	}
	first := "ctxaudit " + printable(v.root())
	gapWidth := max(4, min(v.Width, 120)-columns(first+strings.Join(parts, " · ")))
	if columns(first)+gapWidth+columns(parts[0]+parts[1])+3 > v.Width {
		v.line(first)
		v.flow(margin, margin, " · ", parts)
	} else {
		v.flow(margin, first+strings.Repeat(" ", gapWidth), " · ", parts)
	}
	v.line("")
	return nil
}

func (v *screen) headline() error {
	n := v.totals.Shipped()
	side := []string{plural(n.Entries, "file")}
	if v.Took > 0 {
		side = append(side, seconds(v.Took))
	}
	first := v.bold(size(n.Bytes)) + " " + v.fate(v.totals)
	facts := strings.Join(side, " · ")
	pad := 4
	if columns(margin+first+facts)+pad <= v.Width {
		pad = max(pad, 52-columns(margin+first))
	}
	v.flow(margin, margin, strings.Repeat(" ", pad), []string{first, facts})
	if t := v.totals; t.Sent != nil {
		v.paragraph(margin, t.travel())
	}
	if words := v.saved(v.bold); words != "" {
		v.paragraph(margin, words)
	}
	if words := v.beside(); words != "" {
		v.paragraph(margin, words)
	}
	if words := v.below(); words != "" {
		v.paragraph(margin, words)
	}
	for _, f := range v.chapter(func(f buildcontext.Finding) bool { return f.Code == limitCode }) {
		v.paragraph(margin, v.red(Safe(f.Message)))
	}
	v.failures()
	return nil
}

// failures says for what the build fails; the list shows what does not fit.
func (v *screen) failures() {
	const most = 3
	fs := v.chapter(fatal)
	for _, f := range fs[:min(most, len(fs))] {
		v.paragraph(margin, v.red(printable(f.Path)+position(f.Line))+"  "+v.message(f))
	}
	if n := len(fs) - most; n > 0 {
		v.paragraph(margin, "and "+plural(n, "other source")+" for which the build fails")
	}
}

func (v *screen) incomplete() error {
	if v.Complete() {
		return nil
	}
	v.line("")
	v.paragraph(margin, v.red("INCOMPLETE")+": "+plural(len(v.Incomplete), "place")+" could not be read; there may be more than is shown here")
	t := &table{columns: []column{{"", elided, 20, 0}, {"", wrapped, 20, 0}}}
	for _, p := range v.Incomplete[:min(v.top(), len(v.Incomplete))] {
		t.add(printable(p.Path), Safe(p.Reason))
	}
	if n := len(v.Incomplete) - v.top(); n > 0 {
		t.add("and "+grouped(n)+" more", "")
	}
	return v.show(t)
}
