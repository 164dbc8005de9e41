package report

import (
	"bytes"
	"strings"

	"ctxaudit/context"
)

// detail shows findings one after another with everything known about them and
// the lines of the ignore file or the Dockerfile that they are about. No line
// of another file is ever shown: it could hold a secret.
func (v *screen) detail(fs []buildcontext.Finding) {
	for _, f := range fs {
		v.line("")
		at := v.file(f)
		where := printable(at.Path) + position(at.Line)
		if f.Column > 0 && at.Line > 0 {
			where += ":" + itoa(f.Column)
		}
		v.line(margin + v.severity(f.Severity.String()) + " " + f.Code + "  " + where)
		v.paragraph(margin+margin, Safe(f.Message))
		if !secret(f) {
			v.excerpt(at, f.Column, f.EndColumn)
		}
		for _, l := range f.Landings[:min(len(f.Landings), v.top())] {
			one := f
			one.Landings = []buildcontext.Landing{l}
			v.paragraph(margin+margin, v.landing(one))
			v.excerpt(buildcontext.Place{Path: v.Context.Target.Show(v.Context.Target.Dockerfile), Line: int(l.Line)}, 0, 0)
		}
		if len(f.Landings) == 0 {
			if l := v.landing(f); l != "" {
				v.paragraph(margin+margin, l)
			}
		}
		for _, p := range f.Places[:min(len(f.Places), v.top())] {
			v.line(margin + margin + "also " + printable(p.Path) + position(p.Line))
		}
		if n := len(f.Places) - v.top(); n > 0 {
			v.line(margin + margin + "and " + plural(n, "other place"))
		}
		if f.Hint != "" {
			v.paragraph(margin+margin, "hint: "+Safe(f.Hint))
		}
	}
}

// excerpt shows a line with what is meant underlined: from column to end, or the
// whole of it where no column is known.
func (v *screen) excerpt(at buildcontext.Place, column, end int) {
	source, ok := v.source(at)
	if !ok {
		return
	}
	number := itoa(at.Line)
	blank := strings.Repeat(" ", len(number))
	indent := len(source) - len(strings.TrimLeft(source, " \t"))
	start, length := indent, columns(visible(strings.TrimSpace(source)))
	if column > 0 && column <= len(source) {
		end = min(max(end, column+1), len(source)+1)
		start, length = column-1, columns(visible(source[column-1:end-1]))
	}
	text := visible(source)
	if room := v.Width - columns(margin+margin+number+" | "); columns(text) > room {
		text = cut(text, max(room-1, 0)) + "…"
		length = max(1, min(length, room-columns(visible(source[:start]))))
	}
	v.line(margin + margin + number + " | " + text)
	v.line(margin + margin + blank + " | " + strings.Repeat(" ", columns(visible(source[:start]))) + "^" + strings.Repeat("~", length-1))
}

// visible shows a line of a file; a tab is one blank.
func visible(line string) string { return Safe(strings.ReplaceAll(line, "\t", " ")) }

// source is a line of the ignore file or of the Dockerfile that may be shown.
// Of RUN these are its flags, because commands hold passwords, and of other
// instructions than those that copy nothing. A line with a secret never is.
func (r *Report) source(at buildcontext.Place) (string, bool) {
	for _, f := range r.Findings {
		if secret(f) && f.Path == at.Path && f.Line == at.Line {
			return "", false
		}
	}
	line, ok := r.text(at)
	if t := r.Context.Target; !ok || at.Path != t.Show(t.Dockerfile) {
		return line, ok
	}
	words := strings.Fields(line)
	if len(words) == 0 {
		return "", false
	}
	first := at.Line // of the instruction
	for first > 1 {
		before, _ := nth(r.Dockerfile, first-1)
		if !strings.HasSuffix(strings.TrimSpace(before), `\`) {
			break
		}
		first--
	}
	opening, _ := nth(r.Dockerfile, first)
	switch verb, _, _ := strings.Cut(strings.Join(strings.Fields(opening), " "), " "); strings.ToUpper(verb) {
	case "FROM", "COPY", "ADD":
		return line, true
	case "RUN":
		if first < at.Line {
			break
		}
		n := 1
		for n < len(words) && strings.HasPrefix(words[n], "--") {
			n++
		}
		return strings.Join(words[:n], " ") + " …", true
	}
	return "", false
}

// text is a line of an ignore file or of the Dockerfile as it is written. It may
// hold a secret; [Report.source] is what may be shown of it.
func (r *Report) text(at buildcontext.Place) (string, bool) {
	for _, a := range r.all() {
		if c := a.Context; at.Path == c.Target.Show(c.Ignore.Path) {
			return nth(c.Ignore.Source, at.Line)
		}
	}
	if t := r.Context.Target; at.Path != t.Show(t.Dockerfile) {
		return "", false
	}
	return nth(r.Dockerfile, at.Line)
}

// nth is a line of a text, counted from 1.
func nth(text []byte, n int) (string, bool) {
	for line := range bytes.Lines(text) {
		if n--; n == 0 {
			return strings.TrimRight(string(line), "\r\n"), true
		}
	}
	return "", false
}
