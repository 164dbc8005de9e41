package gate

import (
	"bytes"
	"encoding/base64"
	"unicode/utf8"
)

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

// events finds the encodings of a text one after the other. It keeps where the
// next byte is that may begin each kind, so that no part is searched twice.
type events struct {
	text                          []byte
	percent, escape, point, value int
	runs                          runs
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
			e.encoding, e.end = n.valueEnd(start)
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
		n.value = n.runs.after(at)
	}
}

// index is bytes.IndexByte with the length of text for "not there".
func index(text []byte, b byte) int {
	if i := bytes.IndexByte(text, b); i >= 0 {
		return i
	}
	return len(text)
}

// valueEnd returns the end of the hex or base64 value at start, which is in the
// block of runs that was read last.
func (n *events) valueEnd(start int) (encoding, int) {
	end := n.runs.end(start)
	if end-start >= shortestHex {
		i := start
		for i < end && hexDigits[n.text[i]] {
			i++
		}
		if i-start >= shortestHex {
			return hexValue, i
		}
	}
	for range 2 {
		if end < len(n.text) && n.text[end] == '=' {
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
		if len(value)%2 != 0 {
			return dst
		}
		for i := 0; i < len(value); i += 2 {
			b := nibble(value[i])<<4 | nibble(value[i+1])
			if !printable[b] {
				return dst[:mark]
			}
			dst = append(dst, b)
		}
		if !has(value, &digits) {
			return dst[:mark]
		}
	case base64Value:
		if !printableBase64(value[:shortestBase64]) || !has(value, &unlikeWords) {
			return dst
		}
		for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawURLEncoding} {
			var err error
			if dst, err = enc.AppendDecode(dst, value); err == nil && all(dst[mark:], &printable) {
				return dst
			}
			dst = dst[:mark]
		}
	}
	return dst
}

// printableBase64 says whether a number of whole quanta decodes to printable
// bytes, be it the standard alphabet or the one for URLs. The first quantum
// settles nearly every case.
func printableBase64(value []byte) bool {
	for i := 0; i+4 <= len(value); i += 4 {
		q := uint32(sextets[value[i]])<<18 | uint32(sextets[value[i+1]])<<12 | uint32(sextets[value[i+2]])<<6 | uint32(sextets[value[i+3]])
		if !printable[byte(q>>16)] || !printable[byte(q>>8)] || !printable[byte(q)] {
			return false
		}
	}
	return true
}

func nibble(b byte) byte {
	if b <= '9' {
		return b - '0'
	}
	return b | 0x20 - 'a' + 10
}
