package suggest

import (
	"strings"

	"ctxaudit/context"
)

// Drop returns the patterns that would leave out what lies at a path, each by
// itself: the path, all in it where an exception takes that in again, and its
// name at every depth where the name ships elsewhere too. It returns those that
// would break a build as well, and nothing where nothing ships there or no
// pattern can hold the name.
func Drop(c *buildcontext.Context, path string, files []Dockerfile) []buildcontext.Suggestion {
	s := newSearch(c, Evidence{Dockerfiles: files})
	one := place{path, s.below(path)}
	if n, _ := s.shipping(one.bounds); n == 0 {
		return nil
	}
	kind := &Kind{Remade: ask}
	for _, h := range s.outer {
		if h.path == path {
			kind = h.kind
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
	cs := []candidate{s.candidate(line, paths(kind, []place{one}))}
	if same := s.called(base(path)); len(same) > 1 {
		t := paths(kind, same)
		t.catches = func(p string) bool { return base(p) == base(path) }
		cs = append(cs, s.candidate("**/"+name, t))
	}
	_, all := s.shipping(bounds{0, len(s.entries)})
	var out []buildcontext.Suggestion
	for _, candidate := range cs {
		gone := make([]bool, len(s.entries))
		sg, _ := s.apply(candidate, nil, gone)
		if sg.Safe != buildcontext.Unsafe && s.starved(gone, candidate.paths) {
			sg.Safe, sg.Why = buildcontext.Unsafe, "a COPY, ADD or mount would find nothing"
		}
		sg.Left = all - sg.Bytes
		out = append(out, sg)
	}
	return out
}

func (s *search) candidate(pattern string, t thing) candidate {
	return candidate{[]string{pattern}, t, s.of(&t)}
}

// called returns the outermost places of a name.
func (f *found) called(name string) []place {
	var ps []place
	for i := 0; i < len(f.entries); {
		path, next := f.entries[i].Path, i+1
		for at := 0; at < len(path); {
			end := strings.IndexByte(path[at:], '/')
			if end < 0 {
				end = len(path) - at
			}
			if path[at:at+end] == name {
				p := place{path[:at+end], bounds{i, i + 1}}
				if at+end < len(path) {
					p.bounds = f.below(p.path)
				}
				ps = append(ps, p)
				next = p.end
				break
			}
			at += end + 1
		}
		i = next
	}
	return ps
}
