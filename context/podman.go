package buildcontext

import (
	"path/filepath"
	"regexp"
	"strings"

	"github.com/moby/patternmatcher"
)

// parsePodman reads the rules of an ignore file as buildah does
// (openshift/imagebuilder builder.go:ParseIgnoreReader, v1.2.22): slashes are
// cut from both ends, and neither a byte order mark nor a blank after "!" is.
func parsePodman(data []byte) []Pattern {
	var ps []Pattern
	n := 0
	for line := range strings.SplitSeq(string(data), "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		if text := strings.Trim(line, "/"); text != "" {
			ps = append(ps, Pattern{Text: text, Source: strings.TrimSuffix(line, "\r"), Line: n})
		}
	}
	return ps
}

// newPodmanRule compiles one pattern as containers/storage does
// (pkg/fileutils/fileutils.go:NewPatternMatcher and compile, v1.65). There
// every pattern is tested on every path, a match covers what lies below, and
// the last match wins.
func newPodmanRule(text string) (r rule, ok bool, err error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return rule{}, false, nil
	}
	// The same steps up to the check of the syntax, so far.
	if _, err := patternmatcher.New([]string{text}); err != nil {
		return rule{}, false, err
	}
	text = filepath.ToSlash(filepath.Clean(text))
	if text[0] == '!' {
		r.exception = true
		text = strings.TrimPrefix(filepath.Clean(text[1:]), "/")
	}
	r.text = text
	if r.expr, r.err = podmanExpression(text); r.err != nil {
		r.err = filepath.ErrBadPattern
	} else if ts, ok := tokens(text, podmanSpecial); ok && len(ts) > 0 {
		r.understand(ts)
	}
	return r, true, nil
}

// podmanExpression translates a pattern. Only "." and "$" are quoted, so that
// the rest of what a regular expression knows keeps its meaning: "c++" does not
// compile and "(y)" is a group.
func podmanExpression(text string) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteByte('^')
	rs := []rune(strings.TrimPrefix(text, "\ufeff"))
	for i := 0; i < len(rs); i++ {
		next := func() rune {
			if i+1 < len(rs) {
				return rs[i+1]
			}
			return -1
		}
		switch c := rs[i]; {
		case c == '*' && next() == '*':
			i++
			if next() == '/' {
				i++
			}
			if next() == -1 {
				b.WriteString(".*")
			} else {
				b.WriteString("(.*/)?")
			}
		case c == '*':
			b.WriteString("[^/]*")
		case c == '?':
			b.WriteString("[^/]")
		case c == '.', c == '$':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\\' && next() == -1:
			return nil, filepath.ErrBadPattern
		case c == '\\':
			b.WriteByte('\\')
			b.WriteRune(next())
			i++
		default:
			b.WriteRune(c)
		}
	}
	b.WriteString("(/.*)?$")
	return regexp.Compile(b.String())
}
