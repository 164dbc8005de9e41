package lint

import (
	"fmt"

	"ctxaudit/context"
)

// excludedSource reports sources that are on the disk and that a rule keeps out.
func excludedSource(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		for i := range st.Sources {
			src := &st.Sources[i]
			if src.Excluded == nil {
				continue
			}
			file := s.Target.Show(s.Ignore.Path)
			rule := s.Ignore.Patterns[src.Excluded.Pattern]
			f := s.atStep("CTX402", st, src.Raw)
			result, severity := s.consequence(st, src)
			f.Severity = severity
			f.Message = fmt.Sprintf("%s %s: %s:%d %s excludes %s; %s",
				verb(st), src.Raw, file, rule.Line, rule.Text, src.Excluded.Path, result)
			exception := "!" + escape(src.Path)
			if src.Wildcard {
				exception = "!" + src.Path
			}
			f.Hint = fmt.Sprintf("remove line %d of %s, or add %s at its end", rule.Line, file, exception)
			f.Places = s.lines(src.Excluded.Pattern)
			found = append(found, f)
		}
	}
	return found
}
