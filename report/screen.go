package report

import (
	"bytes"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"ctxaudit/context"
)

// writeTable writes the audit for people: what would be sent, what is big, what
// should not be there, what to do about it.
func writeTable(w io.Writer, r *Report, s Style) error {
	var b bytes.Buffer
	v := &screen{Report: r, Style: s, w: &b, totals: r.Totals(), findings: r.worst()}
	v.tree = newTree(r.Context.Entries, r.shipped())
	for _, block := range []func(*screen) error{
		(*screen).heading, (*screen).headline, (*screen).incomplete,
		(*screen).weight, (*screen).exposure, (*screen).suggestions,
		(*screen).rules, (*screen).others, (*screen).unknowns, (*screen).footer,
	} {
		if err := block(v); err != nil {
			return err
		}
	}
	_, err := w.Write(b.Bytes())
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
		case v.Width == 0 || columns(line+separator+p) <= v.Width:
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
	width := v.Width - columns(indent)
	if v.Width == 0 {
		width = columns(words)
	}
	for _, l := range wrap(words, max(width, 20)) {
		v.line(indent + l)
	}
}

func (v *screen) heading() error {
	c := v.Context
	parts := []string{"Docker build context", dockerfileWords(c), rulesWords(c)}
	if b := c.Target.Builder; b != "" && b != buildcontext.BuildKit {
		parts = append(parts, "builder "+string(b))
	}
	first := "ctxaudit " + printable(v.root())
	gapWidth := 4
	if v.Width > 0 {
		gapWidth = max(gapWidth, min(v.Width, 120)-columns(first+strings.Join(parts, " · ")))
	}
	if v.Width > 0 && columns(first)+gapWidth+columns(parts[0]+parts[1])+3 > v.Width {
		v.line(first)
		v.flow(margin, margin, " · ", parts)
	} else {
		v.flow(margin, first+strings.Repeat(" ", gapWidth), " · ", parts)
	}
	v.line("")
	return nil
}

func (r *Report) root() string {
	if r.Path == "" {
		return "."
	}
	return r.Path
}

// shown gives a file of the target as findings name it: relative to the context
// root where it lies below it.
func shown(t buildcontext.Target, file string) string {
	rel, err := filepath.Rel(t.Root, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return file
	}
	return filepath.ToSlash(rel)
}

func dockerfileWords(c *buildcontext.Context) string {
	if c.Build == nil {
		if c.Target.Dockerfile == "" {
			return "no Dockerfile"
		}
		return printable(shown(c.Target, c.Target.Dockerfile))
	}
	words := printable(shown(c.Target, c.Target.Dockerfile))
	if len(c.Build.Stages) > 1 {
		words += " → " + stageWords(c.Build, c.Build.Final)
	}
	return words
}

func stageWords(b *buildcontext.Build, stage int) string {
	return "stage " + Safe(b.Stages[stage].Name)
}

func rulesWords(c *buildcontext.Context) string {
	switch file := printable(c.Ignore.Path); {
	case len(c.Ignore.Patterns) == 0 && len(c.Ignore.Dead) > 0:
		dead := c.Ignore.Dead[0]
		return "rules: none, " + printable(dead.Path) + " is not read: " + Safe(dead.Reason)
	case c.Ignore.Path == "":
		return "no ignore file"
	default:
		return "rules: " + file + " (" + strconv.Itoa(len(c.Ignore.Patterns)) + ")"
	}
}

func (v *screen) headline() error {
	n := v.totals.Shipped()
	what := " would be sent to the builder"
	if v.totals.Sent == nil {
		what = " in the build context"
	} else if v.Context.Target.Builder == buildcontext.Podman {
		what = " would be read by the build"
	}
	side := []string{plural(n.Entries, "file")}
	if v.Took > 0 {
		side = append(side, seconds(v.Took))
	}
	first := v.bold(size(n.Bytes)) + what
	facts := strings.Join(side, " · ")
	pad := 4
	if columns(margin+first+facts)+pad <= v.Width {
		pad = max(pad, 52-columns(margin+first))
	}
	v.flow(margin, margin, strings.Repeat(" ", pad), []string{first, facts})
	if t := v.totals; t.Sent != nil {
		v.paragraph(margin, v.travel())
	}
	if left, ok := v.avoidable(); ok {
		words := v.bold(percent(n.Bytes-left, n.Bytes)+" avoidable") + " → " + size(left)
		if c := v.toCheck(); c > 0 {
			words += ", " + size(c) + " of it to be checked first"
		}
		v.paragraph(margin, words)
	}
	for _, f := range v.findings {
		if f.Code == limitCode {
			v.paragraph(margin, v.red(Safe(f.Message)))
		}
	}
	return nil
}

// travel says how far the context goes beside what is sent.
func (v *screen) travel() string {
	t := v.totals
	if t.Sent.Entries == 0 {
		return "nothing of the " + size(t.Context.Bytes) + " in the context is used"
	}
	var parts []string
	if t.Context.Bytes > t.Sent.Bytes {
		parts = append(parts, "of "+size(t.Context.Bytes)+" in the context")
	}
	switch {
	case t.Stage.Entries == 0:
		parts = append(parts, "nothing of it is copied into a stage")
	case t.Image.Entries == 0:
		parts = append(parts, "nothing of it ends up in the image")
	case t.Image.Entries == t.Sent.Entries:
		parts = append(parts, "all of it ends up in the image")
	default:
		parts = append(parts, size(t.Image.Bytes)+" of it ends up in the image")
	}
	return strings.Join(parts, "; ")
}

// avoidable returns the bytes that are left when every suggestion is taken that
// cannot break the build, or may do so; false where there is none.
func (r *Report) avoidable() (left int64, ok bool) {
	for _, s := range r.Suggestions {
		if s.Safe != buildcontext.Unsafe {
			left, ok = s.Left, true
		}
	}
	return left, ok
}

// toCheck is the part of the avoidable bytes that someone has to look at first.
func (r *Report) toCheck() (n int64) {
	for _, s := range r.Suggestions {
		if s.Safe == buildcontext.Check {
			n += s.Bytes
		}
	}
	return n
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
	return t.write(v.w, v.Width, nil)
}
