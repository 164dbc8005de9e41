package gate

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Words are found where regexp finds them without regard to case, in short
// texts and in those that are read in lanes.
func TestAutomaton(t *testing.T) {
	words := []string{"key", "keys", "secret", "sk", "ask", "kk", "s.s", "=\n"}
	a, ok := newAutomaton(words)
	if !ok {
		t.Fatal("too many words")
	}
	parts := append([]string{"k", "s", "K", "S", "ſ", "\u212a", "e", "E", "y", ".", "=", "\n", "\xc5", "\xe2", "\xe2\x84", "x"}, words...)
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 5, 50, 1000, 30_000} {
		for range 200_000 / (size + 1000) {
			var b strings.Builder
			for range size {
				b.WriteString(parts[r.IntN(len(parts))])
			}
			text := &text{bytes: []byte(b.String()), newline: true}
			var got, want []string
			a.find(text, nil, func(from int, hits []hit) {
				for _, h := range hits {
					for _, n := range a.strings(h) {
						got = append(got, fmt.Sprint(words[n], " ends at ", from+int(h.end)))
					}
				}
			})
			b.WriteByte('\n')
			for _, word := range words {
				re := regexp.MustCompile("(?i)" + regexp.QuoteMeta(word))
				for at, s := 0, b.String(); ; at++ {
					m := re.FindStringIndex(s[at:])
					if m == nil {
						break
					}
					want = append(want, fmt.Sprint(word, " ends at ", at+m[1]))
					at += m[0]
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if got, want := slices.Compact(got), slices.Compact(want); !slices.Equal(got, want) {
				t.Fatalf("%q:\n got %q\nwant %q", b.String(), got, want)
			}
		}
	}
}
