package lint

import (
	"fmt"

	"ctxaudit/context"
)

// mountedExcluded reports the mounts of podman that show a command what the
// ignore file excludes.
func mountedExcluded(s *subject) []buildcontext.Finding {
	binds := false
	for st := range s.steps() {
		binds = binds || st.Kind == "bind"
	}
	if s.Target.Builder != buildcontext.Podman || !binds || !s.excludes {
		return nil
	}
	excluded, err := s.Excluded(0)
	if err != nil {
		return nil
	}
	byLine := map[int]*buildcontext.Finding{}
	var found []*buildcontext.Finding
	for i := range excluded {
		e := &excluded[i]
		for _, st := range s.Mounts(e.Path, true) {
			f := byLine[st.Line]
			if f == nil {
				at := s.atStep("CTX507", &st, "")
				f = &at
				byLine[st.Line] = f
				found = append(found, f)
			}
			f.Entries++
			f.Bytes += e.Size
			if len(f.Places) < maxPlaces {
				f.Places = append(f.Places, buildcontext.Place{Path: e.Path})
			}
		}
	}
	var all []buildcontext.Finding
	for _, f := range found {
		f.Severity = buildcontext.Medium
		f.Message = fmt.Sprintf("the mount shows podman's command what the ignore file excludes: %s, %s, such as %s",
			files(f.Entries), buildcontext.FormatSize(f.Bytes), f.Places[0].Path)
		f.Hint = "mount a directory that holds only what the command needs"
		all = append(all, *f)
	}
	return all
}
