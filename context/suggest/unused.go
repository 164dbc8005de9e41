package suggest

import (
	"slices"

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
		for p := range s.children(dir) {
			switch {
			case s.weigh(nil, p).bytes < minUnused || slices.ContainsFunc(s.uses, func(u use) bool { return u.takes(p.path) }):
			case slices.ContainsFunc(s.uses, func(u use) bool {
				return slices.ContainsFunc(u.paths, func(q string) bool { return buildcontext.Within(p.path, q) })
			}):
				look(p.path)
			case !s.wanted(p):
				cs = append(cs, s.split(&kind{Class: idle, Remade: ask}, p)...)
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
		p := s.at(p)
		if s.weigh(nil, p).bytes >= minUnused && !s.heaped[p.first] && !s.wanted(p) {
			cs = append(cs, s.split(&kind{Class: unversioned, Remade: ask}, p)...)
		}
	}
	return cs
}
