package lint

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctxaudit/context"
)

// encoding reports an ignore file that is no text in UTF-8 with lines.
func encoding(s *subject) []buildcontext.Finding {
	data := s.Ignore.Source
	f := buildcontext.Finding{Severity: buildcontext.High, Path: s.Ignore.Path, Line: 1}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")),
		bytes.IndexByte(data, 0) >= 0:
		f.Message = "the file is UTF-16: no line of it means what it says, and the builder is silent"
		f.Hint = "save it as UTF-8"
	case bytes.IndexByte(data, '\r') >= 0 && bytes.IndexByte(data, '\n') < 0 && len(s.Ignore.Patterns) > 0:
		f.Message = "the lines end in CR alone: to the builder the file is one line"
		f.Hint = "save it with LF or CRLF"
	default:
		return nil
	}
	return []buildcontext.Finding{f}
}

// hiddenCharacter reports a character in a pattern that nobody sees or means.
func hiddenCharacter(s *subject, i int) *buildcontext.Finding {
	p := s.Ignore.Patterns[i]
	if !s.dead(i) {
		return nil
	}
	line := written(p)
	what := ""
	if !utf8.ValidString(line) {
		what = "bytes that are no UTF-8"
	}
	for _, r := range line {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			what = fmt.Sprintf("the invisible character %U", r)
			break
		}
	}
	if what == "" {
		return nil
	}
	text := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, line)
	f := &buildcontext.Finding{
		Severity: buildcontext.Medium,
		Message:  "the pattern holds " + what + " and matches nothing",
		Hint:     instead(text),
	}
	s.measure(f, i, text)
	return f
}
