package suggest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctxaudit/context"
)

// literal returns the pattern of an ignore file that matches the path p, as a
// builder reads it, and whether it matches nothing else. What no pattern can
// hold (control characters, which fail the build, and bytes that are no UTF-8)
// becomes "?".
//
// A path is compared as it stands where nothing in it is special. Anything else
// becomes a regular expression, in which BuildKit leaves "^", "{", "|" and "}"
// their meaning (patternmatcher v0.6.1), and podman all but "." and "$".
func literal(b buildcontext.Builder, p string) (pattern string, exact bool) {
	special := `*?[]\^`
	if b == buildcontext.Podman {
		special = everySpecial
	}
	if pattern, exact = escape(p, special); pattern == p && exact {
		return pattern, exact
	}
	return escape(p, special+"{|}")
}

// everySpecial are the characters that some builder gives a meaning.
const everySpecial = `*?[]\^(){|}+`

func escape(p, special string) (pattern string, exact bool) {
	exact = true
	var out strings.Builder
	for i, n := 0, 0; i < len(p); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(p[i:])
		// The parser trims space at both ends of a line.
		if (i == 0 || i+n == len(p)) && !unwritable(r, n) && (unicode.IsSpace(r) || r == '\ufeff') {
			out.WriteString("[" + string(r) + "]")
			continue
		}
		exact = put(&out, r, n, special) && exact
	}
	return out.String(), exact
}

// unwritable says that no pattern can hold a rune of n bytes.
func unwritable(r rune, n int) bool { return r == utf8.RuneError && n == 1 || unicode.IsControl(r) }

// put writes a rune of n bytes so that it stands for itself, or "?" where it
// cannot.
func put(out *strings.Builder, r rune, n int, special string) (exact bool) {
	switch {
	case unwritable(r, n):
		out.WriteByte('?')
		return false
	case strings.ContainsRune(special, r), out.Len() == 0 && (r == '!' || r == '#'):
		out.WriteByte('\\')
	}
	out.WriteRune(r)
	return true
}

// class is a class of characters in a shell pattern.
var class = regexp.MustCompile(`^\[(?:\\.|[^\\\]])+\]`)

// loose returns the pattern of an ignore file that matches what a shell pattern
// does, and perhaps more: a class of characters becomes "?".
func loose(glob string) string {
	var out strings.Builder
	for i, n := 0, 0; i < len(glob); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(glob[i:])
		switch end := len(class.FindString(glob[i:])); {
		case r == '\\' && i+n < len(glob):
			i += n
			r, n = utf8.DecodeRuneInString(glob[i:])
			put(&out, r, n, everySpecial)
		case end > 0:
			out.WriteByte('?')
			n = end
		case r == '*' || r == '?':
			out.WriteRune(r)
		default:
			put(&out, r, n, everySpecial)
		}
	}
	return out.String()
}
