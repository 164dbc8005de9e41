package buildcontext

import (
	"slices"
	"strings"
)

// Explanation is the answer to why a path is part of a context or not. The path
// need not exist.
type Explanation struct {
	Path    string
	Verdict Verdict
	// Pruned is the excluded directory at which the builder stops reading, so
	// that nothing below it is taken whatever the rules say of it; "" is none.
	Pruned string
	// Matches are the rules that match the path or a directory above it, in the
	// order of the file.
	Matches []Match
}

// Match is a rule that matches a path or a directory above it.
type Match struct {
	// Rule is an index of [IgnoreFile.Patterns].
	Rule int
	// On is what the rule matches: the path, or the topmost such directory.
	On string
	// Counts says that the builder took the match into account. It does not
	// test an exception on what is not excluded, nor another rule on what is
	// excluded already; and what it did not test of a directory, it does not
	// know of the entries below.
	Counts bool
}

// Explain walks down to a path, which is clean and relative to the root. The
// error is a [*RuleError].
func (r Rules) Explain(path string) (Explanation, error) {
	x := Explanation{Path: path}
	found := map[int]string{}
	s := r.Matcher.Root()
	var decided *Scope
	for at := 0; ; {
		end := strings.IndexByte(path[at:], '/')
		last := end < 0
		if last {
			end = len(path) - at
		}
		name, here := path[at:at+end], path[:at+end]
		at += end + 1
		s.matching(name, func(rule int) {
			if _, known := found[rule]; !known {
				found[rule] = here
			}
		})
		below, err := s.Enter(name)
		if err != nil {
			return x, r.File.refused(err)
		}
		s = below
		if last {
			break
		}
		if decided == nil && s.Verdict.Excluded && !r.Descends(here) {
			x.Pruned, decided = here, s
		}
	}
	if decided == nil {
		decided = s
	}
	x.Verdict = decided.Verdict
	for i, rule := range r.Matcher.rules {
		if on, ok := found[rule.line]; ok {
			x.Matches = append(x.Matches, Match{Rule: rule.line, On: on, Counts: decided.matched.has(i)})
		}
	}
	return x, nil
}

// Decides returns the match that decided, or nil.
func (x *Explanation) Decides() *Match {
	i := slices.IndexFunc(x.Matches, func(m Match) bool { return m.Rule == x.Verdict.Rule })
	if i < 0 {
		return nil
	}
	return &x.Matches[i]
}
