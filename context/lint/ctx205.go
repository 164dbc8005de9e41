package lint

import (
	"fmt"

	"ctxaudit/context"
)

// overLimit compares what is sent, of named contexts too, with the limits of the
// user.
func overLimit(s *subject) []buildcontext.Finding {
	var entries int
	var bytes int64
	for _, c := range append([]*buildcontext.Context{s.Context}, s.Named...) {
		for _, e := range c.Entries {
			if c.Build == nil || e.Reach >= buildcontext.Sent {
				entries++
				bytes += e.Size
			}
		}
	}
	report := func(what, message string) buildcontext.Finding {
		return buildcontext.Finding{
			Severity: buildcontext.High, Path: ".", Detector: what, Message: message,
			Reach: buildcontext.Sent, Entries: entries, Bytes: bytes,
			Hint: "see the suggestions, or raise the limit",
		}
	}
	var found []buildcontext.Finding
	if l := s.limits.Bytes; l > 0 && bytes > l {
		found = append(found, report("max-size", fmt.Sprintf("%s would be sent, %s over the limit of %s",
			buildcontext.FormatSize(bytes), buildcontext.FormatSize(bytes-l), buildcontext.FormatSize(l))))
	}
	if l := s.limits.Entries; l > 0 && entries > l {
		found = append(found, report("max-files", fmt.Sprintf("%s would be sent, %d over the limit of %d",
			files(entries), entries-l, l)))
	}
	return found
}
