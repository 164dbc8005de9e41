package suggest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"ctxaudit/context"
)

// maxPlaces bounds the places of a finding.
const maxPlaces = 100

// GitIgnored reports what git ignores and yet ships as one finding, CTX110, at
// the largest of it. Heaps are left out: they are reported by what they are.
func GitIgnored(c *buildcontext.Context, g *Git) []buildcontext.Finding {
	if g == nil {
		return nil
	}
	s := newSearch(c, Evidence{Git: g})
	type ignored struct {
		path  string
		bytes int64
	}
	var all []ignored
	f := buildcontext.Finding{Code: "CTX110", Severity: buildcontext.Info}
	for _, p := range g.ignored {
		at := s.at(p)
		w := s.weigh(s.heaped, at)
		if w.entries == 0 {
			continue
		}
		all = append(all, ignored{at.path, w.bytes})
		f.Entries += w.entries
		f.Bytes += w.bytes
		for i := at.first; i < at.end; i++ {
			if s.ships[i] && !s.heaped[i] {
				f.Reach = max(f.Reach, c.Entries[i].Reach)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(a, b ignored) int {
		return cmp.Or(cmp.Compare(b.bytes, a.bytes), cmp.Compare(a.path, b.path))
	})
	f.Path = all[0].path
	for _, it := range all[1:min(len(all), maxPlaces+1)] {
		f.Places = append(f.Places, buildcontext.Place{Path: it.path})
	}
	if f.Reach == buildcontext.InImage || f.Bytes >= 100e3 {
		f.Severity = buildcontext.Low
	}
	f.Message = fmt.Sprintf("git ignores it, but it ships: %s in %s", buildcontext.FormatSize(f.Bytes), files(f.Entries))
	if len(all) > 1 {
		f.Message = fmt.Sprintf("git ignores this and %d more, but they ship: %s in %s", len(all)-1, buildcontext.FormatSize(f.Bytes), files(f.Entries))
	}
	f.Hint = "add what no build needs to the ignore file; the builder reads no .gitignore"
	sum := sha256.Sum256([]byte(f.Code))
	f.Fingerprint = hex.EncodeToString(sum[:16])
	return []buildcontext.Finding{f}
}

// files counts in words.
func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}
