package gate

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// Anchors announce many matches that do not come to a finding. So before a rule
// is run, two things are asked of what follows a literal:
//
//   - Is there a match with the assertions of the expression too? Most values
//     that look like a key in source code are followed by something else than
//     the expression allows.
//   - Is there a match with a secret worth reporting? An allowlist drops secrets
//     of letters alone, and with it nearly all that the rule for generic keys
//     matches in source code. Where an allowlist has such an expression, and the
//     secret is a group of the rule's expression, the group must hold some other
//     byte. gitleaks takes the secret from a second match, of the expression and
//     the text of the first, where assertions can hold that did not: they are
//     disregarded here.
//
// The rule is run on a part of the text that has both. What has not still counts
// for what it covers.

// dropped returns the bytes of which an allowlist of rule i of c drops every
// secret that has no others, or nil.
func dropped(c Config, i int) (set *byteSet) {
	look := func(condition, target string, exprs []string) {
		switch strings.ToUpper(condition) {
		case "", "OR", "||":
		default:
			return
		}
		for _, expr := range exprs {
			if class := classAlone(expr); class != nil && (target == "" || target == "secret") {
				set = class
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
	return set
}

// classAlone returns the class of an expression such as ^[a-z]+$, or nil.
func classAlone(expr string) *byteSet {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || len(re.Sub) != 3 || re.Sub[0].Op != syntax.OpBeginText ||
		re.Sub[1].Op != syntax.OpPlus || re.Sub[1].Sub[0].Op != syntax.OpCharClass || re.Sub[2].Op != syntax.OpEndText {
		return nil
	}
	var set byteSet
	class := re.Sub[1].Sub[0].Rune
	for i := 0; i < len(class); i += 2 {
		for r := class[i]; r <= class[i+1] && r < utf8.RuneSelf; r++ {
			set[r] = true
		}
	}
	return &set
}

// exactly returns the program of the matches of parts with their assertions, or
// nil when they have none.
func exactly(parts []*syntax.Regexp) func() *program {
	if !asserts(concat(parts)) {
		return nil
	}
	return lazily(func() *program { return compileExact(concat(parts)) })
}

// tellingly returns the program of the matches of parts with a secret that is
// not made of drop alone, or nil when that cannot be told. The expression that
// parts are the end of has groups groups, of which the one numbered secret holds
// the secret; drop is what dropped returns.
func tellingly(parts []*syntax.Regexp, groups, secret int, drop *byteSet) func() *program {
	if drop == nil || groups != 1 || secret > 1 || !holds(concat(parts)) {
		return nil
	}
	return lazily(func() *program { return compileTelling(concat(parts), 1, drop) })
}

// asserts says whether re has an assertion.
func asserts(re *syntax.Regexp) bool {
	return re.Op != syntax.OpEmptyMatch && empty(re) || slices.ContainsFunc(re.Sub, asserts)
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
