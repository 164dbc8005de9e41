package suggest

import (
	"slices"

	"ctxaudit/context"
)

// measured is a suggestion and what it is about.
type measured struct {
	buildcontext.Suggestion
	thing
}

// measure runs the rules again with the patterns of each candidate added to
// those before it, over the entries it is about. What is safe is held against
// the sources first: it goes whether or not anything is checked.
func (s *search) measure(cs []candidate) []measured {
	var safe []string
	certain := make([]bool, len(s.entries)) // gone with what is safe
	cs = slices.DeleteFunc(slices.Clone(cs), func(c candidate) bool {
		if c.safe != buildcontext.Safe {
			return false
		}
		sg, after := s.apply(c, safe, certain)
		// Each of two may leave a source something, and both together nothing.
		if sg.Entries == 0 || s.starved(after, c.paths) {
			return true
		}
		safe, certain = append(safe, c.patterns...), after
		return false
	})
	left := s.weigh(nil, s.root()).bytes
	gone := make([]bool, len(s.entries))
	var added []string
	var out []measured
	for _, c := range cs {
		sg, after := s.apply(c, added, gone)
		if sg.Entries == 0 || c.safe == buildcontext.Check && s.starved(union(after, certain), c.paths) {
			continue
		}
		added, gone = append(added, c.patterns...), after
		left -= sg.Bytes
		sg.Left = left
		out = append(out, measured{sg, c.thing})
	}
	return out
}

// union is what either of two marks.
func union(a, b []bool) []bool {
	u := slices.Clone(a)
	for i, marked := range b {
		u[i] = u[i] || marked
	}
	return u
}

// apply adds the patterns of a candidate to those added before. It returns what
// that saves, and what is gone after it: no more than before where something would
// arrive empty.
func (s *search) apply(c candidate, added []string, gone []bool) (sg buildcontext.Suggestion, after []bool) {
	sg = buildcontext.Suggestion{Patterns: c.patterns, Safe: c.safe, Why: c.why}
	r, err := newRules(s.c.Target.Builder, s.c.Ignore.Patterns, slices.Concat(added, c.patterns)...)
	if err != nil {
		return sg, gone
	}
	after = slices.Clone(gone)
	for _, p := range c.paths {
		for i := p.first; i < p.end; i++ {
			switch e := &s.entries[i]; {
			case gone[i]:
			case r.excludes(e.Path):
				after[i] = true
				if s.ships[i] {
					sg.Entries++
					sg.Bytes += e.Size
				}
			case !r.opens(e.Path) && s.now.opens(e.Path):
				return buildcontext.Suggestion{Patterns: c.patterns, Safe: buildcontext.Unsafe, Why: e.Path + " would arrive empty"}, gone
			}
		}
	}
	return sg, after
}

// starved says whether a source has lost all it names. Only what lies about the
// places can have.
func (s *search) starved(gone []bool, about []place) bool {
	near := func(p string) bool {
		at := s.at(p)
		return slices.ContainsFunc(about, func(a place) bool { return a.first < at.end && at.first < a.end })
	}
	left := func(p string) bool { return s.remains(s.at(p), func(i int) bool { return gone[i] }) }
	lost := func(p string) bool { return near(p) && !left(p) }
	return slices.ContainsFunc(s.uses, func(u use) bool {
		switch {
		case slices.ContainsFunc(u.links, lost), u.within != "" && lost(u.within):
			return true
		case u.whole():
			return false
		case u.broad():
			return slices.ContainsFunc(u.names, near) && !slices.ContainsFunc(u.names, left)
		}
		return slices.ContainsFunc(u.names, lost)
	})
}
