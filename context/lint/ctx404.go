package lint

import (
	"fmt"
	"slices"

	"ctxaudit/context"
)

// wholeByMount reports mounts for whose sake alone the whole context is sent.
func wholeByMount(s *subject) []buildcontext.Finding {
	if s.Build == nil || !s.Build.Whole {
		return nil
	}
	var mounts []*buildcontext.Step
	for st := range s.steps() {
		if !s.needed(st) || !slices.Contains(s.Build.WholeLines, st.Line) {
			continue
		}
		takesAll := slices.ContainsFunc(st.Sources, func(src buildcontext.Source) bool { return src.Path == "." })
		switch {
		case st.Kind == "COPY" || st.Kind == "ADD":
			return nil
		case takesAll:
			mounts = append(mounts, st)
		}
	}
	if len(mounts) == 0 {
		return nil
	}
	st := mounts[0]
	f := s.atStep("CTX404", st, "")
	for i := range s.Entries {
		if e := &s.Entries[i]; e.Reach == buildcontext.Sent {
			f.Entries++
			f.Bytes += e.Size
		}
	}
	if f.Entries == 0 {
		return nil
	}
	f.Severity = buildcontext.Info // the step may well read all of it
	f.Reach = buildcontext.Sent
	f.Message = fmt.Sprintf("%s makes the builder take the whole context: %s, %s, that no step copies",
		verb(st), files(f.Entries), buildcontext.FormatSize(f.Bytes))
	f.Hint = "give the mount a source= that names what the step reads"
	if st.Kind == "tmpfs" {
		f.Severity = max(buildcontext.Low, s.weight(f.Bytes, buildcontext.Sent))
		f.Message += "; the mount itself reads nothing"
		f.Hint = "use a cache mount or a plain directory"
	}
	last := st.Line
	for _, m := range mounts[1:] {
		if m.Line != last { // a RUN may have several
			f.Places = append(f.Places, buildcontext.Place{Path: f.Path, Line: m.Line})
		}
		last = m.Line
	}
	return []buildcontext.Finding{f}
}
