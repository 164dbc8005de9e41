package buildcontext

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/moby/patternmatcher"
)

// TestOpens holds Opens against MatchesOrParentMatches for random rules.
func TestOpens(t *testing.T) {
	names := strings.Fields("a b ab .x a.b c\nd")
	parts := strings.Fields("a b ab .x a.b * ** a* *b a*b **.x ? [ab] *b* **b b**")
	pick := func(r *rand.Rand, list []string) string {
		var p []string
		for range 1 + r.IntN(4) {
			p = append(p, list[r.IntN(len(list))])
		}
		return strings.Join(p, "/")
	}
	refused := 0
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 5))
		var lines []string
		var patterns []Pattern
		for range 1 + r.IntN(6) {
			line := []string{"", "!"}[r.IntN(2)] + pick(r, parts)
			lines = append(lines, line)
			patterns = append(patterns, Pattern{Text: line})
		}
		m, err := Compile(patterns)
		if err != nil {
			continue
		}
		theirs, err := patternmatcher.New(slices.Clone(lines))
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			p := pick(r, names)
			want, err := theirs.MatchesOrParentMatches(p)
			if err != nil {
				t.Fatal(err)
			}
			if _, opens := m.Opens(p); opens == want {
				t.Fatalf("%q under %q: opens %v", p, lines, opens)
			} else if v, _ := m.Verdict(p); !v.Excluded && !opens {
				refused++
			}
		}
	}
	if refused == 0 {
		t.Error("nothing was listed and not opened")
	}
}
