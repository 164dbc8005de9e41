package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// literal returns the pattern of an ignore file that matches the path p. What a
// pattern cannot hold (control characters, which fail the build, and bytes that
// are no UTF-8) becomes "?".
func literal(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); {
		r, n := utf8.DecodeRuneInString(p[i:])
		switch {
		case r == utf8.RuneError && n == 1, unicode.IsControl(r):
			b.WriteByte('?')
		case strings.ContainsRune(`*?[]\`, r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '^', unicode.IsSpace(r) && (i == 0 || i+n == len(p)):
			// A regular expression takes "^" for its start, and the parser trims
			// space at both ends of a line.
			b.WriteByte('?')
		case i == 0 && (r == '!' || r == '#'):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}
