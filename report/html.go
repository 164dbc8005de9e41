package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html"
	"io"
	"strings"

	"ctxaudit/context"
)

var (
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// rowsOnPage bounds the tables of a page; the JSON has everything.
const rowsOnPage = 500

// writeHTML writes one page that holds all it needs and loads nothing. Its
// policy lets no other script or style run, and everything can be read without
// the script, which only zooms, sorts and copies.
func writeHTML(w io.Writer, r *Report, s Style) error {
	p := &page{Report: r, totals: r.Totals()}
	p.head()
	p.masthead()
	p.hero()
	p.funnel("How far it travels")
	p.treemap()
	p.findings("Findings", r.grave(), "What to do", hint)
	p.suggestions()
	p.largestTable("What is big", max(s.top(), 20))
	for _, n := range r.Named {
		c := &page{Report: n, totals: n.Totals()}
		title := "Named context " + name(n.Context.Target.Name)
		c.funnel(title)
		c.suggestions()
		c.largestTable(title+": what is big", max(s.top(), 20))
		p.Write(c.Bytes())
	}
	p.findings("Decided before", r.decided(), "Decision", r.decision)
	p.checklist()
	p.leftOut()
	p.rulePages()
	p.WriteString("</main>\n<footer>ctxaudit " + text(r.Version) + " audits Docker build contexts. Values of secrets are never shown.</footer>\n<script>" +
		pageScript + "</script>\n</body>\n</html>\n")
	_, err := w.Write(p.Bytes())
	return err
}

// page is HTML in the making.
type page struct {
	bytes.Buffer
	*Report
	totals Totals
}

// text escapes words for HTML, and a name in them for the eye.
func text(s string) string { return html.EscapeString(Safe(s)) }

// name escapes a name for HTML. It may break after a "/".
func name(s string) string { return nameAt(buildcontext.Place{Path: s}) }

func nameAt(at buildcontext.Place) string {
	return "<code>" + strings.ReplaceAll(html.EscapeString(printable(at.Path)), "/", "/<wbr>") + position(at.Line) + "</code>"
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (p *page) head() {
	policy := "default-src 'none'; style-src " + hash(pageStyle) + "; script-src " + hash(pageScript) + "; base-uri 'none'; form-action 'none'"
	p.WriteString("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n" +
		"<title>Docker build context " + text(printable(p.title())) + "</title>\n" +
		"<style>" + pageStyle + "</style>\n</head>\n<body>\n")
}

func (p *page) masthead() {
	c := p.Context
	facts := []string{text(dockerfileWords(c)), text(rulesWords(c))}
	if p.Revision != "" {
		facts = append(facts, "revision "+text(p.Revision[:min(12, len(p.Revision))]))
	}
	if b := c.Target.Builder; b != "" && b != buildcontext.BuildKit {
		facts = append(facts, "builder "+string(b))
	}
	if p.Date != "" {
		facts = append(facts, text(p.Date))
	}
	p.WriteString("<header>\n<p class=\"kind\">Docker build context</p>\n<h1>" + name(p.title()) + "</h1>\n<ul class=\"facts\">")
	for _, f := range facts {
		p.WriteString("<li>" + f + "</li>")
	}
	p.WriteString("</ul>\n</header>\n<main>\n")
}

func (p *page) hero() {
	n := p.totals.Shipped()
	p.WriteString("<section class=\"hero\">\n<p class=\"total\"><strong>" + size(n.Bytes) + "</strong> " + p.fate(p.totals) + "</p>\n")
	words := plural(n.Entries, "file")
	if p.totals.Sent != nil {
		words += "; " + p.totals.travel()
	}
	if also := p.beside(); also != "" {
		words += "; " + text(also)
	}
	p.WriteString("<p>" + words + ".</p>\n")
	if words := p.saved(func(s string) string { return "<strong>" + s + "</strong>" }); words != "" {
		p.WriteString("<p class=\"avoidable\">" + words + ".</p>\n")
	}
	if !p.Complete() {
		p.WriteString("<p class=\"incomplete\"><strong>Incomplete.</strong> " + plural(len(p.Incomplete), "place") + " could not be read; there may be more than is shown here.</p>\n")
	}
	found := tally(p.grave(), badge)
	if len(found) == 0 {
		found = []string{p.clean()}
	}
	p.WriteString("<p class=\"counts\">" + strings.Join(found, " ") + strings.Join(append([]string{""}, p.besides()...), " · ") + "</p>\n</section>\n")
}

// badge marks words about a severity.
func badge(severity buildcontext.Severity, words string) string {
	return "<span class=\"severity " + severity.String() + "\">" + words + "</span>"
}

// funnel shows how much of the disk gets how far.
func (p *page) funnel(title string) {
	stations := p.totals.stations()
	if len(p.Ignored) > 0 {
		disk := p.totals.Context
		for i := range p.Ignored {
			disk.add(&p.Ignored[i])
		}
		stations = append([]station{{"on disk", buildcontext.Ignored, disk}}, stations...)
	}
	most := stations[0].Bytes
	if most == 0 || len(stations) == 1 {
		return
	}
	p.WriteString("<section>\n<h2>" + title + "</h2>\n<table class=\"funnel\">\n<tbody>\n")
	for _, s := range stations {
		width := decimal(100 * float64(s.Bytes) / float64(most))
		p.WriteString("<tr><th scope=\"row\">" + upper(s.name) + "</th><td class=\"bar\"><svg aria-hidden=\"true\"><rect class=\"" + reachClass(s.reach) +
			"\" width=\"" + width + "%\" height=\"100%\"/></svg></td><td class=\"n\">" + size(s.Bytes) + "</td><td class=\"n\">" + plural(s.Entries, "file") + "</td></tr>\n")
	}
	p.WriteString("</tbody>\n</table>\n</section>\n")
}
