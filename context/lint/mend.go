package lint

import (
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// exception is the hint to write another exception in place of the one with that
// index, or "" where it would let nothing in either, or leave something out.
func (s *subject) exception(i int, text string) string {
	if ps := s.replaced(i, "!"+text); !s.letsIn(ps, text) || !s.keeps(ps) {
		return ""
	}
	return instead("!" + text)
}

// replaced returns the patterns with another text at that index.
func (s *subject) replaced(i int, text string) []buildcontext.Pattern {
	ps := slices.Clone(s.Ignore.Patterns)
	ps[i].Text = text
	return ps
}

// moved returns the patterns with the one at index i behind the one at index j,
// which is greater.
func (s *subject) moved(i, j int) []buildcontext.Pattern {
	ps := slices.Insert(slices.Clone(s.Ignore.Patterns), j+1, s.Ignore.Patterns[i])
	return slices.Delete(ps, i, i+1)
}

// keeps says that other patterns leave out nothing of the context.
func (s *subject) keeps(ps []buildcontext.Pattern) bool {
	m, err := buildcontext.CompileFor(s.Target.Builder, ps)
	if err != nil || !s.pass() {
		return false
	}
	keeps := true
	s.excluded(m, true, func(top) { keeps = false })
	return keeps
}

// maxLooks bounds the paths that letsIn looks at.
const maxLooks = 2000

// letsIn says that other patterns take something from the disk that those of
// the ignore file leave out, where an exception may match. It does not look
// everywhere in a large tree, and then says no.
func (s *subject) letsIn(ps []buildcontext.Pattern, exception string) bool {
	m, err := buildcontext.CompileFor(s.Target.Builder, ps)
	if err != nil {
		return false
	}
	rules := buildcontext.Rules{Builder: s.Rules().Builder, Matcher: m}
	unread := func(dir string) bool { return verdict(m, dir).Excluded && !rules.Descends(dir) }
	looks := 0
	var look func(p string) bool
	look = func(p string) bool {
		if looks++; looks > maxLooks {
			return false
		}
		info, err := s.Root.Lstat(p)
		if err != nil {
			return false
		}
		if !info.IsDir() {
			return verdict(s.Matcher, p).Excluded && !verdict(m, p).Excluded
		}
		if p != "." && unread(p) {
			return false
		}
		for name := range s.names(p) {
			if look(path.Join(p, name)) {
				return true
			}
		}
		return false
	}
	from := literalDir(exclusion(exception))
	for dir := path.Dir(from); dir != "."; dir = path.Dir(dir) {
		if unread(dir) {
			return false
		}
	}
	return look(from)
}

// literalDir returns the directories before the first wildcard of a pattern, or
// all of it where there is none.
func literalDir(text string) string {
	dir := "."
	for part := range strings.SplitSeq(text, "/") {
		if !literal(part) {
			break
		}
		dir = path.Join(dir, part)
	}
	return dir
}
