package lint

import (
	"fmt"
	"path"
	"strings"

	"ctxaudit/context"
)

// emptyExclude reports patterns of --exclude that keep nothing out although
// something of what they name is copied.
func emptyExclude(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		for _, x := range st.Exclude {
			if x.Entries > 0 || strings.HasPrefix(x.Pattern, "!") {
				continue
			}
			f := s.atStep("CTX403", st, x.Pattern)
			f.Severity = buildcontext.Info
			f.Message = fmt.Sprintf("%s --exclude=%s keeps nothing out", verb(st), x.Pattern)
			s.whyKept(&f, st, x.Pattern)
			if f.Severity > buildcontext.Info && !s.needed(st) {
				f.Severity = buildcontext.Info
			}
			found = append(found, f)
		}
	}
	return found
}

// whyKept looks for what the pattern was meant to keep out.
func (s *subject) whyKept(f *buildcontext.Finding, st *buildcontext.Step, pattern string) {
	anywhere := s.compile("**/" + strings.TrimPrefix(pattern, "**/"))
	if anywhere == nil || !s.pass() {
		return
	}
	for i := range st.Sources {
		src := &st.Sources[i]
		if !src.Found {
			continue
		}
		s.tops(anywhere, func(t top) {
			isFile := s.Entries[t.lo].Path == t.path
			named := t.path == src.Path
			if src.Wildcard {
				named, _ = path.Match(src.Path, t.path)
			}
			rest, below := strings.CutPrefix(t.path, src.Path+"/")
			if src.Path == "." {
				rest, below = t.path, true
			}
			switch {
			case f.Severity > buildcontext.Info: // one example is enough
			case named && isFile:
				f.Severity = buildcontext.Medium
				f.Message += fmt.Sprintf(": it has no effect on a source that is a file, such as %s", t.path)
				f.Hint = "name the directory as the source, or the files that are wanted"
			case below && strings.Contains(rest, "/") && !strings.Contains(pattern, "/"):
				f.Severity = buildcontext.Medium
				f.Message += fmt.Sprintf(": it matches at the top of the source alone, and %s lies deeper", t.path)
				f.Hint = "write --exclude=**/" + pattern
			}
		})
	}
}
