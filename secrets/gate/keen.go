package gate

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// The anchors announce many matches that do not come to a finding. Before a
// rule is run, the text after the literal is therefore read once more, keenly:
//
//   - with the assertions of the expression: most values that look like a key in
//     source code are followed by something else than the expression allows;
//   - with an eye on the secret: an allowlist drops secrets of letters alone, and
//     with it nearly all that the rule for generic keys matches in source code.
//     Where an allowlist has such an expression and the secret is a group of the
//     rule's expression, the group must hold some other byte.
//
// What the gate is not keen on still counts for what it covers: the rule runs on
// it too where it is close to something else.

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

// keenly returns the program of the matches of parts that are worth running a
// rule for, or nil when all are. The expression that parts are the end of has
// groups groups, of which the one numbered secret holds the secret; set are the
// bytes that dropped returns, or nil.
func keenly(parts []*syntax.Regexp, groups, secret int, set *byteSet) func() *program {
	tells := set != nil && groups == 1 && secret <= 1 && holds(concat(parts))
	if !tells && !asserts(concat(parts)) {
		return nil
	}
	return lazily(func() *program {
		p := compileExact(concat(parts))
		if tells {
			p.group = 1
			for b := range p.telling {
				p.telling[b] = !set[b]
			}
			p.classify()
		}
		return p
	})
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
