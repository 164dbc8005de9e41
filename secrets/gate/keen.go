package gate

import (
	"regexp/syntax"
	"unicode/utf8"
)

// Many rules match far more than they report: an allowlist drops every secret
// that is made of letters alone, and with it nearly all that the rule for
// generic keys matches in source code. Where an allowlist has such an
// expression and the secret is a group of the rule's expression, a match is
// worth running the rule for only when the group holds some other byte.
//
// Matches that are not worth it still count for what they cover: the rule is
// run on them too where they are close to one that is.

// dropped returns the bytes of which an allowlist of rule i of c drops every
// secret that has no others. ok is false when there is no such allowlist.
func dropped(c Config, i int) (set byteSet, ok bool) {
	look := func(condition, target string, exprs []string) {
		if (condition != "" && condition != "OR" && condition != "||") || (target != "" && target != "secret") {
			return
		}
		for _, expr := range exprs {
			if class, is := classAlone(expr); is && !ok {
				set, ok = class, true
			}
		}
	}
	r := &c.Rules[i]
	if a := r.AllowList; a != nil {
		look(a.Condition, a.RegexTarget, a.Regexes)
	}
	for _, a := range r.Allowlists {
		look(a.Condition, a.RegexTarget, a.Regexes)
	}
	return set, ok
}

// classAlone returns the class of an expression such as ^[a-z]+$.
func classAlone(expr string) (set byteSet, ok bool) {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || len(re.Sub) != 3 || re.Sub[0].Op != syntax.OpBeginText ||
		re.Sub[1].Op != syntax.OpPlus || re.Sub[1].Sub[0].Op != syntax.OpCharClass || re.Sub[2].Op != syntax.OpEndText {
		return set, false
	}
	class := re.Sub[1].Sub[0].Rune
	for i := 0; i < len(class); i += 2 {
		for r := class[i]; r <= class[i+1] && r < utf8.RuneSelf; r++ {
			set[r] = true
		}
	}
	return set, true
}

// keenly returns the program of the matches of parts whose secret has a byte
// outside set, or nil when that cannot be told. The expression that parts are
// the end of has groups groups, of which the one numbered secret holds the
// secret.
func keenly(parts []*syntax.Regexp, groups, secret int, set *byteSet) func() *program {
	if groups != 1 || secret > 1 || !holds(concat(parts)) {
		return nil
	}
	telling := *set
	for b := range telling {
		telling[b] = !telling[b]
	}
	return lazily(func() *program { return compileTelling(concat(parts), 1, &telling) })
}

// holds says whether a group that cannot be empty is among the matches of re,
// and at most once in each.
func holds(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCapture:
		return shortest(re.Sub[0]) > 0
	case syntax.OpConcat, syntax.OpAlternate, syntax.OpQuest:
		for _, sub := range re.Sub {
			if holds(sub) {
				return true
			}
		}
	}
	return false
}

// shortest returns a lower bound for the bytes that a match of re has.
func shortest(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpCapture, syntax.OpPlus:
		return shortest(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * shortest(re.Sub[0])
	case syntax.OpConcat:
		n := 0
		for _, sub := range re.Sub {
			n += shortest(sub)
		}
		return n
	case syntax.OpAlternate:
		n := shortest(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n = min(n, shortest(sub))
		}
		return n
	}
	return 0
}
