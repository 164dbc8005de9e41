package suggest

import (
	"ctxaudit/context"
)

// Drop returns the patterns that would leave out what lies at a path, each by
// itself: the path, all in it where an exception takes that in again, and its
// name at every depth where the name ships elsewhere too. It returns those that
// would break a build as well, and nothing where nothing ships there or no
// pattern can hold the name.
func Drop(c *buildcontext.Context, path string, files []Dockerfile) []buildcontext.Suggestion {
	s := newSearch(c, Evidence{Dockerfiles: files})
	one := s.at(path)
	if s.weigh(nil, one).entries == 0 {
		return nil
	}
	k := &kind{Remade: ask}
	for _, h := range s.outer {
		if h.path == path {
			k = h.kind
		}
	}
	line, exact := s.literal(path)
	name, _ := s.literal(base(path))
	if !exact {
		return nil
	}
	if v, _ := c.Matcher.Verdict(path); v.Excluded {
		line += "/**"
	}
	cs := []candidate{s.candidate(line, paths(k, one))}
	if same := s.outermost(base(path)); len(same) > 1 {
		cs = append(cs, s.candidate("**/"+name, called(base(path), k, same)))
	}
	all := s.weigh(nil, s.root()).bytes
	var out []buildcontext.Suggestion
	for _, candidate := range cs {
		sg, gone := s.apply(candidate, nil, make([]bool, len(s.entries)))
		if sg.Safe != buildcontext.Unsafe && s.starved(gone, candidate.paths) {
			sg.Safe, sg.Why = buildcontext.Unsafe, "a COPY, ADD or mount would find nothing"
		}
		sg.Left = all - sg.Bytes
		out = append(out, sg)
	}
	return out
}
