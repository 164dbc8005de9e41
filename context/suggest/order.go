package suggest

import (
	"cmp"
	"slices"
	"strings"

	"ctxaudit/context"
)

// bid is a candidate and what it saves at the most: that only shrinks as others go
// first.
type bid struct {
	*candidate
	most weight
}

// order sorts candidates so that each saves the most that is left to save, and
// drops those that save nothing. Only the best by its bound is counted again.
func (s *search) order(cs []candidate) []candidate {
	var left []*bid
	for i := range cs {
		left = append(left, &bid{&cs[i], s.weigh(nil, cs[i].paths...)})
	}
	gone := make([]bool, len(s.entries))
	var ordered []candidate
	for len(left) > 0 {
		best := slices.MinFunc(left, s.better)
		// What is safe saves the same whether or not anything is checked.
		if best.safe == buildcontext.Check {
			safe := slices.DeleteFunc(slices.Clone(left), func(b *bid) bool {
				return b.safe != buildcontext.Safe || !overlap(b.paths, best.paths)
			})
			if len(safe) > 0 {
				best = slices.MinFunc(safe, s.better)
			}
		}
		if now := s.weigh(gone, best.paths...); now != best.most {
			best.most = now
			continue
		}
		left = slices.DeleteFunc(left, func(b *bid) bool { return b == best })
		if best.most.entries == 0 {
			continue
		}
		ordered = append(ordered, *best.candidate)
		for _, p := range best.paths {
			p.mark(gone)
		}
	}
	return ordered
}

// better compares: what would break a build comes last, and a directory, which
// says more, before files.
func (s *search) better(a, b *bid) int {
	return cmp.Or(
		falseFirst(a.safe == buildcontext.Unsafe, b.safe == buildcontext.Unsafe),
		cmp.Compare(b.most.bytes, a.most.bytes),
		cmp.Compare(b.most.entries, a.most.entries),
		cmp.Compare(len(a.paths), len(b.paths)),
		falseFirst(!s.dir(a.paths[0]), !s.dir(b.paths[0])),
		cmp.Compare(len(strings.Join(a.patterns, "\n")), len(strings.Join(b.patterns, "\n"))),
		slices.Compare(a.patterns, b.patterns),
	)
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// overlap says that two lists of places are about some of the same entries. The
// places of each are in the order of the entries, none in another.
func overlap(a, b []place) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].end <= b[j].first:
			i++
		case b[j].end <= a[i].first:
			j++
		default:
			return true
		}
	}
	return false
}
