package report

import (
	"strings"

	"ctxaudit/context"
)

// chapterOf names what a rule is about.
func chapterOf(code string) string {
	switch chapterOrder(code) {
	case "CTX1":
		return "exposure"
	case "CTX2":
		return "weight"
	case "CTX3":
		return "ignore-file"
	case "CTX4":
		return "dockerfile"
	}
	return "builders"
}

// page returns the page of a rule; one that is not known has its code alone.
func (r *Report) page(code string) buildcontext.Page {
	for _, p := range r.Pages {
		if p.Code == code {
			return p
		}
	}
	return buildcontext.Page{Code: code, Title: code, Text: code}
}

// summary is the first paragraph of a page, or its title.
func summary(p buildcontext.Page) string {
	for part := range strings.SplitSeq(p.Text, "\n\n") {
		if part = strings.TrimSpace(part); part != "" && part[0] != '#' {
			return strings.ReplaceAll(part, "\n", " ")
		}
	}
	return p.Title
}
