package gate

import (
	"math"
	"regexp/syntax"
)

// A run is a number of bytes in a row that are all in a set.
type run struct {
	set byteSet
	n   int
}

// needed returns the rarest run that every match of re has; n is 0 when there
// is none.
func needed(re *syntax.Regexp) run {
	var r run
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpPlus, syntax.OpRepeat:
		r.set.alphabet(re)
		r.n = shortest(re)
	case syntax.OpCapture:
		return needed(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if one := needed(sub); one.rarity() > r.rarity() {
				r = one
			}
		}
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			one := needed(sub)
			if i == 0 {
				r.n = one.n
			}
			r.n = min(r.n, one.n)
			for b := range r.set {
				r.set[b] = r.set[b] || one.set[b]
			}
		}
	}
	return r
}

// rarity is how many bits random bytes would have to get right.
func (r run) rarity() float64 {
	size := 0
	for _, in := range r.set {
		if in {
			size++
		}
	}
	if size == 0 {
		return 0
	}
	return float64(r.n) * math.Log2(256/float64(size))
}

// near returns where in parts of t a match of the rule can lie.
func (r *rule) near(t *text, parts []span) []span {
	if r.need.n == 0 || r.need.set['\n'] { // a run can end in the last newline
		return parts
	}
	var found []span
	for _, part := range parts {
		b := t.bytes[:min(part.end, len(t.bytes))]
		for at := part.start; ; {
			at = nextRun(b, at, &r.need.set, r.need.n)
			if at == len(b) {
				break
			}
			if r.longest < 0 {
				return parts
			}
			start := max(part.start, at-r.longest)
			for at < len(b) && r.need.set[b[at]] {
				at++
			}
			end := min(part.end, at+r.longest)
			if n := len(found); n > 0 && found[n-1].end >= start {
				found[n-1].end = end
			} else {
				found = append(found, span{start, end})
			}
		}
	}
	return found
}
