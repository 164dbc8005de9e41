package gate

import (
	"bytes"
	"slices"
	"strings"
)

// A presence says which keywords are in a text, as gitleaks looks for them: in
// the text in lower case.
type presence struct {
	t *text
	// seen has, by word, the last text that the word was found in, and round is
	// the number of this one.
	seen  []int
	round int
	// odd says that letters outside ASCII may be part of a keyword; it is valid
	// when known is set. lower is the text in lower case, or "".
	known, odd bool
	lower      string
}

// any says whether a keyword of r is in the text, or r has none.
func (p *presence) any(r *rule) bool {
	if len(r.keywords) == 0 {
		return true
	}
	for _, n := range r.numbers {
		if p.seen[n] == p.round {
			return true
		}
	}
	// Keywords that the literals of a rule imply were not looked for.
	if !r.implied && !r.foreign && !p.becomesASCII() {
		return false
	}
	if p.lower == "" {
		p.lower = strings.ToLower(p.t.slice(span{0, p.t.size()}))
	}
	return slices.ContainsFunc(r.keywords, func(k string) bool { return k != "" && strings.Contains(p.lower, k) })
}

// becomesASCII says whether the text has one of the two letters outside ASCII
// that are ASCII in lower case.
func (p *presence) becomesASCII() bool {
	if !p.known {
		p.known = true
		p.odd = bytes.Contains(p.t.bytes, []byte(string(kelvin))) || bytes.Contains(p.t.bytes, []byte("İ"))
	}
	return p.odd
}
