package buildcontext

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// token is a piece of a pattern, named after what patternmatcher makes of it
// (moby/patternmatcher v0.6.1, (*Pattern).compile).
type token struct {
	kind tokenKind
	text string // of a literal
}

type tokenKind uint8

const (
	literal tokenKind = iota
	star              // *   [^/]*
	deep              // **/ (.*/)?
	rest              // **  at the end: .*
	one               // ?   [^/]
)

// What only the regular expression of the builder can answer: classes, escapes,
// and what is not quoted there. Patternmatcher means to quote "|{}", but its
// table of such bytes ends at 63 (v0.6.1, shouldEscape): "a*|b" is an
// alternative and "a{2}*" a repetition.
const (
	dockerSpecial = `[]\^|{}`
	podmanSpecial = dockerSpecial + `+()`
)

// tokens splits a pattern. ok is false where it holds a special character, or
// bytes that the builder's scanner treats specially.
func tokens(pattern, special string) (ts []token, ok bool) {
	special += "\ufeff\ufffd"
	control := func(r rune) bool { return r < ' ' }
	if !utf8.ValidString(pattern) || strings.ContainsAny(pattern, special) || strings.ContainsFunc(pattern, control) {
		return nil, false
	}
	for pattern != "" {
		switch {
		case pattern == "**":
			ts = append(ts, token{kind: rest})
			pattern = ""
		case strings.HasPrefix(pattern, "**"):
			ts = append(ts, token{kind: deep})
			pattern = strings.TrimPrefix(pattern[2:], "/")
		case pattern[0] == '*':
			ts = append(ts, token{kind: star})
			pattern = pattern[1:]
		case pattern[0] == '?':
			ts = append(ts, token{kind: one})
			pattern = pattern[1:]
		default:
			n := strings.IndexAny(pattern, "*?")
			if n < 0 {
				n = len(pattern)
			}
			ts = append(ts, token{kind: literal, text: pattern[:n]})
			pattern = pattern[n:]
		}
	}
	return ts, true
}

// understand gives the rule a shape that a walk can afford, or leaves it asked.
// The shapes hold for directories and names without a newline, which "." does
// not match; a Scope asks for those.
func (r *rule) understand(ts []token) {
	kinds := make([]tokenKind, len(ts))
	for i, t := range ts {
		kinds[i] = t.kind
	}
	switch {
	case slices.Equal(kinds, []tokenKind{literal}):
		dir, name := cut(ts[0].text)
		r.shape, r.dir, r.name = split, dirTest{kind: dirIs, text: dir}, nameTest{kind: nameIs, a: name}
	case slices.Equal(kinds, []tokenKind{rest}):
		r.shape = below
	case slices.Equal(kinds, []tokenKind{literal, rest}):
		r.shape, r.dir.text = begin, ts[0].text
	case kinds[len(kinds)-1] == rest:
		// Only a path that has a "/" where the rest begins can match, and then
		// the directory alone decides.
		switch before := ts[:len(ts)-1]; {
		case !boundary(before):
		case len(before) == 2 && before[0].kind == deep:
			r.shape, r.dir = below, dirTest{kind: dirHolds, text: "/" + before[1].text}
		default:
			r.shape, r.dir = below, dirTest{kind: dirMatches, expr: expression(ts)}
		}
	default:
		r.splitLast(ts)
	}
}

// understandSuffix is understand for "**" and text after it: patternmatcher
// takes the text for a suffix of the path, which may begin in the middle of a
// name.
func (r *rule) understandSuffix(text string) {
	r.shape = split
	switch dir, name := cut(text); dir {
	case "":
		r.name = nameTest{kind: nameEnds, a: name}
	case "/":
		r.name = nameTest{kind: nameIs, a: name}
	default:
		r.dir, r.name = dirTest{kind: dirEnds, text: dir}, nameTest{kind: nameIs, a: name}
	}
}

// splitLast splits a pattern before its last name.
func (r *rule) splitLast(ts []token) {
	n := len(ts) // the tokens before n stand for the directory
	var name []token
	for n > 0 {
		t := ts[n-1]
		if t.kind == deep {
			break
		}
		n--
		if i := strings.LastIndexByte(t.text, '/'); i >= 0 {
			name = append(name, token{text: t.text[i+1:]})
			ts = append(slices.Clone(ts[:n]), token{text: t.text[:i+1]})
			n++
			break
		}
		name = append(name, t)
	}
	slices.Reverse(name)
	name = slices.DeleteFunc(name, func(t token) bool { return t == token{} })
	dir := ts[:n]
	if n > 0 && !boundary(dir) {
		return
	}
	test, ok := testName(name)
	if !ok {
		return
	}
	r.shape, r.name = split, test
	switch {
	case n == 0:
		r.dir = dirTest{kind: dirIs}
	case n == 1 && dir[0].kind == deep:
		r.dir = dirTest{kind: dirAny}
	case n == 1:
		r.dir = dirTest{kind: dirIs, text: dir[0].text}
	case n == 2 && dir[0].kind == deep:
		r.dir = dirTest{kind: dirEnds, text: "/" + dir[1].text}
	default:
		r.dir = dirTest{kind: dirMatches, expr: expression(dir)}
	}
}

// boundary says that whatever ts match ends at the start of a name: after a
// "/", or at the root.
func boundary(ts []token) bool {
	if len(ts) == 0 {
		return true
	}
	last := ts[len(ts)-1]
	if last.kind == deep {
		return boundary(ts[:len(ts)-1])
	}
	return strings.HasSuffix(last.text, "/")
}

func testName(ts []token) (nameTest, bool) {
	kinds := [3]tokenKind{one, one, one}
	if len(ts) == 0 || len(ts) > len(kinds) {
		return nameTest{}, false
	}
	for i, t := range ts {
		kinds[i] = t.kind
	}
	switch kinds {
	case [3]tokenKind{literal, one, one}:
		return nameTest{kind: nameIs, a: ts[0].text}, len(ts) == 1
	case [3]tokenKind{star, one, one}:
		return nameTest{kind: nameAny}, len(ts) == 1
	case [3]tokenKind{literal, star, one}:
		return nameTest{kind: nameBegins, a: ts[0].text}, len(ts) == 2
	case [3]tokenKind{star, literal, one}:
		return nameTest{kind: nameEnds, a: ts[1].text}, len(ts) == 2
	case [3]tokenKind{literal, star, literal}:
		return nameTest{kind: nameFrames, a: ts[0].text, b: ts[2].text}, true
	case [3]tokenKind{star, literal, star}:
		return nameTest{kind: nameHolds, a: ts[1].text}, true
	}
	return nameTest{}, false
}

// expression is patternmatcher's expression for tokens that are understood.
func expression(ts []token) *regexp.Regexp {
	var b strings.Builder
	b.WriteByte('^')
	for _, t := range ts {
		switch t.kind {
		case literal:
			b.WriteString(regexp.QuoteMeta(t.text))
		case star:
			b.WriteString("[^/]*")
		case one:
			b.WriteString("[^/]")
		case deep:
			b.WriteString("(.*/)?")
		case rest:
			b.WriteString(".*")
		}
	}
	b.WriteByte('$')
	return regexp.MustCompile(b.String())
}

// cut splits a path after its last "/".
func cut(path string) (dir, name string) {
	i := strings.LastIndexByte(path, '/') + 1
	return path[:i], path[i:]
}
