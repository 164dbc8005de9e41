package gate

import (
	"cmp"
	"slices"
)

// A text is what rules are run on: a file, or what a decoding pass made of it.
type text struct {
	bytes []byte
	// newline says that a newline follows bytes.
	newline bool
	// decoded are the values that the pass decoded, in their order.
	decoded []span
}

// size is the length in bytes with the newline.
func (t *text) size() int {
	if t.newline {
		return len(t.bytes) + 1
	}
	return len(t.bytes)
}

// slice returns a copy of a part, of which the newline can be one.
func (t *text) slice(s span) string {
	if s.end > len(t.bytes) {
		return string(t.bytes[s.start:]) + "\n"
	}
	return string(t.bytes[s.start:s.end])
}

// hasDecoded says whether s touches a decoded value.
func (t *text) hasDecoded(s span) bool {
	i, _ := slices.BinarySearchFunc(t.decoded, s.start, func(d span, start int) int { return cmp.Compare(d.end, start) })
	return i < len(t.decoded) && t.decoded[i].touches(s)
}

// span is a range of bytes in a text.
type span struct{ start, end int }

// touches says that the spans overlap or are next to each other.
func (s span) touches(o span) bool { return o.start <= s.end && s.start <= o.end }
