package suggest

import (
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// wanted says whether the user's own exceptions name p or something below it.
func (s *search) wanted(p string, b bounds) bool { return s.wants(p, b) >= 0 }

// wants returns the index of an exception of the user that names p or something
// below it, or -1. An exception that names a directory above p lets in whatever
// is there; that is no word about p.
func (s *search) wants(p string, b bounds) int {
	if !slices.ContainsFunc(s.c.Ignore.Patterns, buildcontext.Pattern.Exception) {
		return -1
	}
	r := rulesOf(s.c.Rules())
	for i := b.first; i < b.end; i++ {
		v, _ := r.verdict(s.entries[i].Path)
		if v.Rule < 0 || !s.c.Ignore.Patterns[v.Rule].Exception() {
			continue
		}
		if s.reaches(v.Rule, p) {
			return v.Rule
		}
	}
	return -1
}

// reaches says whether an exception names p or something below it, and not only
// a directory above.
func (s *search) reaches(rule int, p string) bool {
	text := path.Clean(s.c.Ignore.Patterns[rule].Text[1:])
	for {
		short := strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/*")
		if short == text {
			break
		}
		text = short
	}
	if strings.Trim(text, "*") == "" {
		return false
	}
	above, err := newRules(buildcontext.BuildKit, &buildcontext.IgnoreFile{}, []string{text})
	if err != nil {
		return true
	}
	dir := parent(p)
	if dir == "" {
		return true
	}
	v, _ := above.verdict(dir)
	return !v.Excluded
}
