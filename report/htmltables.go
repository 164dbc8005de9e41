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
	p.WriteString("<section>\n<h2>" + title + "</h2>\n")
	p.table(class, columns)
}

func (p *page) close() { p.WriteString("</tbody>\n</table></div>\n</section>\n") }

// fold begins a part with a table of n rows that a reader opens.
func (p *page) fold(title string, n int, columns ...string) {
	p.WriteString("<details class=\"part\"><summary><h2>" + title + "</h2> " + grouped(n) + "</summary>\n")
	p.table("sortable", columns)
}

func (p *page) endFold() { p.WriteString("</tbody>\n</table></div>\n</details>\n") }

func (p *page) table(class string, columns []string) {
	p.WriteString("<div class=\"wide\"><table class=\"" + class + "\">\n<thead><tr>")
	for _, c := range columns {
		if n, ok := strings.CutPrefix(c, "#"); ok {
			p.WriteString("<th scope=\"col\" class=\"n\">" + n + "</th>")
		} else {
			p.WriteString("<th scope=\"col\">" + c + "</th>")
		}
	}
	p.WriteString("</tr></thead>\n<tbody>\n")
}

func (p *page) row(cells ...string) {
	p.WriteString("<tr>" + strings.Join(cells, "") + "</tr>\n")
}

func td(label, inner string) string {
	return "<td data-label=" + attribute(label) + ">" + inner + "</td>"
}

// tdNumber is a cell that sorts by its value.
func tdNumber(label string, value int64, shown string) string {
	return "<td class=\"n\" data-label=" + attribute(label) + " data-value=\"" + itoa(int(value)) + "\">" + shown + "</td>"
}

// tdCount are the cells for an amount.
func tdCount(n Count) string {
	return tdNumber("Size", n.Bytes, size(n.Bytes)) + tdNumber("Files", int64(n.Entries), grouped(n.Entries))
}

// findings writes a section of findings; the last column is what last says of
// each.
func (p *page) findings(title string, fs []buildcontext.Finding, column string, last func(buildcontext.Finding) string) {
	if len(fs) > 0 {
		p.open(title, "sortable", p.findingColumns(column)...)
		p.findingRows(fs, column, last)
		p.close()
	}
}

func (p *page) findingColumns(last string) []string {
	columns := []string{"Severity", "Rule", "Where", "What"}
	if p.Context.Build != nil {
		columns = append(columns, "Ends up in")
	}
	return append(columns, last)
}

func (p *page) findingRows(fs []buildcontext.Finding, column string, last func(buildcontext.Finding) string) {
	for _, f := range fs[:min(len(fs), rowsOnPage)] {
		where := nameAt(buildcontext.Place{Path: f.Path, Line: f.Line})
		if pattern := p.pattern(f); pattern != "" {
			where += " " + name(pattern)
		}
		if n := len(f.Places); n > 0 {
			where += " <span class=\"aside\">and " + plural(n, "more place") + "</span>"
		}
		lands := ""
		if p.Context.Build != nil {
			lands = td("Ends up in", text(strings.TrimPrefix(p.landing(f), "→ ")))
		}
		p.row(tdNumber("Severity", int64(f.Severity), badge(f.Severity, f.Severity.String())), td("Rule", p.ruleLink(f.Code)),
			td("Where", "<span>"+where+"</span>"), td("What", text(f.Message)), lands, td(column, text(last(f))))
	}
	p.more(len(fs))
}

// more says how many of n rows are left out.
func (p *page) more(n int) {
	if n -= rowsOnPage; n > 0 {
		p.row("<td colspan=\"6\">and " + grouped(n) + " more</td>")
	}
}

// ruleLink leads to the page of a rule where there is one.
func (p *page) ruleLink(code string) string {
	code = html.EscapeString(code)
	if slices.ContainsFunc(p.Pages, func(page buildcontext.Page) bool { return page.Code == code }) {
		return "<a href=\"#" + code + "\">" + code + "</a>"
	}
	return code
}

func (p *page) suggestions() {
	offered := p.offered()
	if len(offered) == 0 {
		return
	}
	p.open("Lines to add to "+name(p.ignoreFile()), "sortable suggestions", "Line", "#Saves", "#Left", "Safe", "Why")
	for _, s := range offered {
		var names []string
		for _, pattern := range s.Patterns {
			names = append(names, name(pattern))
		}
		p.row(td("Line", "<span>"+strings.Join(names, "<br>")+"</span>"), tdNumber("Saves", s.Bytes, size(s.Bytes)), tdNumber("Left", s.Left, size(s.Left)),
			td("Safe", "<span class=\"safe "+string(s.Safe)+"\">"+string(s.Safe)+"</span>"), td("Why", text(s.Why)))
	}
	p.WriteString("</tbody>\n</table></div>\n<pre class=\"copy\">" + html.EscapeString(toCopy(offered)) + "\n</pre>\n</section>\n")
}

func (p *page) largestTable(title string, top int) {
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
	p.open(title, "sortable", columns...)
	for _, row := range rows {
		ends := ""
		if lands {
			ends = td("Ends up in", text(p.ends(t, row.node)))
		}
		p.row(td("Path", name(row.path)), tdCount(row.Count), td("Why it is there", text(p.why(t, row))), ends)
	}
	if more > 0 {
		p.WriteString("</tbody>\n<tbody>")
		p.row(td("Path", "and "+grouped(more)+" more"), tdCount(rest), strings.Repeat("<td></td>", len(columns)-3))
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
		p.fold("Not known before the build", len(b.Unknowns), "At", "What")
		for _, u := range b.Unknowns {
			p.row(td("At", "<code>"+html.EscapeString(p.dockerfileLine(u.Line))+"</code>"), td("What", text(u.Message)))
		}
		p.endFold()
	}
	p.problems("Not searched for secrets", p.NotScanned)
	if notes := p.notes(); len(notes) > 0 {
		p.fold("Notes", len(notes), p.findingColumns("What to do")...)
		p.findingRows(notes, "What to do", hint)
		p.endFold()
	}
}

func hint(f buildcontext.Finding) string { return f.Hint }

func (p *page) problems(title string, ps []buildcontext.Problem) {
	if len(ps) == 0 {
		return
	}
	p.fold(title, len(ps), "Path", "Why")
	for _, q := range ps[:min(len(ps), rowsOnPage)] {
		p.row(td("Path", name(q.Path)), td("Why", text(q.Reason)))
	}
	p.more(len(ps))
	p.endFold()
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
