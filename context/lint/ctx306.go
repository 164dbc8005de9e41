package lint

import (
	"fmt"
	"slices"
	"strings"

	"ctxaudit/context"
)

// few is the number of excluded paths from which reading them for nothing is
// worth a warning, and many that from which it is a serious one.
const few, many = 1000, 50_000

// unpruned reports the exceptions that make BuildKit read every excluded
// directory: with "/**" or "/*" cut from its end one still holds a wildcard
// (tonistiigi/fsutil filter.go: NewFilterFS, 2026-11-03).
func unpruned(s *subject) []buildcontext.Finding {
	if b := s.Target.Builder; b != buildcontext.BuildKit && b != "" || s.Idle == 0 {
		return nil
	}
	var rules []int
	for i, p := range s.Ignore.Patterns {
		text := strings.TrimSuffix(strings.TrimSuffix(p.Text, "/**"), "/*")
		if p.Exception() && strings.ContainsAny(text, `*[]?^\`) {
			rules = append(rules, i)
		}
	}
	if len(rules) == 0 {
		return nil
	}
	first := s.Ignore.Patterns[rules[0]]
	found := "1 file or directory in them"
	if s.Idle > 1 {
		found = fmt.Sprintf("%d files and directories in them", s.Idle)
	}
	f := buildcontext.Finding{
		Severity: buildcontext.Info,
		Entries:  s.Idle,
		Message:  fmt.Sprintf("a wildcard in an exception: the builder reads all excluded directories, %s in vain", found),
		Hint:     s.anchor(rules),
		Places:   s.lines(rules[1:]...),
	}
	switch {
	case s.Idle >= many:
		f.Severity = buildcontext.Medium
	case s.Idle >= few:
		f.Severity = buildcontext.Low
	}
	s.place(&f, first)
	f.Fingerprint = fingerprint("CTX306", s.Ignore.Path)
	return []buildcontext.Finding{f}
}

// anchor gives the exceptions without wildcards that re-include the same, where
// they are few.
func (s *subject) anchor(rules []int) string {
	const (
		most    = 3
		general = "name the directories that hold what is re-included; a wildcard in a final /** or /* does no harm"
	)
	var paths []string
	for _, i := range rules {
		m := s.compile(exclusion(s.Ignore.Patterns[i].Text))
		if m == nil || !s.pass() {
			return ""
		}
		s.tops(m, func(t top) {
			if len(paths) <= most && verdict(s.Matcher, t.path).Rule == i {
				paths = append(paths, "!"+escape(t.path))
			}
		})
	}
	if len(paths) == 0 || len(paths) > most {
		return general
	}
	if ps := s.inPlaceOf(rules, paths); !s.keeps(ps) || s.letsIn(ps, "") {
		return general
	}
	return instead(strings.Join(paths, " and "))
}

// inPlaceOf returns the patterns with these exceptions in place of the last of
// the rules and without the others.
func (s *subject) inPlaceOf(rules []int, exceptions []string) (ps []buildcontext.Pattern) {
	for i, p := range s.Ignore.Patterns {
		switch {
		case i == rules[len(rules)-1]:
			for _, text := range exceptions {
				ps = append(ps, buildcontext.Pattern{Text: text})
			}
		case !slices.Contains(rules, i):
			ps = append(ps, p)
		}
	}
	return ps
}

// escape writes a path as a pattern that matches it alone.
func escape(p string) string {
	var b strings.Builder
	for i := range len(p) {
		if strings.IndexByte(`\*?[]`, p[i]) >= 0 || i == 0 && (p[i] == '#' || p[i] == '!') {
			b.WriteByte('\\')
		}
		b.WriteByte(p[i])
	}
	return b.String()
}
