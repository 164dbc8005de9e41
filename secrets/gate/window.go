package gate

import (
	"cmp"
	"slices"
)

// A window is where matches may lie.
type window struct {
	span
	// exact and telling say that one of them is more than that, see keen.go.
	exact, telling bool
}

// join makes o, which does not begin before w, part of w.
func (w *window) join(o window) {
	w.end = max(w.end, o.end)
	w.exact = w.exact || o.exact
	w.telling = w.telling || o.telling
}

// literalStart returns where the literal of n letters begins that ends at end,
// or an earlier place. plain says that it is spelled in ASCII.
func literalStart(t *text, end, n int) (start int, plain bool) {
	start = max(0, end-n)
	for i := start; i < min(end, len(t.bytes)); i++ {
		if t.bytes[i] >= 0x80 {
			return max(0, end-3*n), false
		}
	}
	return start, true
}

// margin is how far a slice reaches beyond what may match, in bytes: a match
// must see the rune before and after it, and runes must not be cut.
const margin = 4

// components joins spans that are closer than twice the margin and widens them
// by it, and on to a place between words, so that there is a word boundary at
// an end of a component only where there is one in the text. Matches in
// different components cannot have a byte in common: running a rule on each
// finds what running it on the text finds.
func components(spans []window, t *text) []window {
	slices.SortFunc(spans, func(a, b window) int { return cmp.Compare(a.start, b.start) })
	joined := spans[:0]
	end := 0 // of the last component
	for _, s := range spans {
		s.span = span{max(0, s.start-margin), min(t.size(), s.end+margin)}
		for s.start > end && word(t.bytes[s.start-1]) {
			s.start--
		}
		for s.end > end && s.end < len(t.bytes) && word(t.bytes[s.end]) {
			s.end++
		}
		if n := len(joined); n > 0 && end >= s.start {
			joined[n-1].join(s)
		} else {
			joined = append(joined, s)
		}
		end = joined[len(joined)-1].end
	}
	return joined
}

// A hit sees no further than farthest, in bytes, as a rule: what follows its
// literal is settled there, and what precedes it is no longer in any case.
// Around a decoded value the text is searched as far as sight. What was found
// there is all there is as long as it does not come closer to the ends of the
// part than edge, for then no hit from outside has a share in it.
const (
	farthest = mostBefore
	edge     = farthest + 256
	sight    = 3 * farthest
)

// around returns the parts of t within n bytes of a decoded value.
func (t *text) around(n int) []span {
	var parts []span
	for _, d := range t.decoded {
		part := span{max(0, d.start-n), min(t.size(), d.end+n)}
		if k := len(parts); k > 0 && parts[k-1].end >= part.start {
			parts[k-1].end = part.end
		} else {
			parts = append(parts, part)
		}
	}
	return parts
}

// within says that s lies well within one of the parts of t.
func within(s span, parts []span, t *text) bool {
	return slices.ContainsFunc(parts, func(p span) bool {
		return (p.start == 0 || s.start-p.start >= edge) && (p.end == t.size() || p.end-s.end >= edge)
	})
}
