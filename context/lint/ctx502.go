package lint

import (
	"fmt"

	"ctxaudit/context"
)

// unreadable reports files that whoever builds cannot read.
func unreadable(s *subject) []buildcontext.Finding {
	f := buildcontext.Finding{Severity: buildcontext.Low, Hint: "make them readable, or exclude them"}
	for i := range s.Entries {
		e := &s.Entries[i]
		if e.Unreadable && e.Type == buildcontext.File {
			gather(&f, e)
		}
	}
	if f.Entries == 0 {
		return nil
	}
	switch {
	case s.Target.Builder == buildcontext.Classic || s.Target.Builder == buildcontext.Podman:
		f.Severity = buildcontext.High
		f.Message = fmt.Sprintf("%s cannot be read: the build fails", files(f.Entries))
	case f.Reach >= buildcontext.Sent:
		f.Severity = buildcontext.Medium
		fallthrough
	default:
		f.Message = fmt.Sprintf("%s cannot be read: the builder sends an empty file in place of each and does not say so", files(f.Entries))
	}
	return []buildcontext.Finding{f}
}
