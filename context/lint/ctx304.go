package lint

import (
	"fmt"
	"slices"
	"strings"

	"ctxaudit/context"
)

// shadowed reports an exclusion that has no effect because of other rules. Where
// the text of both says so it is certain; where only this tree does it is
// information, for tomorrow's tree may differ.
func shadowed(s *subject, i int) *buildcontext.Finding {
	p := s.Ignore.Patterns[i]
	if p.Exception() {
		return nil
	}
	if j := s.coveredBy(i); j >= 0 {
		f := &buildcontext.Finding{
			Severity: buildcontext.Low,
			Message:  fmt.Sprintf("is covered by %s", s.line(j)),
			Hint:     "remove it",
		}
		if s.Ignore.Patterns[j].Text == p.Text {
			f.Message = fmt.Sprintf("stands in line %d already", s.Ignore.Patterns[j].Line)
		}
		f.Places = s.lines(j)
		return f
	}
	if !s.dead(i) {
		return nil
	}
	f := &buildcontext.Finding{Severity: buildcontext.Info}
	use := s.Uses[i]
	switch {
	case use.Beaten > 0:
		var ways []string
		isException := func(j int) bool { return s.Ignore.Patterns[j].Exception() }
		if j := slices.IndexFunc(use.By, func(j int) bool { return !isException(j) }); j >= 0 {
			ways = append(ways, "excluded by "+s.line(use.By[j])+" as well")
		}
		if j := slices.IndexFunc(use.By, isException); j >= 0 {
			ways = append(ways, "re-included by "+s.line(use.By[j]))
		}
		f.Message = "all that it matches in this tree is " + strings.Join(ways, " or ")
	case literal(p.Text) && s.exists(p.Text):
		v := verdict(s.Matcher, p.Text)
		if v.Rule < 0 || v.Rule == i {
			return nil
		}
		use.By = []int{v.Rule}
		f.Message = fmt.Sprintf("what it matches is excluded by %s as well", s.line(v.Rule))
	default:
		return nil
	}
	f.Places = s.lines(use.By...)
	return f
}

// coveredBy returns the index of a pattern that makes the one with index i
// superfluous, in whatever tree, or -1. An exception makes nearly all such
// claims wrong: what a directory hands down depends on which pattern matched it
// first.
func (s *subject) coveredBy(i int) int {
	ps := s.Ignore.Patterns
	if !s.short() {
		return -1
	}
	for j, p := range ps {
		switch {
		case j == i || p.Exception():
		case p.Text == ps[i].Text:
			if j < i && !hasException(ps[j:i]) {
				return j
			}
		case !hasException(ps[:max(i, j)]) && s.covers(j, ps[i].Text):
			return j
		}
	}
	return -1
}

func hasException(ps []buildcontext.Pattern) bool {
	return slices.ContainsFunc(ps, buildcontext.Pattern.Exception)
}

// covers says that the pattern with that index excludes whatever text matches.
// It follows the components of text as if they were names: a "*" of the wider
// pattern holds whatever a wildcard of the narrower one may stand for.
func (s *subject) covers(wide int, text string) bool {
	w := s.Ignore.Patterns[wide].Text
	if w == "*" || w == "**" {
		return true
	}
	name, anywhere := strings.CutPrefix(w, "**/")
	if strings.ContainsAny(w, `?[]\`) || strings.Contains(name, "**") || strings.ContainsAny(text, `[]\`) {
		return false
	}
	anywhere = anywhere && (literal(name) || !strings.Contains(name, "/"))
	scope := s.single(wide).Root()
	for part := range strings.SplitSeq(text, "/") {
		if strings.Contains(part, "**") && (part != "**" || !anywhere) {
			return false
		}
		var err error
		if scope, err = scope.Enter(part); err != nil {
			return false
		}
		if scope.Verdict.Excluded {
			return true
		}
	}
	return false
}

// lines are the places of other patterns.
func (s *subject) lines(rules ...int) []buildcontext.Place {
	var ps []buildcontext.Place
	for _, i := range rules {
		ps = append(ps, buildcontext.Place{Path: s.Ignore.Path, Line: s.Ignore.Patterns[i].Line})
	}
	return ps
}
