package lint

import (
	"embed"
	"strings"

	"ctxaudit/context"
)

//go:embed rules/*.md
var texts embed.FS

// Pages returns the pages of all codes in the order of the codes.
func Pages() []buildcontext.Page {
	pages := make([]buildcontext.Page, 0, len(rules))
	for _, r := range rules {
		text, err := texts.ReadFile("rules/" + r.code + ".md")
		if err != nil {
			panic(err) // a test holds that each code has a page
		}
		heading, _, _ := strings.Cut(string(text), "\n")
		_, title, _ := strings.Cut(heading, ": ")
		pages = append(pages, buildcontext.Page{Code: r.code, Title: title, Severity: r.severity, Text: string(text)})
	}
	return pages
}

// Page returns the page of a code; letter case does not matter.
func Page(code string) (buildcontext.Page, bool) {
	for _, p := range Pages() {
		if strings.EqualFold(p.Code, code) {
			return p, true
		}
	}
	return buildcontext.Page{}, false
}
