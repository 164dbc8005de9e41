package suggest

import (
	"slices"

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
	var out []buildcontext.Suggestion
	for _, m := range s.measure(s.order(s.candidates())) {
		out = append(out, m.Suggestion)
	}
	return out
}

func (s *search) candidates() []candidate {
	cs := slices.Concat(s.ofNames(), s.unused(), s.ofGit(), s.heavyFiles())
	all := s.weigh(nil, s.root()).bytes
	cs = slices.DeleteFunc(cs, func(c candidate) bool {
		saved := s.weigh(nil, c.paths...).bytes
		return c.safe == buildcontext.Check && c.kind.Class != history && saved < petty && saved*pettyShare < all
	})
	return append(cs, s.secrets(s.ev.Findings)...)
}

// Less than petty bytes that are less than one part in pettyShare of all are not
// worth to be checked by anybody.
const petty, pettyShare = 10_000, 1000

func newSearch(c *buildcontext.Context, ev Evidence) *search {
	f := scan(c)
	j := judge{found: f, files: ev.Dockerfiles, uses: f.uses(ev.Dockerfiles), git: ev.Git.about(f), target: c.Build != nil, now: rulesOf(c.Rules())}
	j.explicit = j.now
	if some := slices.DeleteFunc(slices.Clone(c.Ignore.Patterns), leavesAll); len(some) < len(c.Ignore.Patterns) {
		j.explicit, _ = newRules(c.Target.Builder, some) // all of them compiled before
	}
	s := &search{judge: j, ev: ev, ships: make([]bool, len(c.Entries)), wishes: wishes(c.Target.Builder, c.Ignore.Patterns)}
	least := buildcontext.Eligible
	if c.Build != nil {
		least = buildcontext.Sent
	}
	for i := range c.Entries {
		s.ships[i] = c.Entries[i].Reach >= least
	}
	return s
}
