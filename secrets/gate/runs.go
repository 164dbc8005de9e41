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
	// members has a bit for each byte from base on that is of the alphabet, and
	// starts for each place that is one.
	members, starts uint64
	base            int
	// next is where the next block begins, and from where the first one did.
	next, from int
}

// runsBlock is how many bytes are read at once: with those before them that a run
// may begin with they fit into 64 bits.
const runsBlock = 64 - shortestBase64

// after returns the first such place from at on, or the length of the text.
func (r *runs) after(at int) int {
	if at < max(r.base, r.from) {
		r.seek(at)
	}
	for {
		before := uint64(1)<<max(0, at-r.base) - 1
		if starts := r.starts &^ before; starts != 0 {
			return r.base + bits.TrailingZeros64(starts)
		}
		if r.next >= len(r.text) {
			return len(r.text)
		}
		if at > r.next {
			r.seek(at)
		}
		r.read()
	}
}

// end returns where the bytes of the alphabet end that the text has from at on, a
// place that after has returned last.
func (r *runs) end(at int) int {
	for {
		i := at + bits.TrailingZeros64(^(r.members >> (at - r.base)))
		if i < r.next || r.next >= len(r.text) {
			return min(i, len(r.text))
		}
		at = r.next
		r.read()
	}
}

// seek lets the next block begin at a place.
func (r *runs) seek(at int) { *r = runs{text: r.text, base: at, next: at, from: at} }

// read takes the next block.
func (r *runs) read() {
	block := r.text[r.next:]
	if len(block) < runsBlock {
		block = append(make([]byte, 0, runsBlock), block...)[:runsBlock] // the rest is zero
	}
	b := block[:runsBlock]
	r.members = r.members>>runsBlock |
		base64Bytes(binary.LittleEndian.Uint64(b))<<16 |
		base64Bytes(binary.LittleEndian.Uint64(b[8:]))<<24 |
		base64Bytes(binary.LittleEndian.Uint64(b[16:]))<<32 |
		base64Bytes(binary.LittleEndian.Uint64(b[24:]))<<40 |
		base64Bytes(binary.LittleEndian.Uint64(b[32:]))<<48 |
		base64Bytes(binary.LittleEndian.Uint64(b[40:]))<<56
	r.starts = r.members & (r.members >> 1)
	r.starts &= r.starts >> 2
	r.starts &= r.starts >> 4
	r.starts &= r.starts >> 8
	r.base = r.next - shortestBase64
	r.next += runsBlock
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
