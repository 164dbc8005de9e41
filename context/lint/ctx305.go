package lint

import (
	"fmt"
	"path"
	"strings"

	"ctxaudit/context"
)

// emptyException reports an exception that lets nothing in again, and why.
func emptyException(s *subject, i int) *buildcontext.Finding {
	p := s.Ignore.Patterns[i]
	if !p.Exception() || !s.dead(i) {
		return nil
	}
	text := exclusion(p.Text)
	use := s.Uses[i]
	switch {
	case use.Beaten > 0:
		return s.beaten(i, use.By[len(use.By)-1])
	case text == "." || text == "/":
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message:  "re-includes nothing: no pattern matches the root of the context",
			Hint:     "name what is to be re-included",
		}
	}
	named := strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/*")
	if !literal(named) {
		return s.emptyWildcard(text)
	}
	info, err := s.Root.Lstat(named)
	if err != nil {
		return s.nothingThere(i, text, named)
	}
	if text != named && !info.IsDir() {
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message:  fmt.Sprintf("re-includes nothing: %s is no directory, and this is about what lies in one", named),
			Hint:     s.exception(i, named),
		}
	}
	v := verdict(s.Matcher, named)
	switch {
	case v.Rule >= 0 && v.Rule != i:
		return s.beaten(i, v.Rule)
	case v.Rule == i:
		return nil
	}
	if inner, rule := s.excludedIn(named, i); inner != "" {
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message: fmt.Sprintf("re-includes nothing: %s is not excluded itself, and an exception on a directory does not bring back %s, which %s excludes",
				named, inner, s.line(rule)),
			Hint:   s.exception(i, named+"/**"),
			Places: s.lines(rule),
		}
	}
	return &buildcontext.Finding{
		Severity: buildcontext.Info,
		Message:  "re-includes nothing: no rule excludes " + named,
	}
}

// beaten words the case that another rule decides on what the exception matches:
// one below that excludes it again, or another exception.
func (s *subject) beaten(i, by int) *buildcontext.Finding {
	f := &buildcontext.Finding{Places: s.lines(by)}
	switch {
	case s.Ignore.Patterns[by].Exception():
		f.Severity = buildcontext.Info
		f.Message = fmt.Sprintf("re-includes nothing that %s does not", s.line(by))
	case by > i:
		f.Severity = buildcontext.Medium
		f.Message = fmt.Sprintf("re-includes nothing: %s, below it, excludes the same again", s.line(by))
		if ps := s.moved(i, by); s.letsIn(ps, s.Ignore.Patterns[i].Text) && s.keeps(ps) {
			f.Hint = fmt.Sprintf("move it below line %d", s.Ignore.Patterns[by].Line)
		}
	default:
		f.Severity = buildcontext.Medium
		f.Message = fmt.Sprintf("re-includes nothing: %s still excludes it", s.line(by))
	}
	return f
}

// emptyWildcard words the case of a pattern with wildcards.
func (s *subject) emptyWildcard(text string) *buildcontext.Finding {
	f := &buildcontext.Finding{Severity: buildcontext.Info, Message: "re-includes nothing: nothing that is excluded matches it"}
	if m := s.compile(text); m != nil && s.pass() {
		s.tops(m, func(t top) { f.Entries += t.hi - t.lo })
	}
	if f.Entries > 0 {
		f.Message = fmt.Sprintf("re-includes nothing: what it matches, %s, is not excluded", files(f.Entries))
	}
	return f
}

// nothingThere words the case of a path that does not exist. The same name in a
// directory that is excluded is the likely meaning. In an allowlist, below a
// wildcard that would exclude the path, the line waits for what a build or
// another checkout brings.
func (s *subject) nothingThere(exception int, text, named string) *buildcontext.Finding {
	for i, p := range s.Ignore.Patterns {
		if p.Exception() || !literal(p.Text) || strings.Contains(text, "/") || !literal(text) || !s.short() {
			continue
		}
		if there := path.Join(p.Text, text); s.exists(there) && verdict(s.Matcher, there).Excluded {
			return &buildcontext.Finding{
				Severity: buildcontext.Medium,
				Message:  fmt.Sprintf("re-includes nothing: it names ./%s, and %s excludes %s", text, s.line(i), there),
				Hint:     s.exception(exception, there),
				Places:   s.lines(i),
			}
		}
	}
	f := &buildcontext.Finding{Severity: buildcontext.Info, Message: "re-includes nothing: it matches nothing in this tree"}
	if actual, ok := s.inOtherCase(named); ok {
		f.Severity = buildcontext.Medium
		f.Message = "re-includes nothing: letter case counts, and the name is " + actual
		f.Hint = s.exception(exception, actual+strings.TrimPrefix(text, named))
	} else if meant := s.meant(named, s.names); meant != "" && verdict(s.Matcher, meant).Excluded {
		f.Severity = buildcontext.Low
		f.Hint = "did you mean !" + meant + strings.TrimPrefix(text, named) + "?"
	} else if !usual(text) && !s.gitIgnored(text) && !s.awaited(exception, named) {
		f.Severity = buildcontext.Low
		f.Hint = "remove it, unless something makes this later"
	}
	return f
}

// inOtherCase finds what is excluded under a path that differs in letter case
// alone.
func (s *subject) inOtherCase(p string) (string, bool) {
	if !s.short() {
		return "", false
	}
	actual, ok := otherCase(p, s.names)
	return actual, ok && verdict(s.Matcher, actual).Excluded
}

// awaited says that a wildcard above an exception would exclude the path that it
// names.
func (s *subject) awaited(exception int, named string) bool {
	if !s.short() {
		return false
	}
	for i, p := range s.Ignore.Patterns[:exception] {
		if p.Exception() || literal(p.Text) {
			continue
		}
		if m := s.single(i); m != nil && verdict(m, named).Excluded {
			return true
		}
	}
	return false
}

// excludedIn finds something directly in a directory that a rule before the
// exception excludes.
func (s *subject) excludedIn(dir string, before int) (inner string, rule int) {
	for name := range s.names(dir) {
		p := path.Join(dir, name)
		if v := verdict(s.Matcher, p); v.Excluded && v.Rule < before && (inner == "" || p < inner) {
			inner, rule = p, v.Rule
		}
	}
	return inner, rule
}
