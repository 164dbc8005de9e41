package lint

import "ctxaudit/context"

// subject is the context under check, with what several checks ask for.
type subject struct {
	*buildcontext.Context
	limits Limits
	// sums[i] is the size of the entries before i, in bytes.
	sums []int64
	// excludes says that a rule decided to exclude something.
	excludes bool

	passes int // over all entries, for the words of findings
	// What several checks of lines ask for, nil before the first.
	nests     map[int]*nested         // by nested
	gitignore map[string]bool         // by gitIgnored
	alone     []*buildcontext.Matcher // by single
	// dockerLines are the lines of the Dockerfile, by instruction.
	dockerLines []string
}

func newSubject(c *buildcontext.Context, l Limits) *subject {
	s := &subject{Context: c, limits: l, sums: make([]int64, len(c.Entries)+1)}
	for i, e := range c.Entries {
		s.sums[i+1] = s.sums[i] + e.Size
	}
	for i, use := range c.Uses {
		s.excludes = s.excludes || use.Decided > 0 && !c.Ignore.Patterns[i].Exception()
	}
	return s
}

// farthest returns the greatest reach among the entries from lo up to hi.
func (s *subject) farthest(lo, hi int) buildcontext.Reach {
	r := buildcontext.Unknown
	for _, e := range s.Entries[lo:hi] {
		r = max(r, e.Reach)
	}
	return r
}

// weight grades bytes that nobody needs by how far they go: what the builder
// does not take costs nothing, what lands in the image is paid for at every
// pull.
func (s *subject) weight(bytes int64, r buildcontext.Reach) buildcontext.Severity {
	switch {
	case s.Build != nil && r < buildcontext.Sent:
		return buildcontext.Info
	case bytes >= 100e6, bytes >= 10e6 && r == buildcontext.InImage:
		return buildcontext.Medium
	case bytes >= 100e3:
		return buildcontext.Low
	}
	return buildcontext.Info
}
