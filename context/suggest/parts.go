package suggest

import (
	"io/fs"
	"slices"
	"strings"

	"ctxaudit/context"
)

// parts returns what of p is let in today: p itself, unless it is left out but for
// what lies deeper. Whole says that a step takes p with the whole context: an
// allowlist that lets in less is then enough.
func (s *search) parts(p string, whole bool) []string {
	const most = 50
	rule, b := s.leaves(p), s.below(p)
	switch {
	case rule == "":
		return []string{p}
	case b.first == b.end:
		return s.emptyParts(p)
	case catchAll(rule) && !(whole && s.excepted(p)) && !s.holdsBack(p):
		return []string{p}
	}
	var parts []string
	for child := range s.children(p) {
		parts = append(parts, s.parts(child, whole)...)
	}
	if len(parts) > most {
		return []string{p}
	}
	return parts
}

// emptyParts returns the empty directories for which alone the builder would have
// p, a directory that is left out itself, or p where there are none.
func (j *judge) emptyParts(p string) []string {
	var parts []string
	first, _ := slices.BinarySearch(j.c.Dirs, p+"/")
	for _, d := range j.c.Dirs[first:] {
		if !within(p, d) {
			break
		}
		covered := len(parts) > 0 && within(parts[len(parts)-1], d)
		if !covered && j.leaves(d) == "" {
			parts = append(parts, d)
		}
	}
	if len(parts) == 0 {
		return []string{p}
	}
	return parts
}

// excepted says that an exception names something below p.
func (s *search) excepted(p string) bool {
	return slices.ContainsFunc(s.c.Ignore.Patterns, func(e buildcontext.Pattern) bool {
		return e.Exception() && strings.HasPrefix(e.Text[1:], p+"/") && !strings.ContainsAny(e.Text, "*?")
	})
}

// leaves returns the rule of the file there is that leaves out p, or "".
func (j *judge) leaves(p string) string {
	if v, err := j.c.Matcher.Verdict(p); err == nil && v.Excluded {
		return j.c.Ignore.Patterns[v.Rule].Text
	}
	return ""
}

// holdsBack says that the rule for everything leaves out something on the disk
// below p.
func (s *search) holdsBack(p string) bool {
	held := false
	fs.WalkDir(s.c.Root.FS(), p, func(p string, d fs.DirEntry, err error) error {
		if err != nil || s.has(p) {
			return nil
		}
		if held = catchAll(s.leaves(p)); held {
			return fs.SkipAll
		}
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return held
}
