package suggest

import (
	"cmp"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Evidence is what else bears on which patterns are worth adding.
type Evidence struct {
	// Findings are those about the context; only those about secret-bearing
	// files count.
	Findings []buildcontext.Finding
	// Dockerfiles are all Dockerfiles whose builds read the ignore file.
	Dockerfiles []Dockerfile
	// Git is what git knows, or nil.
	Git *Git
}

// Rank returns the patterns worth adding at the end of the ignore file of c, the
// one that saves most on top of those before it first. What is saved is what is
// sent where c.Build says so, and the whole context otherwise.
//
// A pattern that would take from a Dockerfile what a COPY, an ADD or a mount
// names is not returned, nor is one that contradicts an exception of the ignore
// file. But a file that holds secrets and is named is: last and as Unsafe, with
// what to do instead.
func Rank(c *buildcontext.Context, ev Evidence) []buildcontext.Suggestion {
	s := newSearch(c, ev)
	ranked := s.measure(s.order(s.candidates()))
	out := make([]buildcontext.Suggestion, len(ranked))
	for i := range ranked {
		out[i] = ranked[i].Suggestion
	}
	return out
}

func (s *search) candidates() []candidate {
	cs := s.ofNames()
	cs = append(cs, s.unused()...)
	cs = append(cs, s.ofGit()...)
	cs = append(cs, s.heavyFiles()...)
	none := make([]bool, len(s.entries))
	_, all := s.shipping(bounds{0, len(s.entries)})
	cs = slices.DeleteFunc(cs, func(c candidate) bool {
		saved := s.gain(&c, none).bytes
		return c.safe == buildcontext.Check && c.kind.Class != history && saved < petty && saved*pettyShare < all
	})
	return append(cs, s.secrets(s.ev.Findings)...)
}

// Less than petty bytes that are less than one part in pettyShare of all are not
// worth to be checked by anybody.
const petty, pettyShare = 10_000, 1000

func newSearch(c *buildcontext.Context, ev Evidence) *search {
	f := scan(c)
	j := judge{found: f, c: c, files: ev.Dockerfiles, uses: uses(c, f, ev.Dockerfiles), git: ev.Git.about(f), target: c.Build != nil}
	s := &search{judge: j, ev: ev, ships: make([]bool, len(c.Entries))}
	least := buildcontext.Eligible
	if c.Build != nil {
		least = buildcontext.Sent
	}
	for i := range c.Entries {
		s.ships[i] = c.Entries[i].Reach >= least
	}
	return s
}

// gain is what a candidate saves.
type gain struct {
	entries int
	bytes   int64
}

// order sorts candidates so that each saves the most that is left to save, and
// drops those that save nothing.
func (s *search) order(cs []candidate) []candidate {
	// What a candidate saves only shrinks as others go first, so an old gain is
	// a bound: only the best by its bound is counted again.
	gone := make([]bool, len(s.entries))
	bound := make([]gain, len(cs))
	for i := range cs {
		bound[i] = s.gain(&cs[i], gone)
	}
	left := make([]int, len(cs))
	for i := range left {
		left[i] = i
	}
	var ordered []candidate
	first := func(list []int) int {
		return slices.MinFunc(list, func(a, b int) int {
			return cmp.Or(
				breaks(&cs[a])-breaks(&cs[b]),
				cmp.Compare(bound[b].bytes, bound[a].bytes),
				cmp.Compare(bound[b].entries, bound[a].entries),
				cmp.Compare(len(cs[a].paths), len(cs[b].paths)),
				s.files(&cs[a])-s.files(&cs[b]),
				cmp.Compare(length(cs[a].patterns), length(cs[b].patterns)),
				slices.Compare(cs[a].patterns, cs[b].patterns),
			)
		})
	}
	for len(left) > 0 {
		best := first(left)
		// What is safe saves the same whether or not anything is checked.
		if cs[best].safe == buildcontext.Check {
			safe := slices.DeleteFunc(slices.Clone(left), func(i int) bool {
				return cs[i].safe != buildcontext.Safe || !overlap(&cs[i], &cs[best])
			})
			if len(safe) > 0 {
				best = first(safe)
			}
		}
		if now := s.gain(&cs[best], gone); now != bound[best] {
			bound[best] = now
			continue
		}
		left = slices.DeleteFunc(left, func(i int) bool { return i == best })
		if bound[best].entries == 0 {
			continue
		}
		ordered = append(ordered, cs[best])
		for _, p := range cs[best].paths {
			for i := p.first; i < p.end; i++ {
				gone[i] = true
			}
		}
	}
	return ordered
}

// overlap says that two candidates are about some of the same entries. The places
// of each are in the order of the entries, none in another.
func overlap(a, b *candidate) bool {
	for i, j := 0, 0; i < len(a.paths) && j < len(b.paths); {
		p, q := a.paths[i], b.paths[j]
		switch {
		case p.end <= q.first:
			i++
		case q.end <= p.first:
			j++
		default:
			return true
		}
	}
	return false
}

func (s *search) gain(c *candidate, gone []bool) gain {
	var g gain
	for _, p := range c.paths {
		for i := p.first; i < p.end; i++ {
			if s.ships[i] && !gone[i] {
				g.entries++
				g.bytes += s.entries[i].Size
			}
		}
	}
	return g
}

// breaks is 1 for a candidate that would break a build: it comes last.
func breaks(c *candidate) int {
	if c.safe == buildcontext.Unsafe {
		return 1
	}
	return 0
}

// files is 1 for a candidate of files: a directory says more.
func (s *search) files(c *candidate) int {
	if s.dir(c.paths[0]) {
		return 0
	}
	return 1
}

func length(patterns []string) int { return len(strings.Join(patterns, "\n")) }

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
		sg, now := s.apply(c, safe, certain)
		// Each of two may leave a source something, and both together nothing.
		if sg.Entries == 0 || s.starved(certain, c.paths) {
			unmark(certain, now)
			return true
		}
		safe = append(safe, c.patterns...)
		return false
	})
	_, left := s.shipping(bounds{0, len(s.entries)})
	gone := make([]bool, len(s.entries))
	var added []string
	var out []measured
	for _, c := range cs {
		sg, now := s.apply(c, added, gone)
		if sg.Entries == 0 || c.safe == buildcontext.Check && s.starved(union(gone, certain), c.paths) {
			unmark(gone, now)
			continue
		}
		added = append(added, c.patterns...)
		left -= sg.Bytes
		sg.Left = left
		out = append(out, measured{sg, c.thing})
	}
	return out
}

func unmark(marks []bool, at []int) {
	for _, i := range at {
		marks[i] = false
	}
}

// union is what either of two marks.
func union(a, b []bool) []bool {
	u := slices.Clone(a)
	for i, marked := range b {
		u[i] = u[i] || marked
	}
	return u
}

// measured is a suggestion and what it is about.
type measured struct {
	buildcontext.Suggestion
	thing
}

// apply adds the patterns of a candidate to those added before, and what they
// leave out to gone. It returns what that saves, and what is newly gone: nothing
// where something would arrive empty.
func (s *search) apply(c candidate, added []string, gone []bool) (buildcontext.Suggestion, []int) {
	sg := buildcontext.Suggestion{Patterns: c.patterns, Safe: c.safe, Why: c.why}
	r, err := newRules(s.c.Target.Builder, &s.c.Ignore, append(added[:len(added):len(added)], c.patterns...))
	if err != nil {
		return sg, nil
	}
	old := rulesOf(s.c.Rules())
	var now []int
	for _, p := range c.paths {
		for i := p.first; i < p.end; i++ {
			if gone[i] {
				continue
			}
			v, _ := r.verdict(s.entries[i].Path)
			if !v.Excluded && !r.opens(s.entries[i].Path) && old.opens(s.entries[i].Path) {
				for _, i := range now {
					gone[i] = false
				}
				return buildcontext.Suggestion{Patterns: c.patterns, Safe: buildcontext.Unsafe, Why: s.entries[i].Path + " would arrive empty"}, nil
			}
			if v.Excluded {
				gone[i] = true
				now = append(now, i)
				if s.ships[i] {
					sg.Entries++
					sg.Bytes += s.entries[i].Size
				}
			}
		}
	}
	return sg, now
}

// starved says whether a source has lost all it names. Only what lies about the
// places can have.
func (s *search) starved(gone []bool, about []place) bool {
	near := func(p string) bool {
		b := s.below(p)
		return slices.ContainsFunc(about, func(a place) bool { return a.first < b.end && b.first < a.end })
	}
	left := func(p string) bool {
		b := s.below(p)
		return slices.Contains(gone[b.first:b.end], false)
	}
	lost := func(p string) bool { return near(p) && !left(p) }
	return slices.ContainsFunc(s.uses, func(u use) bool {
		switch {
		case slices.ContainsFunc(u.links, lost):
			return true
		case u.whole():
			return false
		case u.broad():
			return slices.ContainsFunc(u.names, near) && !slices.ContainsFunc(u.names, left)
		}
		return slices.ContainsFunc(u.names, lost)
	})
}
