package lint

import (
	"fmt"

	"ctxaudit/context"
)

// deadIgnoreFile reports an ignore file that exists and that the builder passes
// over without a word (BuildKit v0.34.2, frontend/dockerui:
// dockerIgnorePatterns, reads as if there were none).
func deadIgnoreFile(s *subject) []buildcontext.Finding {
	if s.Ignore.Dead == "" {
		return nil
	}
	return []buildcontext.Finding{{
		Severity: buildcontext.High,
		Path:     s.Ignore.Path,
		Message: fmt.Sprintf("%s: none of its rules holds and the build does not say so; %s, %s, in the context",
			s.Ignore.Dead, files(len(s.Entries)), buildcontext.FormatSize(s.sums[len(s.Entries)])),
		Entries: len(s.Entries),
		Bytes:   s.sums[len(s.Entries)],
		Hint:    "make it a regular, readable file in the context",
	}}
}
