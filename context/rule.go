package buildcontext

import (
	"regexp"
	"strings"

	"github.com/moby/patternmatcher"
)

// rule is one compiled pattern. Most patterns are a condition on the directory
// of a path and a simple one on its last name: a directory answers the first
// once for all its children. What does not split so is asked of patternmatcher,
// path by path.
type rule struct {
	line      int    // index of the Pattern
	text      string // as patternmatcher cleans it, without "!"
	exception bool
	shape     shape
	dir       dirTest
	name      nameTest

	// ask holds the pattern alone. For an exception "**" stands before it,
	// because patternmatcher tests an exception only on what is excluded.
	ask *patternmatcher.PatternMatcher
	// unmatched is the result of a parent that nothing matched; with it
	// patternmatcher tests a path and not the directories above it.
	unmatched patternmatcher.MatchInfo
	// expr takes the place of ask for podman.
	expr *regexp.Regexp
	// err is what compiling the expression gave. The builder finds it when it
	// first tests the pattern, and so does the Matcher.
	err error
}

type shape uint8

const (
	asked shape = iota // no shape that is understood: patternmatcher decides
	split              // dir holds for the directory and name for the name
	below              // dir holds for the directory; every name matches
	begin              // the path begins with dir.text
)

// newRule compiles one pattern as ignorefile.ReadAll returns it. ok is false
// where patternmatcher.New drops it.
func newRule(text string) (r rule, ok bool, err error) {
	texts := []string{text}
	pm, err := patternmatcher.New(texts)
	if err != nil || len(pm.Patterns()) == 0 {
		return rule{}, false, err
	}
	p := pm.Patterns()[0]
	r = rule{text: p.String(), exception: p.Exclusion(), ask: pm}
	if r.exception {
		texts = []string{"**", text}
		if r.ask, err = patternmatcher.New(texts); err != nil {
			return rule{}, false, err
		}
	}
	if r.unmatched, err = unmatched(len(texts)); err != nil {
		return rule{}, false, err
	}
	// This first call compiles the expression; after it the matcher is only
	// read and may be shared. An expression that does not compile is not asked
	// again.
	_, r.err = r.matches("x")
	ts, ok := tokens(r.text, dockerSpecial)
	switch {
	case r.err != nil || !ok:
	case len(ts) == 2 && ts[0].kind == deep && ts[1].kind == literal:
		r.understandSuffix(r.text[len("**"):])
	default:
		r.understand(ts)
	}
	return r, true, nil
}

// matches asks the expression of the builder whether the pattern matches the
// path itself.
func (r *rule) matches(path string) (bool, error) {
	if r.err != nil {
		return false, r.err
	}
	if r.expr != nil {
		return r.expr.MatchString(path), nil
	}
	excluded, _, err := r.ask.MatchesUsingParentResults(path, r.unmatched)
	return excluded != r.exception, err
}

// unmatched returns what n patterns hand down from a directory that none of
// them matched.
func unmatched(n int) (patternmatcher.MatchInfo, error) {
	pm, err := patternmatcher.New([]string{"a", "a"}[:n])
	if err != nil {
		return patternmatcher.MatchInfo{}, err
	}
	_, info, err := pm.MatchesUsingParentResults("b", patternmatcher.MatchInfo{})
	return info, err
}

// dirTest is a condition on a directory, given as "" for the root and otherwise
// with a "/" at its end.
type dirTest struct {
	kind dirKind
	text string
	expr *regexp.Regexp
}

type dirKind uint8

const (
	dirAny     dirKind = iota
	dirIs              // the directory is text
	dirEnds            // the directory ends in text; where that begins with "/" the root may stand before it
	dirHolds           // the directory has text, which begins with "/", in it or after the root
	dirMatches         // expr matches the directory
)

func (t *dirTest) holds(dir string) bool {
	switch t.kind {
	case dirAny:
		return true
	case dirIs:
		return dir == t.text
	case dirEnds:
		return strings.HasSuffix(dir, t.text) || t.text[0] == '/' && dir == t.text[1:]
	case dirHolds:
		return strings.Contains(dir, t.text) || strings.HasPrefix(dir, t.text[1:])
	default:
		return t.expr.MatchString(dir)
	}
}

// nameTest is a condition on a name: a, a*, *a, a*b or *a*.
type nameTest struct {
	kind nameKind
	a, b string
}

type nameKind uint8

const (
	nameAny nameKind = iota
	nameIs
	nameBegins
	nameEnds
	nameFrames
	nameHolds
)

func (t *nameTest) holds(name string) bool {
	switch t.kind {
	case nameAny:
		return true
	case nameIs:
		return name == t.a
	case nameBegins:
		return strings.HasPrefix(name, t.a)
	case nameEnds:
		return strings.HasSuffix(name, t.a)
	case nameFrames:
		return len(name) >= len(t.a)+len(t.b) && strings.HasPrefix(name, t.a) && strings.HasSuffix(name, t.b)
	default:
		return strings.Contains(name, t.a)
	}
}
