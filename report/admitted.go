package report

import (
	"slices"

	"ctxaudit/context"
)

// admitted returns the exception that lets in most of the bytes below a node,
// and nil where no rule has a say in most of them.
func (r *Report) admitted(n node) *buildcontext.Pattern {
	c := r.Context
	if c.Matcher == nil || !slices.ContainsFunc(c.Ignore.Patterns, buildcontext.Pattern.Exception) {
		return nil
	}
	weights := make([]int64, len(c.Ignore.Patterns)+1)
	d := decider{matcher: c.Matcher}
	for i := n.lo; i < n.hi; i++ {
		v, ok := d.decide(c.Entries[i].Path)
		if !ok {
			return nil
		}
		// An empty file weighs something too.
		weights[v.Rule+1] += c.Entries[i].Size + 1
	}
	best := slices.Index(weights, slices.Max(weights))
	if best == 0 {
		return nil
	}
	return &c.Ignore.Patterns[best-1]
}
