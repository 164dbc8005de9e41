package lint

import (
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

// TestSuperfluousPatternsChangeNothing removes every pattern that is said to be
// covered by another from random lists and compares the verdicts.
func TestSuperfluousPatternsChangeNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", "b", "a", "ab", ".log", "*", "*", "**", "?", "/", "/", "**/", "**/", "/**", "[ab]", `\*`}
	names := []string{"a", "b", "ab", "aab", "x.log", ".log", "*", "b.log"}
	covered := 0
	for range 3_000 {
		var list []buildcontext.Pattern
		for range 2 + rnd.IntN(4) {
			var b strings.Builder
			for range 1 + rnd.IntN(4) {
				b.WriteString(pieces[rnd.IntN(len(pieces))])
			}
			text := path.Clean(b.String())
			if text = strings.TrimPrefix(text, "/"); text == "" || text == "." {
				continue
			}
			if rnd.IntN(5) == 0 {
				text = "!" + text
			}
			if _, err := buildcontext.Compile([]buildcontext.Pattern{{Text: text}}); err == nil {
				list = append(list, buildcontext.Pattern{Text: text})
			}
		}
		whole, err := buildcontext.Compile(list)
		must(t, err)
		s := newSubject(&buildcontext.Context{Ignore: buildcontext.IgnoreFile{Patterns: list}, Matcher: whole}, Limits{})
		for i := range list {
			j := s.coveredBy(i)
			if list[i].Exception() || j < 0 {
				continue
			}
			covered++
			rest, err := buildcontext.Compile(slices.Delete(slices.Clone(list), i, i+1))
			must(t, err)
			for range 40 {
				var parts []string
				for range 1 + rnd.IntN(4) {
					parts = append(parts, names[rnd.IntN(len(names))])
				}
				p := path.Join(parts...)
				if verdict(whole, p).Excluded != verdict(rest, p).Excluded {
					t.Fatalf("%v: %q is said to be covered by %q, but %s tells them apart", list, list[i].Text, list[j].Text, p)
				}
			}
		}
	}
	if covered < 150 {
		t.Errorf("only %d patterns were covered", covered)
	}
}
