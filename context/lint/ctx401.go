package lint

import (
	"fmt"

	"ctxaudit/context"
)

// missingSource reports sources that name nothing on the disk.
func missingSource(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		for i := range st.Sources {
			src := &st.Sources[i]
			if src.Found || src.Excluded != nil || src.Unset != "" || st.Kind == "tmpfs" {
				continue
			}
			f := s.atStep("CTX401", st, src.Raw)
			result, severity := s.consequence(st, src)
			if severity == buildcontext.High && (made(src.Path) || s.gitIgnored(src.Path)) {
				result, severity = "the build fails unless something makes it first", buildcontext.Medium
			}
			f.Severity = severity
			where := "the context"
			if name := s.Target.Name; name != "" {
				where = "the named context " + name
			}
			what := "not in " + where
			if src.Wildcard {
				what = "matches nothing in " + where
			}
			f.Message = fmt.Sprintf("%s %s: %s; %s", verb(st), src.Raw, what, result)
			if meant := s.similar(src.Path); meant != "" && !src.Wildcard {
				f.Hint = "did you mean " + meant + "?"
			}
			found = append(found, f)
		}
	}
	return found
}
