package suggest

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// candidate is a suggestion before it is ranked.
type candidate struct {
	patterns []string
	thing
	judgement
}

// maxLines bounds the paths that one suggestion spells out.
const maxLines = 12

// search is the search for candidates in one context.
type search struct {
	judge
	ev     Evidence
	ships  []bool // by entry: whether leaving it out saves anything
	wishes []wish
}

// weight is what some entries weigh.
type weight struct {
	entries int
	bytes   int64
}

// weigh counts the entries of places that ship and are not gone; none is where
// gone is nil.
func (s *search) weigh(gone []bool, places ...place) weight {
	var w weight
	for _, p := range places {
		for i := p.first; i < p.end; i++ {
			if s.ships[i] && (gone == nil || !gone[i]) {
				w.entries++
				w.bytes += s.entries[i].Size
			}
		}
	}
	return w
}

// candidate is one of a single pattern.
func (s *search) candidate(pattern string, t thing) candidate {
	return candidate{[]string{pattern}, t, s.of(&t)}
}

// ofNames makes candidates of the names of the catalogue.
func (s *search) ofNames() []candidate {
	outer := map[string]bool{}
	for _, h := range s.outer {
		outer[h.path] = true
	}
	var cs []candidate
	for i := range s.hits {
		n := s.hits[i].name
		if n == nil || s.byName[n][0] != &s.hits[i] {
			continue
		}
		// The pattern of a name catches whatever goes by it. Where that is not
		// all of one kind and free to go, paths take its place.
		var kinds []*kind
		places := map[*kind][]place{}
		stray := false
		end := 0
		for _, h := range s.byName[n] {
			if h.first < end || s.weigh(nil, h.place).entries == 0 {
				continue // nothing of it ships, or it is part of the last one
			}
			if h.kind != nil {
				end = h.end
			}
			if h.kind == nil || !h.kind.certain() && !outer[h.path] || s.wanted(h.place) || s.fixture(h) {
				stray = true
				continue
			}
			if places[h.kind] == nil {
				kinds = append(kinds, h.kind)
			}
			places[h.kind] = append(places[h.kind], h.place)
		}
		for _, k := range kinds {
			cs = append(cs, s.ofKind(n, k, places[k], stray || len(kinds) > 1)...)
		}
	}
	for _, h := range s.hits {
		if h.name == nil && outer[h.path] && !s.wanted(h.place) {
			cs = append(cs, s.split(h.kind, h.place)...)
		}
	}
	return cs
}

// fixture says that git tracks something below a directory of tests or examples,
// where what looks like litter is there on purpose.
func (s *search) fixture(h *hit) bool {
	return forTests(parent(h.path)) && s.git.tracks(h.place)
}

// forTests says that something was made for tests or as an example, by the words
// of its path.
func forTests(p string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(p), func(c rune) bool { return strings.ContainsRune("/-_. ", c) }) {
		switch strings.TrimSuffix(word, "s") {
		case "test", "testing", "testdata", "fixture", "spec", "e2e", "mock", "example", "sample", "demo", "template":
			return true
		}
	}
	return false
}

// ofKind makes the candidates of one kind under one name.
func (s *search) ofKind(n *name, k *kind, places []place, stray bool) []candidate {
	// A single directory at the root that is hidden or named with its parent
	// stays a line as anyone would write it; of what nests, the next one may lie
	// deeper.
	alone := len(places) == 1
	first := places[0].path
	root := alone && s.dir(places[0]) && first == path.Join(n.above, base(first)) && (first[0] == '.' || n.above != "")
	if stray || root || alone && !k.certain() {
		return s.split(k, places...)
	}
	all := s.candidate(n.pattern(), thing{kind: k, paths: places, catches: n.matches})
	if all.safe == buildcontext.Safe {
		return []candidate{all}
	}
	// One pattern says it where all get the same answer, unless a source names
	// such a thing that is not there yet.
	cs := s.split(k, places...)
	if len(cs) == 1 && len(cs[0].paths) == len(places) && all.safe == buildcontext.Check {
		return []candidate{all}
	}
	return cs
}

// split judges each place by itself and makes one candidate of those that are
// safe and one of those to check, by their paths. What cannot be left out, or
// has a name that no pattern can hold, is dropped.
func (s *search) split(k *kind, places ...place) []candidate {
	groups := map[buildcontext.Safety]*candidate{}
	order := slices.Clone(places)
	slices.SortStableFunc(order, func(a, b place) int {
		return cmp.Compare(s.weigh(nil, b).bytes, s.weigh(nil, a).bytes)
	})
	for _, p := range order[:min(len(order), 10*maxLines)] {
		line, exact := s.literal(p.path)
		c := s.candidate(line, paths(k, p))
		g := groups[c.safe]
		switch {
		case !exact || c.safe == buildcontext.Unsafe:
		case g == nil:
			groups[c.safe] = &c
		case len(g.patterns) < maxLines:
			g.patterns = append(g.patterns, line)
			g.paths = append(g.paths, p)
		}
	}
	var cs []candidate
	for _, safe := range []buildcontext.Safety{buildcontext.Safe, buildcontext.Check} {
		if g := groups[safe]; g != nil {
			g.thing = paths(k, g.paths...)
			slices.Sort(g.patterns)
			cs = append(cs, *g)
		}
	}
	return cs
}

// called is the thing that the pattern of a name leaves out at every depth.
func called(name string, k *kind, places []place) thing {
	t := paths(k, places...)
	t.catches = func(p string) bool { return base(p) == name }
	return t
}

// paths is the thing that patterns of paths leave out.
func paths(k *kind, places ...place) thing {
	places = slices.Clone(places)
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.first, b.first) })
	return thing{kind: k, paths: places, catches: func(p string) bool {
		return slices.ContainsFunc(places, func(l place) bool { return l.path == p })
	}}
}
