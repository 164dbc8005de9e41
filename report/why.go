package report

import (
	"strings"

	"ctxaudit/context"
)

// why says what a row is and why the rules let it through.
func (r *Report) why(t *tree, w row) string {
	words := r.whyRules(t, w)
	if w.heap != nil {
		words = w.heap.What + ", " + words
	}
	return words
}

func (r *Report) whyRules(t *tree, w row) string {
	c := r.Context
	switch {
	case len(c.Ignore.Patterns) == 0 && len(c.Ignore.Dead) > 0:
		return "the ignore file is not read"
	case c.Ignore.Path == "":
		return "no ignore file"
	}
	for _, f := range append(r.decided(), r.Findings...) {
		if f.Code == "CTX302" && 2*t.meets(w.node, f.Places) > w.Bytes {
			return c.Ignore.Path + ":" + itoa(f.Line) + " is anchored to ./"
		}
	}
	if p := r.admitted(w.node); p != nil {
		return "let in by " + c.Ignore.Path + ":" + itoa(p.Line) + " " + p.Text
	}
	return "no rule matches"
}

// meets returns the bytes of a node that lie at or below some places, which are
// disjoint.
func (t *tree) meets(n node, places []buildcontext.Place) (bytes int64) {
	for _, p := range places {
		at := t.find(strings.TrimSuffix(p.Path, "/"))
		if lo, hi := max(at.lo, n.lo), min(at.hi, n.hi); lo < hi {
			bytes += t.bytes[hi] - t.bytes[lo]
		}
	}
	return bytes
}
