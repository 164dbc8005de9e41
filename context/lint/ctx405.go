package lint

import (
	"fmt"
	"slices"
	"strings"

	"ctxaudit/context"
)

// overwritten reports steps that put several files at one place.
func overwritten(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		if len(st.Lost) == 0 {
			continue
		}
		lost := st.Lost[0]
		f := s.atStep("CTX405", st, "")
		f.Entries = len(st.Lost)
		switch {
		case lost.Dest == st.Dest && !strings.HasSuffix(st.Dest, "/"):
			f.Severity = buildcontext.High
			f.Message = fmt.Sprintf("%s takes several files to %s, which becomes a file: only %s stays", verb(st), st.Dest, lost.By)
			f.Hint = fmt.Sprintf("write %s/", st.Dest)
		case slices.ContainsFunc(st.Sources, func(src buildcontext.Source) bool { return src.Wildcard }):
			f.Severity = buildcontext.Medium
			f.Message = fmt.Sprintf("%s puts files of one name to one place: %s replaces %s at %s", verb(st), lost.By, lost.Path, lost.Dest)
			f.Hint = "use --parents, or a COPY for each"
		default: // as for an overlay of configurations
			f.Severity = buildcontext.Info
			f.Message = fmt.Sprintf("%s replaces files of one source by those of another: %s replaces %s at %s", verb(st), lost.By, lost.Path, lost.Dest)
		}
		if !s.needed(st) {
			f.Severity = buildcontext.Info
		}
		found = append(found, f)
	}
	return found
}
