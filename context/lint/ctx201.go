package lint

import (
	"cmp"
	"fmt"
	"slices"

	"ctxaudit/context"
)

// heaps reports the heavy things of one class, CTX201 to CTX203, those of a
// kind as one finding: what mends one of them mends all.
func heaps(class string) func(*subject) []buildcontext.Finding {
	return func(s *subject) []buildcontext.Finding {
		kinds := map[string][]buildcontext.Heap{}
		for _, h := range s.Heaps {
			if h.Class == class && h.Entries > 0 {
				kinds[h.Kind] = append(kinds[h.Kind], h)
			}
		}
		var found []buildcontext.Finding
		for kind, hs := range kinds {
			found = append(found, s.pile(kind, hs))
		}
		return found
	}
}

// pile makes one finding of the heaps of a kind, at the largest of them.
func (s *subject) pile(kind string, hs []buildcontext.Heap) buildcontext.Finding {
	slices.SortStableFunc(hs, func(a, b buildcontext.Heap) int {
		return cmp.Or(cmp.Compare(b.Bytes, a.Bytes), cmp.Compare(a.Path, b.Path))
	})
	f := buildcontext.Finding{Path: hs[0].Path, Detector: kind, Hint: "add " + hs[0].Pattern}
	for _, h := range hs {
		f.Entries += h.Entries
		f.Bytes += h.Bytes
		f.Reach = max(f.Reach, s.farthest(s.At(h.Path)))
	}
	for _, h := range hs[1:] {
		f.Places = append(f.Places, buildcontext.Place{Path: h.Path})
	}
	f.Severity = s.weight(f.Bytes, f.Reach)
	what := hs[0].What
	if n := len(hs); n > 1 {
		what += fmt.Sprintf(" in %d places", n)
	}
	f.Message = fmt.Sprintf("%s: %s in %s, %s", what, buildcontext.FormatSize(f.Bytes), files(f.Entries), fate(f.Reach))
	// Its own path would change as soon as another heap grows larger.
	f.Fingerprint = fingerprint(hs[0].Class, kind)
	return f
}
