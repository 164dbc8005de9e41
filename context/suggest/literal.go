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
		special += "(){|}+"
	}
	// The parser trims space at both ends of a line.
	trimmed := func(i, n int, r rune) bool {
		return (i == 0 || i+n == len(p)) && (unicode.IsSpace(r) || r == '\ufeff')
	}
	unwritable := func(r rune, n int) bool { return r == utf8.RuneError && n == 1 || unicode.IsControl(r) }
	plain := !strings.ContainsAny(p, special) && !strings.HasPrefix(p, "!") && !strings.HasPrefix(p, "#")
	for i := 0; i < len(p) && plain; {
		r, n := utf8.DecodeRuneInString(p[i:])
		plain = !trimmed(i, n, r) && !unwritable(r, n)
		i += n
	}
	if plain {
		return p, true
	}
	special += "{|}"
	exact = true
	var out strings.Builder
	for i := 0; i < len(p); {
		r, n := utf8.DecodeRuneInString(p[i:])
		switch {
		case unwritable(r, n):
			out.WriteByte('?')
			exact = false
		case trimmed(i, n, r):
			out.WriteString("[" + string(r) + "]")
		case strings.ContainsRune(special, r), i == 0 && (r == '!' || r == '#'):
			out.WriteByte('\\')
			out.WriteRune(r)
		default:
			out.WriteRune(r)
		}
		i += n
	}
	return out.String(), exact
}

// class is a class of characters in a shell pattern.
var class = regexp.MustCompile(`^\[(?:\\.|[^\\\]])+\]`)

// loose returns the pattern of an ignore file that matches what a shell pattern
// does, and perhaps more: a class of characters becomes "?".
func loose(glob string) string {
	var out strings.Builder
	for i := 0; i < len(glob); {
		r, n := utf8.DecodeRuneInString(glob[i:])
		escaped := r == '\\' && i+n < len(glob)
		if escaped {
			i += n
			r, n = utf8.DecodeRuneInString(glob[i:])
		}
		end := 0
		if c := class.FindString(glob[i:]); !escaped {
			end = len(c)
		}
		switch {
		case end > 0:
			out.WriteByte('?')
			n = end
		case (r == '*' || r == '?') && !escaped:
			out.WriteRune(r)
		case r == utf8.RuneError && n == 1, unicode.IsControl(r):
			out.WriteByte('?')
		case strings.ContainsRune(`*?[]\^(){|}+`, r), i == 0 && (r == '!' || r == '#'):
			out.WriteByte('\\')
			out.WriteRune(r)
		default:
			out.WriteRune(r)
		}
		i += n
	}
	return out.String()
}
