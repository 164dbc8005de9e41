package report

import (
	"strings"

	"ctxaudit/context"
)

// chapters names what rules are about, by how their codes begin.
var chapters = map[string]string{"CTX1": "exposure", "CTX2": "weight", "CTX3": "ignore-file", "CTX4": "dockerfile", "CTX5": "builders"}

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
