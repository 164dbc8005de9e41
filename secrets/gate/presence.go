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
	// seen has, by word, the last text that the word was found in, spelled in
	// ASCII; round is the number of this one. complete looks for words in the
	// parts of the text that were left out; it is nil when none were.
	seen     []int
	round    int
	complete func()
	// overlap is more than a keyword takes up, in bytes.
	overlap int

	odd   []string // see oddities
	known bool     // odd is valid
	lower string   // the text in lower case, or ""
}

// any says whether a keyword of r is in the text, or r has none.
func (p *presence) any(r *rule) bool {
	if len(r.keywords) == 0 {
		return true
	}
	seen := func(n int) bool { return p.seen[n] == p.round }
	if slices.ContainsFunc(r.numbers, seen) {
		return true
	}
	if p.complete != nil && len(r.numbers) > 0 {
		p.complete()
		p.complete = nil
		if slices.ContainsFunc(r.numbers, seen) {
			return true
		}
	}
	holds := func(lower string) bool {
		return slices.ContainsFunc(r.keywords, func(k string) bool { return k != "" && strings.Contains(lower, k) })
	}
	// Keywords that the literals of a rule imply were not looked for.
	if !r.implied && !r.foreign {
		return slices.ContainsFunc(p.oddities(), holds)
	}
	if p.lower == "" {
		p.lower = strings.ToLower(p.t.slice(span{0, p.t.size()}))
	}
	return holds(p.lower)
}

// oddities returns, in lower case, the parts of the text around the two letters
// outside ASCII that are ASCII in lower case.
func (p *presence) oddities() []string {
	if p.known {
		return p.odd
	}
	p.known = true
	for _, letter := range []string{string(kelvin), "İ"} {
		for at := 0; at < len(p.t.bytes); {
			i := bytes.Index(p.t.bytes[at:], []byte(letter))
			if i < 0 {
				break
			}
			// Another one within the part is not looked for again.
			part := span{max(0, at+i-p.overlap), min(p.t.size(), at+i+2*p.overlap)}
			p.odd = append(p.odd, strings.ToLower(p.t.slice(part)))
			at += i + max(p.overlap, len(letter))
		}
	}
	return p.odd
}
