package buildcontext

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/moby/patternmatcher"
)

// reference is the same from patternmatcher alone: the verdict along the path
// and the last of the growing lists that changes what the whole list answers.
func reference(texts []string, p string) (Verdict, error) {
	v := Verdict{Rule: -1}
	pm, err := patternmatcher.New(texts)
	if err != nil {
		return v, err
	}
	var info patternmatcher.MatchInfo
	parts := strings.Split(p, "/")
	for i := range parts {
		v.Excluded, info, err = pm.MatchesUsingParentResults(path.Join(parts[:i+1]...), info)
		if err != nil {
			return v, err
		}
	}
	for i, matched := range matchedRules(info) {
		if matched {
			v.Rule = i
		}
	}
	return v, nil
}

// matchedRules reads which patterns a MatchInfo holds: its only field is a list
// of booleans.
func matchedRules(info patternmatcher.MatchInfo) []bool {
	var bs []bool
	for _, word := range strings.Fields(strings.Trim(fmt.Sprint(info), "{[]}")) {
		bs = append(bs, word == "true")
	}
	return bs
}

// checkMatcher compares the two for one list and one path.
func checkMatcher(t *testing.T, texts []string, p string) {
	t.Helper()
	var patterns []Pattern
	for i, text := range texts {
		patterns = append(patterns, Pattern{Text: text, Line: i + 1})
	}
	want, wantErr := reference(texts, p)
	m, err := Compile(patterns)
	var got Verdict
	if err == nil {
		got, err = m.Verdict(p)
	}
	if (err != nil) != (wantErr != nil) {
		t.Fatalf("patterns %q, path %q: error %v, patternmatcher says %v", texts, p, err, wantErr)
	}
	if err == nil && got != want {
		t.Fatalf("patterns %q, path %q: %+v, patternmatcher says %+v", texts, p, got, want)
	}
}

// checkPodman compares the shapes that a walk can afford with the expressions
// alone: every one is tested on the whole path and the last match wins.
func checkPodman(t *testing.T, texts []string, p string) {
	t.Helper()
	var patterns []Pattern
	for i, text := range texts {
		patterns = append(patterns, Pattern{Text: text, Line: i + 1})
	}
	m, err := CompileFor(Podman, patterns)
	if err != nil {
		return
	}
	want := Verdict{Rule: -1}
	for _, r := range m.rules {
		if r.err != nil {
			return
		}
		if r.expr.MatchString(p) {
			want = Verdict{Excluded: !r.exception, Rule: r.line}
		}
	}
	if got, err := m.Verdict(p); err != nil || got != want {
		t.Fatalf("podman: patterns %q, path %q: %+v, %v, want %+v", texts, p, got, err, want)
	}
}

func TestMatcher(t *testing.T) {
	paths := []string{
		"foo", "bar", "a", "b", "a.md", "foo/bar", "foo/bar/baz", "a/b", "a/b/c", "a/foo", "a/foo/b", "barfoo", "foobar", "foobar/x",
		"docs/README.md", "README.md", "certs/a.pem", "a.pem", "x.go", "a/x.go", ".go", "a/.c", "new\nline", "new\nline/foo", "a/new\nline",
		"\xff", "\xff/foo", "é", "!foo", "#x", "a^b", "packages/web/dist/x", "packages/web/dist", "foo/a/bar", "a.b.c", "fooXbar", "foo/Xbar",
		"vendor/node_modules/x", "node_modules", "K", "\u212a", "  x", "dir/", "-/\x00",
	}
	for _, list := range [][]string{
		{"foo"}, {"*"}, {"**"}, {"**/**"}, {"**/foo"}, {"**foo"}, {"**foo*"}, {"foo/**"}, {"foo**"}, {"foo**bar"}, {"foo/**/bar"}, {"*.md"},
		{"**/*.md"}, {"**.go"}, {"**.[ch]"}, {"a*"}, {"a*b"}, {"*a*"}, {"*a*b*"}, {"?"}, {"**/?"}, {"a/?"}, {"?/b"}, {"[ab]"}, {"[^a]"}, {`\a`}, {`\d`},
		{"a^b*"}, {"a^b"}, {"."}, {"/"}, {"!."}, {"../x"}, {"*/b"}, {"packages/*/dist"}, {"**/web/**"}, {"a**b/*"}, {"**/a/b"}, {"**a/b"}, {"**/a/*"}, {"*/**/c"},
		{"**/*.pem", "!certs"}, {"foo/bar", "!foo"}, {"**/node_modules", "!vendor"}, {"**/*.pem", "!certs/**"}, {"docs", "!docs/README.md"},
		{"*", "!a", "a/b"}, {"*", "!foo", "!!foo"}, {"**", "!*"}, {"*", "!**/*.go", "a"}, {`foo\y`}, {"*", `foo\y`}, {"é*"}, {"\ufffd*"}, {"\ufeffa*"}, {"a/**/**"},
		{"**/new*"}, {"*line"}, {"new*/**"}, {"**/", "!new*"}, {"foo", "!foo", "**/bar", "!foo/bar/baz"},
		{`foo\z`}, {`foo\z`, "!foo/bar/baz"}, {`foo\z|a`}, {`\Qfoo`}, {`\Qfoo\E`},
	} {
		for _, p := range paths {
			checkMatcher(t, list, p)
			checkPodman(t, list, p)
		}
	}
}

// TestMatcherShared: several goroutines may use a matcher that was never used
// before, which patternmatcher's own, compiled at the first match, does not
// allow. The race detector sees it.
func TestMatcherShared(t *testing.T) {
	for _, b := range []Builder{BuildKit, Podman} {
		m, err := CompileFor(b, []Pattern{{Text: "[ab]*"}, {Text: "!a?b"}, {Text: "x/**/y*"}, {Text: "**/c[de]"}, {Text: "*/z?z*"}})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for p, want := range map[string]bool{"ab": true, "axb": false, "x/q/yy": true, "q/ce": true, "q/zaz": true, "q/r": false} {
					if v, err := m.Verdict(p); err != nil || v.Excluded != want {
						t.Errorf("%s: %s: %+v, %v", b, p, v, err)
					}
				}
			})
		}
		wg.Wait()
	}
}

// FuzzMatcher holds a Matcher against patternmatcher; a list is given one
// pattern a line, as ignorefile.ReadAll would return it.
func FuzzMatcher(f *testing.F) {
	f.Add("**/node_modules\n!vendor", "vendor/node_modules/x")
	f.Add("foo/**/bar*\n!foo/a\n*.md", "foo/a/bar.md")
	f.Add("**\n!**/[a-c]?", "x/b1")
	f.Add("a/*\n!a/b*c\n**/*d*", "a/b\nc")
	f.Fuzz(func(t *testing.T, list, p string) {
		texts := strings.Split(list, "\n")
		for _, text := range texts {
			if strings.TrimSpace(text) == "" || path.Clean(text) != text {
				return
			}
		}
		if len(list) > 100 || len(p) > 40 {
			return // longer says no more and takes much longer
		}
		if p == "" || p[0] == '/' || path.Clean(p) != p || strings.HasPrefix(p, "..") || strings.Contains(p, "\x00") {
			return
		}
		checkMatcher(t, texts, p)
		checkPodman(t, texts, p)
	})
}

// TestMatcherRandom tries lists made of the pieces that patterns are made of,
// which a fuzzer of bytes finds slowly.
func TestMatcherRandom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b", "ab", "foo", ".go", "*", "*", "**", "?", "/", "/", "**/", "/**", "[ab]", "[^a]", `\*`, "!", "^", "é", "\n", "-", " "}
	names := []string{"a", "b", "ab", "aab", "foo", "x.go", ".go", "a\nb", "é", "*", "-a", "!a", "b a"}
	for range 15_000 {
		var texts []string
		for range 1 + rnd.IntN(4) {
			var b strings.Builder
			if rnd.IntN(3) == 0 {
				b.WriteByte('!')
			}
			for range 1 + rnd.IntN(5) {
				b.WriteString(pieces[rnd.IntN(len(pieces))])
			}
			if text := strings.ReplaceAll(b.String(), "\n", "a"); path.Clean(text) == text && strings.TrimSpace(text) == text {
				texts = append(texts, text)
			}
		}
		var p []string
		for range 1 + rnd.IntN(4) {
			p = append(p, names[rnd.IntN(len(names))])
		}
		checkMatcher(t, texts, path.Join(p...))
		checkPodman(t, texts, path.Join(p...))
	}
}
