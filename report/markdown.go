package report

import (
	"bytes"
	"io"
	"strings"

	"ctxaudit/context"
)

// writeMarkdown writes the checklist of a security review: what a reviewer has
// to answer for, ticked where the audit is the evidence, with room for the
// decision where it is not.
func writeMarkdown(w io.Writer, r *Report, s Style) error {
	m := &markdown{Report: r, totals: r.Totals()}
	m.line("# Docker build context: " + code(r.title()))
	m.line("")
	m.target()
	m.verdict()
	m.line("## Checklist")
	m.line("")
	m.line("A box is ticked where this audit is the evidence. What stands open needs a decision.")
	for _, c := range r.checks() {
		m.check(c)
	}
	m.line("")
	m.weight("Weight", m.command("ls --format csv"), s.top())
	m.steps()
	m.rules()
	m.suggestions()
	for _, n := range r.Named {
		c := &markdown{Report: n, totals: n.Totals()}
		list := ""
		if name := n.Context.Target.Name; shellSafe(name) {
			list = m.command("ls --format csv --named " + name)
		}
		c.weight("Named context "+code(n.Context.Target.Name), list, s.top())
		c.rules()
		c.suggestions()
		m.Write(c.Bytes())
	}
	m.line("## Signed")
	m.line("")
	m.head("Reviewer", "Date", "Decision")
	m.line("| | | |")
	_, err := w.Write(m.Bytes())
	return err
}

type markdown struct {
	bytes.Buffer
	*Report
	totals Totals
	indent string // of a table that is part of a list
}

func (m *markdown) line(s string) { m.WriteString(s + "\n") }

// row writes a row of a table; the cells are Markdown.
func (m *markdown) row(cells ...string) { m.line(m.indent + "| " + strings.Join(cells, " | ") + " |") }

// head begins a table. A column whose title begins with "#" is numbers.
func (m *markdown) head(titles ...string) {
	rules := make([]string, len(titles))
	for i, title := range titles {
		rules[i] = "---"
		if number, ok := strings.CutPrefix(title, "#"); ok {
			titles[i], rules[i] = number, "---:"
		}
	}
	m.row(titles...)
	m.row(rules...)
}

func (m *markdown) verdict() {
	n := m.totals.Shipped()
	words := "**" + size(n.Bytes) + "** in " + plural(n.Entries, "file") + " " + m.fate(m.totals)
	if m.totals.Sent != nil {
		words += "; " + m.totals.travel()
	}
	if also := m.beside(); also != "" {
		words += "; " + prose(also)
	}
	m.line(words + ".")
	m.line("")
	if words := m.saved(func(s string) string { return "**" + s + "**" }); words != "" {
		m.line(words + ".")
		m.line("")
	}
}

// check writes a question with its answer, and what stands against it.
func (m *markdown) check(c check) {
	box := "[ ]"
	if c.holds() {
		box = "[x]"
	}
	m.line("")
	m.line("- " + box + " **" + c.statement + "** " + c.evidence)
	if len(c.findings) == 0 {
		return
	}
	m.line("")
	m.indent = "  "
	m.head("Severity", "Rule", "Where", "What", "Ends up in", "What to do", "Decision")
	for _, f := range c.findings {
		m.row(f.Severity.String(), f.Code, m.where(f)+m.alsoAt(f), prose(f.Message), m.lands(f), prose(f.Hint), prose(m.decision(f)))
	}
	m.indent = ""
}

// where names the line that a finding is about, and what it says where it is a
// rule.
func (m *markdown) where(f buildcontext.Finding) string {
	where := codeAt(f.Path, f.Line)
	if pattern := m.pattern(f); pattern != "" {
		where += " " + code(pattern)
	}
	return where
}

// alsoAt names the other places of a finding.
func (m *markdown) alsoAt(f buildcontext.Finding) (also string) {
	const most = 20
	for _, p := range f.Places[:min(len(f.Places), most)] {
		also += ", " + codeAt(p.Path, p.Line)
	}
	if n := len(f.Places) - most; n > 0 {
		also += " and " + plural(n, "more place")
	}
	return also
}

// lands says where the entry of a finding ends up.
func (m *markdown) lands(f buildcontext.Finding) string {
	return prose(strings.TrimPrefix(m.landing(f), "→ "))
}

// weight says how far the context travels and what is big; list is the command
// that shows every entry, or "".
func (m *markdown) weight(title, list string, top int) {
	t := newTree(m.Context.Entries, m.shipped())
	rows, more, rest := m.heaviest(t, top)
	m.line("## " + title)
	m.line("")
	m.head("Reach", "#Files", "#Size")
	for _, s := range m.totals.stations() {
		m.row(s.name, grouped(s.Entries), size(s.Bytes))
	}
	m.line("")
	if len(rows) == 0 {
		return
	}
	m.head("What is big", "#Size", "#Files", "Why it is there", "Ends up in")
	for _, row := range rows {
		m.row(code(row.path), size(row.Bytes), grouped(row.Entries), prose(m.why(t, row)), prose(m.ends(t, row.node)))
	}
	if more > 0 {
		m.row("and "+grouped(more)+" more", size(rest.Bytes), grouped(rest.Entries), "", "")
	}
	m.line("")
	if list != "" {
		m.line("Every entry, and where it lands: " + code(list) + ".")
		m.line("")
	}
}

func (m *markdown) suggestions() {
	offered := m.offered()
	if len(offered) == 0 {
		return
	}
	m.line("## Lines to add to " + code(m.ignoreFile()))
	m.line("")
	m.head("Line", "#Saves", "#Left", "Safe", "Why")
	for _, s := range offered {
		var lines []string
		for _, p := range s.Patterns {
			lines = append(lines, code(p))
		}
		m.row(strings.Join(lines, "<br>"), size(s.Bytes), size(s.Left), string(s.Safe), prose(s.Why))
	}
	m.line("")
	m.fence(offered)
}

// fence writes the lines to add for someone to copy.
func (m *markdown) fence(offered []buildcontext.Suggestion) {
	text := toCopy(offered)
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	m.line(fence + "text\n" + text + "\n" + fence)
	m.line("")
}
