package lint

import (
	"fmt"

	"ctxaudit/context"
)

// deadIgnoreFile reports an ignore file that exists and that the builder passes
// over without a word (BuildKit v0.34.2, frontend/dockerui:
// dockerIgnorePatterns, reads as if there were none).
func deadIgnoreFile(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for _, dead := range s.Ignore.Dead {
		found = append(found, buildcontext.Finding{
			Severity: buildcontext.High,
			Path:     dead.Path,
			Message: fmt.Sprintf("%s: none of its rules holds and the build does not say so; %s, %s, in the context",
				dead.Reason, files(len(s.Entries)), buildcontext.FormatSize(s.sums[len(s.Entries)])),
			Entries: len(s.Entries),
			Bytes:   s.sums[len(s.Entries)],
			Hint:    "make it a regular, readable file in the context",
		})
	}
	return found
}
