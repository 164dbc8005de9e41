package gate

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Words are found where regexp finds them without regard to case, in short
// texts and in those that are read in lanes.
func TestAutomaton(t *testing.T) {
	words := []string{"key", "keys", "secret", "sk", "ask", "kk", "s.s", "=\n"}
	t.Run("short", func(t *testing.T) { findWords(t, words) })
	t.Run("long", func(t *testing.T) { findWords(t, append(words, strings.Repeat("ks.", 2000))) })
}

func findWords(t *testing.T, words []string) {
	a, ok := newAutomaton(words)
	if !ok {
		t.Fatal("too many words")
	}
	parts := append([]string{"k", "s", "K", "S", "ſ", "\u212a", "e", "E", "y", ".", "=", "\n", "\xc5", "\xe2", "\xe2\x84", "x"}, words...)
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 5, 50, 300, 700, 20_000} {
		for range 1 + 40_000/(size+1000) {
			var b strings.Builder
			for b.Len() < size {
				b.WriteString(parts[r.IntN(len(parts))])
			}
			text := &text{bytes: []byte(b.String()), newline: true}
			type place struct{ word, end int }
			var got, want []place
			a.find(text, span{0, text.size()}, nil, func(from int, hits []hit) {
				for _, h := range hits {
					for _, n := range a.strings(h) {
						got = append(got, place{int(n), from + int(h.end)})
					}
				}
			})
			folded, ends := fold(b.String() + "\n")
			for n, word := range words {
				for at := range len(folded) {
					if strings.HasPrefix(folded[at:], word) {
						want = append(want, place{n, ends[at+len(word)-1]})
					}
				}
			}
			order := func(a, b place) int { return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.end, b.end)) }
			slices.SortFunc(got, order)
			if got = slices.Compact(got); !slices.Equal(got, want) {
				t.Fatalf("%q:\n got %v\nwant %v", b.String(), got, want)
			}
		}
	}
}

// fold returns s with a byte for each rune, as regexp folds ASCII, and where
// each rune ends in s.
func fold(s string) (string, []int) {
	var folded []byte
	var ends []int
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		b, ok := foldASCII(r)
		if !ok {
			b = 0xff
		}
		i += n
		folded, ends = append(folded, b), append(ends, i)
	}
	return string(folded), ends
}
