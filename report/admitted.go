package report

import (
	"path"
	"slices"
	"strings"

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
	dir, scope := ".", c.Matcher.Root()
	for i := n.lo; i < n.hi; i++ {
		e := &c.Entries[i]
		if d := path.Dir(e.Path); d != dir {
			dir = d
			if scope = enter(c.Matcher, d); scope == nil {
				return nil
			}
		}
		v, err := scope.Match(path.Base(e.Path))
		if err != nil {
			return nil
		}
		// An empty file weighs something too.
		weights[v.Rule+1] += e.Size + 1
	}
	best := slices.Index(weights, slices.Max(weights))
	if best == 0 {
		return nil
	}
	return &c.Ignore.Patterns[best-1]
}

func enter(m *buildcontext.Matcher, dir string) *buildcontext.Scope {
	s := m.Root()
	if dir == "." {
		return s
	}
	for name := range strings.SplitSeq(dir, "/") {
		var err error
		if s, err = s.Enter(name); err != nil {
			return nil
		}
	}
	return s
}
