package suggest

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// minUnused is the least that something nobody takes must weigh to be worth a
// line, in bytes.
const minUnused = 100_000

// unused makes candidates of the largest directories that no step takes
// anything from.
func (s *search) unused() []candidate {
	if !s.target {
		return nil
	}
	var cs []candidate
	var look func(dir string)
	look = func(dir string) {
		for p, b := range s.children(dir) {
			_, bytes := s.shipping(b)
			switch {
			case bytes < minUnused || slices.ContainsFunc(s.uses, func(u use) bool { return u.takes(p) }):
			case slices.ContainsFunc(s.uses, func(u use) bool {
				return slices.ContainsFunc(u.paths, func(q string) bool { return buildcontext.Within(p, q) })
			}):
				look(p)
			case !s.wanted(p, b):
				cs = append(cs, s.split(&Kind{Class: idle, Remade: ask}, []place{{p, b}})...)
			}
		}
	}
	look("")
	return cs
}

// ofGit makes candidates of what git ignores and the catalogue does not
// know.
func (s *search) ofGit() []candidate {
	var cs []candidate
	if s.git.ignored == nil {
		return nil
	}
	for _, p := range s.ev.Git.ignored {
		p = strings.TrimSuffix(p, "/")
		b := s.below(p)
		if _, bytes := s.shipping(b); bytes < minUnused || s.heaped[b.first] || s.wanted(p, b) {
			continue
		}
		cs = append(cs, s.split(&Kind{Class: unversioned, Remade: ask}, []place{{p, b}})...)
	}
	return cs
}
