package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// why says what a row is and why the rules let it through.
func (r *Report) why(w row) string {
	words := r.whyRules(w)
	if w.heap != nil {
		words = w.heap.What + ", " + words
	}
	return words
}

func (r *Report) whyRules(w row) string {
	c := r.Context
	switch {
	case len(c.Ignore.Patterns) == 0 && len(c.Ignore.Dead) > 0:
		return "the ignore file is not read"
	case c.Ignore.Path == "":
		return "no ignore file"
	}
	for _, f := range r.Findings {
		if f.Code == "CTX302" && slices.ContainsFunc(f.Places, func(p buildcontext.Place) bool { return below(p.Path, w.path) }) {
			return c.Ignore.Path + ":" + itoa(f.Line) + " is anchored to ./"
		}
	}
	if p := r.admitted(w.node); p != nil {
		return "let in by " + c.Ignore.Path + ":" + itoa(p.Line) + " " + p.Text
	}
	return "no rule matches"
}

// below says that path is dir or lies below it; dir may end in "/".
func below(path, dir string) bool {
	dir = strings.TrimSuffix(dir, "/")
	return path == dir || strings.HasPrefix(path, dir+"/")
}
