package report

import (
	"html"
	"slices"
	"strings"

	"ctxaudit/context"
)

// open begins a section with a table. A column whose title begins with "#" is
// numbers.
func (p *page) open(title, class string, columns ...string) {
	p.WriteString("<section>\n<h2>" + title + "</h2>\n<div class=\"wide\"><table class=\"" + class + "\">\n<thead><tr>")
	for _, c := range columns {
		if n, ok := strings.CutPrefix(c, "#"); ok {
			p.WriteString("<th scope=\"col\" class=\"n\">" + n + "</th>")
		} else {
			p.WriteString("<th scope=\"col\">" + c + "</th>")
		}
	}
	p.WriteString("</tr></thead>\n<tbody>\n")
}

func (p *page) close() { p.WriteString("</tbody>\n</table></div>\n</section>\n") }

func (p *page) td(label, inner string) {
	p.WriteString("<td data-label=" + attribute(label) + ">" + inner + "</td>")
}

// number writes a cell that sorts by its value.
func (p *page) number(label string, value int64, shown string) {
	p.WriteString("<td class=\"n\" data-label=" + attribute(label) + " data-value=\"" + itoa(int(value)) + "\">" + shown + "</td>")
}

// findings writes a table of findings; the last column is what last says of each.
func (p *page) findings(title, class string, fs []buildcontext.Finding, column string, last func(buildcontext.Finding) string) {
	if len(fs) == 0 {
		return
	}
	columns := []string{"Severity", "Rule", "Where", "What", "Ends up in", column}
	lands := p.Context.Build != nil
	if !lands {
		columns = slices.Delete(columns, 4, 5)
	}
	p.open(title, "sortable "+class, columns...)
	for _, f := range fs[:min(len(fs), rowsOnPage)] {
		p.WriteString("<tr>")
		p.number("Severity", int64(f.Severity), badge(f.Severity.String()))
		p.td("Rule", p.ruleLink(f.Code))
		where := nameAt(p.file(f))
		if pattern := p.pattern(f); pattern != "" {
			where += " " + name(pattern)
		}
		if n := len(f.Places); n > 0 {
			where += " <span class=\"aside\">and " + plural(n, "more place") + "</span>"
		}
		p.td("Where", "<span>"+where+"</span>")
		p.td("What", text(f.Message))
		if lands {
			p.td("Ends up in", text(strings.TrimPrefix(p.landing(f), "→ ")))
		}
		p.td(column, text(last(f)))
		p.WriteString("</tr>\n")
	}
	if n := len(fs) - rowsOnPage; n > 0 {
		p.WriteString("<tr><td colspan=\"6\">and " + grouped(n) + " more</td></tr>\n")
	}
	p.close()
}

// ruleLink leads to the page of a rule where there is one.
func (p *page) ruleLink(code string) string {
	for _, page := range p.Pages {
		if page.Code == code {
			return "<a href=\"#" + html.EscapeString(code) + "\">" + html.EscapeString(code) + "</a>"
		}
	}
	return html.EscapeString(code)
}

func (p *page) suggestions() {
	offered := p.offered()
	if len(offered) == 0 {
		return
	}
	p.open("Lines to add to "+name(p.ignoreFile()), "sortable suggestions", "Line", "#Saves", "#Left", "Safe", "Why")
	var lines []string
	for _, s := range offered {
		p.WriteString("<tr>")
		var names []string
		for _, pattern := range s.Patterns {
			names = append(names, name(pattern))
			if plain(pattern) {
				lines = append(lines, pattern)
			}
		}
		p.td("Line", "<span>"+strings.Join(names, "<br>")+"</span>")
		p.number("Saves", s.Bytes, size(s.Bytes))
		p.number("Left", s.Left, size(s.Left))
		p.td("Safe", "<span class=\"safe "+html.EscapeString(string(s.Safe))+"\">"+html.EscapeString(string(s.Safe))+"</span>")
		p.td("Why", text(s.Why))
		p.WriteString("</tr>\n")
	}
	p.WriteString("</tbody>\n</table></div>\n<pre class=\"copy\">" + html.EscapeString(strings.Join(lines, "\n")) + "\n</pre>\n</section>\n")
}

func (p *page) largestTable(top int) {
	t := newTree(p.Context.Entries, p.shipped())
	rows, more, rest := p.heaviest(t, top)
	if len(rows) == 0 {
		return
	}
	columns := []string{"Path", "#Size", "#Files", "Why it is there"}
	lands := p.Context.Build != nil
	if lands {
		columns = append(columns, "Ends up in")
	}
	p.open("What is big", "sortable", columns...)
	for _, row := range rows {
		p.WriteString("<tr>")
		p.td("Path", name(row.path))
		p.number("Size", row.Bytes, size(row.Bytes))
		p.number("Files", int64(row.Entries), grouped(row.Entries))
		p.td("Why it is there", text(p.why(t, row)))
		if lands {
			p.td("Ends up in", text(p.ends(t, row.node)))
		}
		p.WriteString("</tr>\n")
	}
	if more > 0 {
		p.WriteString("</tbody>\n<tbody><tr>")
		p.td("Path", "and "+grouped(more)+" more")
		p.number("Size", rest.Bytes, size(rest.Bytes))
		p.number("Files", int64(rest.Entries), grouped(rest.Entries))
		p.WriteString(strings.Repeat("<td></td>", len(columns)-3) + "</tr>\n")
	}
	p.close()
}

func (p *page) checklist() {
	p.WriteString("<section>\n<h2>Checklist</h2>\n<ul class=\"checks\">\n")
	for _, c := range p.checks() {
		class, mark := "open", "to decide"
		if c.holds() {
			class, mark = "holds", "holds"
		}
		p.WriteString("<li class=\"" + class + "\"><span class=\"mark\">" + mark + "</span> <strong>" + text(c.statement) + "</strong> " + inline(c.evidence) + "</li>\n")
	}
	p.WriteString("</ul>\n</section>\n")
}

// leftOut names what could not be read, what was not searched and what nobody
// can know.
func (p *page) leftOut() {
	p.problems("Could not be read", p.Incomplete)
	if b := p.Context.Build; b != nil && len(b.Unknowns) > 0 {
		p.open("Not known before the build", "", "At", "What")
		for _, u := range b.Unknowns {
			p.WriteString("<tr>")
			p.td("At", "<code>"+html.EscapeString(p.dockerfileLine(u.Line))+"</code>")
			p.td("What", text(u.Message))
			p.WriteString("</tr>\n")
		}
		p.close()
	}
	p.problems("Not searched for secrets", p.NotScanned)
}

func (p *page) problems(title string, ps []buildcontext.Problem) {
	if len(ps) == 0 {
		return
	}
	p.open(title, "sortable", "Path", "Why")
	for _, q := range ps[:min(len(ps), rowsOnPage)] {
		p.WriteString("<tr>")
		p.td("Path", name(q.Path))
		p.td("Why", text(q.Reason))
		p.WriteString("</tr>\n")
	}
	if n := len(ps) - rowsOnPage; n > 0 {
		p.WriteString("<tr><td colspan=\"2\">and " + grouped(n) + " more</td></tr>\n")
	}
	p.close()
}

func (p *page) rulePages() {
	if len(p.Pages) == 0 {
		return
	}
	p.WriteString("<section class=\"rules\">\n<h2>Rules</h2>\n")
	for _, r := range p.Pages {
		_, body, _ := strings.Cut(r.Text, "\n")
		p.WriteString("<details id=\"" + html.EscapeString(r.Code) + "\"><summary><span class=\"code\">" + html.EscapeString(r.Code) + "</span> " + text(r.Title) + "</summary>\n" +
			blocks(body) + "</details>\n")
	}
	p.WriteString("</section>\n")
}
