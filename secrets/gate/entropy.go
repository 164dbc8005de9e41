package gate

import (
	"math"
	"regexp/syntax"
	"sync"
)

// randomness is what a rule with a bound for the entropy of its secrets wants of
// a text. gitleaks drops two of three matches of its generic rule for it, after
// an expression that takes long has found them.
type randomness struct {
	// set are the bytes that a secret is made of, and least is how many it has at
	// the least.
	set   byteSet
	least int
	// bound is what the entropy must exceed, in bits for each byte.
	bound float64
}

// randomly returns the randomness of secrets in matches of parts, or nil when it
// cannot be told. The expression that parts are the end of has groups groups, of
// which the one numbered secret holds the secret.
func randomly(parts []*syntax.Regexp, groups, secret int, bound float64) *randomness {
	if bound <= 0 || groups != 1 || secret > 1 {
		return nil
	}
	for _, part := range parts {
		if part.Op != syntax.OpCapture {
			continue
		}
		r := &randomness{least: shortest(part.Sub[0]), bound: bound}
		if r.set.alphabet(part.Sub[0]); r.least == 0 || r.set['\n'] {
			return nil
		}
		return r
	}
	return nil
}

// longestExact is the length up to which all parts of a run are weighed.
const longestExact = 64

// possible says whether b can hold a secret that is random enough.
func (r *randomness) possible(b []byte) bool {
	for at := 0; at < len(b); at++ {
		start := at
		for at < len(b) && r.set[b[at]] {
			at++
		}
		if at-start >= r.least && r.possibleIn(b[start:at]) {
			return true
		}
	}
	return false
}

// possibleIn says so of a run of bytes of the set.
func (r *randomness) possibleIn(run []byte) bool {
	bound := r.bound - 1e-6
	var counts [256]uint8
	different := 0
	for _, c := range run {
		if c >= 0x80 {
			return true // gitleaks counts runes
		}
		if counts[c] == 0 {
			counts[c], different = 1, different+1
		}
	}
	if math.Log2(float64(different)) <= bound {
		return false
	}
	if len(run) > longestExact {
		return true
	}
	// The entropy of n bytes is log n - sum(c log c) / n, with the count c of each.
	weights := weights()
	for ; len(run) >= r.least; run = run[1:] {
		clear(counts[:])
		sum := 0.0
		for i, c := range run {
			sum -= weights[counts[c]]
			counts[c]++
			sum += weights[counts[c]]
			if n := i + 1; n >= r.least && (weights[n]-sum)/float64(n) > bound {
				return true
			}
		}
	}
	return false
}

// weights are n log n.
var weights = sync.OnceValue(func() *[longestExact + 1]float64 {
	var w [longestExact + 1]float64
	for n := 2; n < len(w); n++ {
		w[n] = float64(n) * math.Log2(float64(n))
	}
	return &w
})
