package gate

import (
	"encoding/binary"
	"math/bits"
)

// runs finds the places in a text from which on at least shortestBase64 bytes are
// all of the base64 alphabet. It looks at a block of bytes at once, eight in a
// word, and never at one twice: most texts have such a place every few hundred
// bytes.
type runs struct {
	text []byte
	// starts has a bit for each place from base on that is one.
	starts uint64
	base   int
	// next is where the next block begins, and last which of the bytes before it
	// are of the alphabet.
	next int
	last uint64
}

// A block is what fits into 64 bits beside the bytes before it that a run may
// begin with.
const runsBlock = 64 - shortestBase64

// after returns the first such place from at on, or the length of the text. at
// must not shrink from call to call.
func (r *runs) after(at int) int {
	for {
		before := uint64(1)<<max(0, at-r.base) - 1
		if starts := r.starts &^ before; starts != 0 {
			return r.base + bits.TrailingZeros64(starts)
		}
		if r.next >= len(r.text) {
			return len(r.text)
		}
		if at > r.next {
			r.next, r.last = at, 0
		}
		r.read()
	}
}

// read takes the next block.
func (r *runs) read() {
	block := r.text[r.next:]
	if len(block) < runsBlock {
		block = append(make([]byte, 0, runsBlock), block...)[:runsBlock] // the rest is zero
	}
	b := block[:runsBlock]
	members := r.last |
		base64Bytes(binary.LittleEndian.Uint64(b))<<16 |
		base64Bytes(binary.LittleEndian.Uint64(b[8:]))<<24 |
		base64Bytes(binary.LittleEndian.Uint64(b[16:]))<<32 |
		base64Bytes(binary.LittleEndian.Uint64(b[24:]))<<40 |
		base64Bytes(binary.LittleEndian.Uint64(b[32:]))<<48 |
		base64Bytes(binary.LittleEndian.Uint64(b[40:]))<<56
	r.starts = members & (members >> 1)
	r.starts &= r.starts >> 2
	r.starts &= r.starts >> 4
	r.starts &= r.starts >> 8
	r.base = r.next - shortestBase64
	r.last = members >> runsBlock
	r.next += runsBlock
}

// runEnd returns where the bytes of the alphabet end that a text has from at on.
func runEnd(text []byte, at int) int {
	for at+8 <= len(text) {
		members := base64Bytes(binary.LittleEndian.Uint64(text[at:]))
		if members != 1<<8-1 {
			return at + bits.TrailingZeros64(^members)
		}
		at += 8
	}
	for at < len(text) && base64Alphabet[text[at]] {
		at++
	}
	return at
}

// base64Bytes returns a bit for each of eight bytes that is of the alphabet. The
// sums carry into the top bit of a byte where it is at least some other, and
// never beyond.
func base64Bytes(x uint64) uint64 {
	const one, top = 0x0101010101010101, 0x8080808080808080
	low := x &^ top
	small := low | 0x20*one
	letters := (small + (0x80-'a')*one) &^ (small + (0x80-'z'-1)*one)
	// From + to 9 without the comma and the dot, which differ in one bit.
	others := (low + (0x80-'+')*one) &^ (low + (0x80-'9'-1)*one) & ((low | 0x02*one) ^ '.'*one + 0x7f*one)
	underscores := ^((low ^ '_'*one) + 0x7f*one)
	return ((letters | others | underscores) &^ x & top >> 7) * 0x0102040810204080 >> 56
}
