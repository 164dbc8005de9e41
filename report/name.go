package report

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// printable gives a name as a terminal may show it. A name that holds control
// characters, invalid UTF-8, or characters that show nothing or turn the
// direction of text is quoted as in Go source, and so is a name that begins with
// a quote: what is not quoted is exact.
func printable(name string) string {
	if strings.HasPrefix(name, `"`) || !plain(name) {
		return strconv.Quote(name)
	}
	return name
}

func plain(s string) bool {
	for i, c := range s {
		if !strconv.IsPrint(c) {
			return false
		}
		if c == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			return false
		}
	}
	return true
}

// Safe gives words that may quote a name: what a terminal would interpret
// is escaped, the rest stays as it is.
func Safe(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == ' ' || c == '\u00a0', plain(s[i : i+n]):
			b.WriteString(s[i : i+n])
		default:
			q := strconv.Quote(s[i : i+n])
			b.WriteString(q[1 : len(q)-1])
		}
		i += n
	}
	return b.String()
}

// elide shortens a path to a width in columns. It keeps the head and the base
// name, which tell most.
func elide(path string, width int) string {
	if columns(path) <= width || width < 1 {
		return path
	}
	base := path[strings.LastIndexByte(strings.TrimSuffix(path, "/"), '/')+1:]
	if head := width - columns(base) - 2; head > 0 && len(base) < len(path) {
		return cut(path, head) + "…/" + base
	}
	tail := (width - 1) * 2 / 3
	return cut(path, width-1-tail) + "…" + cutHead(path, tail)
}

// cut keeps the head of s.
func cut(s string, width int) string {
	for i, c := range s {
		if width -= columns(string(c)); width < 0 {
			return s[:i]
		}
	}
	return s
}

// cutHead keeps the tail of s.
func cutHead(s string, width int) string {
	for i := len(s); i > 0; {
		c, n := utf8.DecodeLastRuneInString(s[:i])
		if width -= columns(string(c)); width < 0 {
			return s[i:]
		}
		i -= n
	}
	return s
}

// wrap breaks words at blanks into lines of at most width columns; a word that
// is longer is cut.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
		for width > 0 && columns(line) > width {
			head := cut(line, width)
			if head == "" {
				break
			}
			lines = append(lines, head)
			line = line[len(head):]
		}
	}
	return append(lines, line)
}
