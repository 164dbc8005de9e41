package gate

import (
	"regexp/syntax"
	"slices"
)

// An anchor is a place that matches of an expression cannot do without: every
// match of the expression holds one of the anchor's literals, preceded by at
// most before bytes of lead and followed by a match of suffix. Case and most
// assertions are disregarded, so an anchor may announce a match where there is
// none, and never the reverse.
type anchor struct {
	rule     int
	literals []string
	before   int
	lead     byteSet
	suffix   []*syntax.Regexp
	// wordBefore and wordAfter say that there is a word boundary next to the
	// literal.
	wordBefore, wordAfter bool

	// program accepts suffix. exact and telling accept less of it, see keen.go;
	// nil is no less.
	program, exact, telling func() *program
	// random is what a secret must be, or nil.
	random *randomness
}

const (
	// wellKnown is the length in bytes from which a literal is rare enough that
	// no better one is looked for.
	wellKnown = 3
	// longEnough is the length from which a longer literal is no better.
	longEnough = 5
	// A better one is looked for in each of the branches of an alternation, and
	// of one within, while these bounds hold.
	mostBranches = 16
	deepest      = 2
)

// anchors returns anchors of which every match of re has at least one, or nil
// when it finds none.
func anchors(re *syntax.Regexp) []*anchor {
	_, found := search(flatten(re), 0)
	for _, a := range found {
		a.program = lazily(func() *program { return compile(concat(a.suffix)) })
	}
	return found
}

// search returns the anchors for a concatenation and the length of their
// shortest literal.
func search(parts []*syntax.Regexp, depth int) (int, []*anchor) {
	short, best := direct(parts)
	if short >= wellKnown {
		return short, best
	}
	parts = opened(parts)
	if n, found := direct(parts); n > short {
		short, best = n, found
	}
	for i, part := range parts {
		if short >= wellKnown || depth == deepest {
			break
		}
		if part.Op != syntax.OpAlternate || len(part.Sub) > mostBranches {
			continue
		}
		least, all := longEnough, []*anchor(nil)
		for _, branch := range part.Sub {
			n, found := search(slices.Concat(parts[:i], flatten(branch), parts[i+1:]), depth+1)
			least, all = min(least, n), append(all, found...)
			if least <= short {
				break
			}
		}
		if least > short && len(all) <= mostBranches {
			short, best = least, all
		}
	}
	return short, best
}

// opened returns parts with what its groups are made of in their place.
func opened(parts []*syntax.Regexp) []*syntax.Regexp {
	var open []*syntax.Regexp
	for _, part := range parts {
		if part.Op == syntax.OpCapture {
			open = append(open, opened(flatten(part.Sub[0]))...)
		} else {
			open = append(open, part)
		}
	}
	return open
}

// direct looks for the best literal among the parts of a concatenation: the
// one whose shortest string is longest, then the one with the fewest strings.
func direct(parts []*syntax.Regexp) (int, []*anchor) {
	const shortest = 2
	sets := make([][]string, len(parts)) // nil where a part has no literals
	for i, part := range parts {
		sets[i], _ = literals(part)
	}
	length, first, last, best := shortest-1, 0, 0, []string(nil)
	before, reached := 0, 0
	for i, part := range parts {
		if i > 0 {
			reached = reach(parts[i-1])
			if before += reached; reached < 0 || before > mostBefore {
				break
			}
		}
		if empty(part) {
			continue
		}
		set := []string{""}
		for j := i; j < len(parts) && sets[j] != nil; j++ {
			var ok bool
			if set, ok = product(set, sets[j]); !ok {
				break
			}
			n := longEnough
			for _, s := range set {
				n = min(n, len(s))
			}
			if n > length || n == length && len(set) < len(best) {
				length, first, last, best = n, i, j, set
			}
		}
	}
	if best == nil {
		return 0, nil
	}
	a := &anchor{
		literals:   best,
		before:     reach(concat(parts[:first])),
		suffix:     parts[last+1:],
		wordBefore: first > 0 && parts[first-1].Op == syntax.OpWordBoundary,
		wordAfter:  last+1 < len(parts) && parts[last+1].Op == syntax.OpWordBoundary,
	}
	a.lead.alphabet(concat(parts[:first]))
	return length, []*anchor{a}
}

// concat returns the concatenation of parts.
func concat(parts []*syntax.Regexp) *syntax.Regexp {
	if len(parts) == 0 {
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	}
	return &syntax.Regexp{Op: syntax.OpConcat, Sub: parts}
}
