package report

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// appendJSON appends s as a JSON string. What a terminal would interpret is
// escaped, and bytes that are no UTF-8 become U+FFFD.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			switch {
			case c == '"' || c == '\\':
				b = append(b, '\\', c)
			case c < ' ' || c == 0x7f:
				b = appendUnit(b, uint16(c))
			default:
				b = append(b, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b = appendRune(b, r)
		i += n
	}
	return append(b, '"')
}

// escapeUnseen escapes what encoding/json leaves of the characters that a
// terminal would interpret. All of them stand in strings.
func escapeUnseen(b []byte) []byte {
	if !bytes.ContainsFunc(b, func(r rune) bool { return r >= 0x7f }) {
		return b
	}
	out := make([]byte, 0, len(b)+len(b)/8)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r < 0x7f:
			out = append(out, byte(r))
		default:
			out = appendRune(out, r)
		}
		b = b[n:]
	}
	return out
}

// appendRune appends a character outside ASCII, or DEL, escaped where it shows
// nothing.
func appendRune(b []byte, r rune) []byte {
	switch {
	case strconv.IsPrint(r):
		return utf8.AppendRune(b, r)
	case r >= 0x10000:
		high, low := utf16.EncodeRune(r)
		return appendUnit(appendUnit(b, uint16(high)), uint16(low))
	}
	return appendUnit(b, uint16(r))
}

func appendUnit(b []byte, u uint16) []byte {
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
}
