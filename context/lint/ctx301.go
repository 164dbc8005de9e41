package lint

import (
	"iter"
	"path"
	"strings"

	"ctxaudit/context"
)

// matchesNothing reports an exclusion that no path matches, beyond what other
// rules exclude already.
func matchesNothing(s *subject, i int) *buildcontext.Finding {
	p := s.Ignore.Patterns[i]
	if p.Exception() || !s.dead(i) {
		return nil
	}
	switch {
	case p.Text == "." || p.Text == "/":
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message:  "matches nothing: the root of the context cannot be excluded",
			Hint:     instead("*") + " for everything in it",
		}
	case buildcontext.Within("..", p.Text):
		return &buildcontext.Finding{
			Severity: buildcontext.Low,
			Message:  "matches nothing: it leads out of the context",
			Hint:     "write the path from the root of the context",
		}
	}
	f := &buildcontext.Finding{Severity: buildcontext.Info, Message: "matches nothing in this tree"}
	if !literal(p.Text) && s.excludes {
		f.Message = "matches nothing beyond what other lines exclude already"
	}
	if usual(p.Text) || s.gitIgnored(p.Text) {
		return f // it waits for what it names
	}
	f.Severity = buildcontext.Low
	f.Hint = "remove it, unless something makes this later"
	if meant := s.meant(p.Text, s.children); meant != "" && !s.named([]top{{path: meant}}) {
		f.Hint = "did you mean " + meant + "?"
	}
	return f
}

// meant guesses what a literal pattern that matches nothing was meant to name:
// a path without the name of the root before it, or a name that differs by a
// letter from one of the names in its directory. It returns "" where it has no
// good guess.
func (s *subject) meant(text string, names func(dir string) iter.Seq[string]) string {
	if !literal(text) || !s.short() {
		return ""
	}
	first, rest, deeper := strings.Cut(text, "/")
	if deeper && first == path.Base(s.Target.Root) && s.exists(rest) {
		return rest
	}
	dir, name := path.Split(text)
	if len(name) < 5 {
		return ""
	}
	for child := range names(strings.TrimSuffix(dir, "/")) {
		if near(name, child) {
			return dir + child
		}
	}
	return ""
}

// near says that two names differ by one letter that is missing, added, another
// or swapped with the next. The first letter is seldom the wrong one, and a dot
// before a name makes another name.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	return swapped || a[i+1:] == b[i+1:]
}
