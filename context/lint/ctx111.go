package lint

import (
	"fmt"
	"path"

	"ctxaudit/context"
)

// shippedHistory reports repositories whose objects are copied into a stage:
// whoever has it can read every commit.
func shippedHistory(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for _, h := range s.Heaps {
		if path.Base(h.Path) != ".git" {
			continue
		}
		lo, hi := s.Below(path.Join(h.Path, "objects"))
		reach := s.farthest(lo, hi)
		if reach < buildcontext.InStage {
			continue
		}
		f := buildcontext.Finding{
			Severity: buildcontext.Low,
			Path:     h.Path,
			Reach:    reach,
			Entries:  hi - lo,
			Bytes:    s.sums[hi] - s.sums[lo],
			Hint:     "keep it out of the build; where a step needs the version, pass it as a build argument",
		}
		if reach == buildcontext.InImage {
			f.Severity = buildcontext.Medium
		}
		f.Message = fmt.Sprintf("every commit can be read: %s of git objects, %s", buildcontext.FormatSize(f.Bytes), fate(reach))
		found = append(found, f)
	}
	return found
}
