package lint

import (
	"fmt"

	"ctxaudit/context"
)

// maxAsked bounds how many entries are asked about in the second way.
const maxAsked = 1000

// emptied reports entries that BuildKit lists and then refuses to open; see
// [buildcontext.Matcher.Opens]. The two can differ only where an exclusion below
// an exception matches something that ships.
func emptied(s *subject) []buildcontext.Finding {
	if b := s.Target.Builder; b != buildcontext.BuildKit && b != "" {
		return nil
	}
	var late []string
	exception := false
	for _, p := range s.Ignore.Patterns {
		if exception && !p.Exception() {
			late = append(late, p.Text)
		}
		exception = exception || p.Exception()
	}
	m := s.compile(late...)
	if m == nil || len(late) == 0 {
		return nil
	}
	f := buildcontext.Finding{Severity: buildcontext.High, Hint: "put the exception below the rules that exclude the same"}
	asked, line := 0, 0
	s.tops(m, func(t top) {
		for i := t.lo; i < t.hi && asked < maxAsked; i++ {
			e := &s.Entries[i]
			asked++
			rule, opens := s.Matcher.Opens(e.Path)
			if e.Type != buildcontext.File || e.Size == 0 || opens {
				continue
			}
			if gather(&f, e); f.Entries == 1 {
				line = rule
			}
		}
	})
	if f.Entries == 0 {
		return nil
	}
	first := f.Path
	s.place(&f, s.Ignore.Patterns[line])
	f.Places = append([]buildcontext.Place{{Path: first}}, f.Places...)
	f.Landings = nil
	f.Message = fmt.Sprintf("%s, such as %s, would arrive empty: the builder lists them and refuses to open them", files(f.Entries), first)
	f.Fingerprint = fingerprint("CTX506", s.Ignore.Path)
	return []buildcontext.Finding{f}
}
