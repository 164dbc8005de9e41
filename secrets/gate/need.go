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

// near returns the parts of t outside of which no match of the rule begins or
// ends.
func (r *rule) near(t *text) []span {
	if r.need.n == 0 || r.need.set['\n'] { // a run can end in the last newline
		return []span{{0, t.size()}}
	}
	var parts []span
	for at := 0; ; {
		at = nextRun(t.bytes, at, &r.need.set, r.need.n)
		if at == len(t.bytes) {
			return parts
		}
		if r.longest < 0 {
			return []span{{0, t.size()}}
		}
		start := max(0, at-r.longest)
		for at < len(t.bytes) && r.need.set[t.bytes[at]] {
			at++
		}
		end := min(t.size(), at+r.longest)
		if n := len(parts); n > 0 && parts[n-1].end >= start {
			parts[n-1].end = end
		} else {
			parts = append(parts, span{start, end})
		}
	}
}
