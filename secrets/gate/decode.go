package gate

import (
	"bytes"
	"encoding/base64"
	"unicode/utf8"
)

// The decoder of gitleaks replaces percent, unicode, hex and base64 encodings
// in a text by what they mean, in passes: detect/codec, v8.30.1. The functions
// here compute the same text without its regular expression, and where decoded
// values lie in it; a test holds them against the original. Findings are still
// placed by the original.

// mostPasses is the number of decoding passes of the gitleaks command.
const mostPasses = 5

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

// span is a range of bytes in a text.
type span struct{ start, end int }

// touches says that the spans overlap or are next to each other.
func (s span) touches(o span) bool { return o.start <= s.end && s.start <= o.end }

// An encoding is the way a value is encoded; the larger one wins where two
// touch.
type encoding uint8

const (
	base64Value encoding = iota
	hexValue
	unicodeValue
	percentValue
)

type encoded struct {
	span
	encoding
	// point says that it is made of code points such as "U+00E9 ", which take
	// the white space after them along.
	point bool
}

const (
	shortestBase64 = 16
	shortestHex    = 32
)

// A decoder is scratch for [decoder.pass].
type decoder struct {
	found []encoded
	value []byte
}

// pass returns the text of one more pass over t, built upon dst, or nil when
// there is nothing to decode.
func (d *decoder) pass(dst []byte, t *text) *text {
	d.found = encodings(d.found[:0], t.bytes)
	var out *text
	last := 0
	for i, e := range d.found {
		if i > 0 && d.found[i-1].beats(e) || i+1 < len(d.found) && d.found[i+1].beats(e) {
			continue
		}
		d.value = e.append(d.value[:0], t.bytes[e.start:e.end])
		if len(d.value) == 0 {
			continue
		}
		if out == nil {
			out = &text{bytes: dst, newline: t.newline}
		}
		out.bytes = append(out.bytes, t.bytes[last:e.start]...)
		start := len(out.bytes)
		out.bytes = append(out.bytes, d.value...)
		out.decoded = append(out.decoded, span{start, len(out.bytes)})
		last = e.end
		if e.end == len(t.bytes) && e.point && hexDigits[t.bytes[last-1]] {
			out.newline = false // it is the white space after a code point
		}
	}
	if out != nil {
		out.bytes = append(out.bytes, t.bytes[last:]...)
	}
	return out
}

// beats says that o is left for a later pass because of e beside it.
func (e encoded) beats(o encoded) bool { return e.touches(o.span) && e.encoding > o.encoding }

// encodings appends what looks encoded in b to found, in its order.
func encodings(found []encoded, b []byte) []encoded {
	next := events{text: b}
	for at := 0; at < len(b); {
		e, ok := next.after(at)
		if !ok {
			break
		}
		found = append(found, e)
		at = e.end
	}
	return found
}

// events finds the encodings of a text one after the other. It keeps where the
// next byte is that may begin each kind, so that no part is searched twice.
type events struct {
	text                          []byte
	percent, escape, point, value int
}

// after returns the first encoding that begins at or after at.
func (n *events) after(at int) (encoded, bool) {
	for {
		n.advance(at)
		start := min(n.percent, n.escape, n.point, n.value)
		if start == len(n.text) {
			return encoded{}, false
		}
		e := encoded{span: span{start, start}}
		switch start {
		case n.percent:
			e.encoding, e.end = percentValue, percentEnd(n.text, start)
		case n.escape:
			e.encoding, e.end = unicodeValue, escapesEnd(n.text, start)
		case n.point:
			e.encoding, e.end, e.point = unicodeValue, pointsEnd(n.text, start), true
		}
		if e.end == start && start == n.value {
			e.encoding, e.end = valueEnd(n.text, start)
			e.point = false
		}
		if e.end > start {
			return e, true
		}
		at = start + 1
	}
}

// advance moves what lies before at to the next candidate.
func (n *events) advance(at int) {
	if n.percent < at || at == 0 {
		n.percent = at + index(n.text[at:], '%')
	}
	if n.escape < at || at == 0 {
		n.escape = at + index(n.text[at:], '\\')
	}
	if n.point < at || at == 0 {
		n.point = len(n.text)
		if i := bytes.Index(n.text[at:], []byte("U+")); i >= 0 {
			n.point = at + i
		}
	}
	if n.value < at || at == 0 {
		n.value = nextRun(n.text, at, &base64Alphabet, shortestBase64)
	}
}

// index is bytes.IndexByte with the length of text for "not there".
func index(text []byte, b byte) int {
	if i := bytes.IndexByte(text, b); i >= 0 {
		return i
	}
	return len(text)
}

// valueEnd returns the end of the hex or base64 value at start, of whose
// alphabet there are at least shortestBase64 bytes.
func valueEnd(text []byte, start int) (encoding, int) {
	end := start
	for end < len(text) && hexDigits[text[end]] {
		end++
	}
	if end-start >= shortestHex {
		return hexValue, end
	}
	for end < len(text) && base64Alphabet[text[end]] {
		end++
	}
	for range 2 {
		if end < len(text) && text[end] == '=' {
			end++
		}
	}
	return base64Value, end
}

// percentEnd returns the end of a percent encoding at start, or start: from one
// encoded byte to the last one on the line.
func percentEnd(text []byte, start int) int {
	if !isHex(text, start+1, 2) {
		return start
	}
	end := start + 3
	line := text[end : end+index(text[end:], '\n')]
	for {
		i := bytes.LastIndexByte(line, '%')
		if i < 0 {
			return end
		}
		if isHex(line, i+1, 2) {
			return end + i + 3
		}
		line = line[:i]
	}
}

// escapesEnd returns the end of the escapes such as \u00e9 or \\U00E9 at
// start, or start.
func escapesEnd(text []byte, start int) int {
	end := start
	for {
		i := end
		for i < len(text) && i < end+2 && text[i] == '\\' {
			i++
		}
		if i == end || i == len(text) || text[i]|0x20 != 'u' || !isHex(text, i+1, 4) {
			return end
		}
		end = i + 5
	}
}

// pointsEnd returns the end of the code points such as "U+00E9 " at start, or
// start. Each is followed by white space or the end of the text.
func pointsEnd(text []byte, start int) int {
	end := start
	for {
		if !bytes.HasPrefix(text[end:], []byte("U+")) || !isHex(text, end+2, 4) {
			return end
		}
		if end+6 == len(text) {
			return end + 6
		}
		switch text[end+6] {
		case ' ', '\t', '\n', '\f', '\r':
			end += 7
		default:
			return end
		}
	}
}

func isHex(text []byte, at, n int) bool {
	if at+n > len(text) {
		return false
	}
	for _, b := range text[at : at+n] {
		if !hexDigits[b] {
			return false
		}
	}
	return true
}

// append appends the decoded value to dst, and nothing when it cannot be
// decoded to printable ASCII.
func (e encoded) append(dst, value []byte) []byte {
	mark := len(dst)
	switch e.encoding {
	case percentValue:
		for i := 0; i < len(value); i++ {
			if value[i] != '%' || !isHex(value, i+1, 2) {
				dst = append(dst, value[i])
				continue
			}
			b := nibble(value[i+1])<<4 | nibble(value[i+2])
			if !printable[b] {
				return dst[:mark]
			}
			dst = append(dst, b)
			i += 2
		}
	case unicodeValue:
		for i := 0; i < len(value); i++ {
			if c := value[i] | 0x20; c != 'u' {
				continue
			}
			if value[i+1] == '+' {
				i++
			}
			r := rune(0)
			for _, b := range value[i+1 : i+5] {
				r = r<<4 | rune(nibble(b))
			}
			dst = utf8.AppendRune(dst, r)
			i += 4
		}
	case hexValue:
		if len(value)%2 != 0 || !has(value, &digits) {
			return dst
		}
		for i := 0; i < len(value); i += 2 {
			b := nibble(value[i])<<4 | nibble(value[i+1])
			if !printable[b] {
				return dst[:mark]
			}
			dst = append(dst, b)
		}
	case base64Value:
		if !has(value, &unlikeWords) {
			return dst
		}
		for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawURLEncoding} {
			// The first bytes settle nearly every case.
			var head [shortestBase64 / 4 * 3]byte
			if _, err := enc.Decode(head[:], value[:shortestBase64]); err != nil || !all(head[:], &printable) {
				continue
			}
			var err error
			if dst, err = enc.AppendDecode(dst, value); err == nil && all(dst[mark:], &printable) {
				return dst
			}
			dst = dst[:mark]
		}
	}
	return dst
}

func nibble(b byte) byte {
	if b <= '9' {
		return b - '0'
	}
	return b | 0x20 - 'a' + 10
}
