package gate

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"regexp/syntax"
	"strings"
	"testing"
	"unicode/utf8"
)

// generator makes up texts full of what rules look for.
type generator struct {
	*rand.Rand
	exprs []*syntax.Regexp
}

func newGenerator(t testing.TB, c Config, seed uint64) *generator {
	t.Helper()
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	for _, r := range c.Rules {
		if r.Regex == "" {
			continue
		}
		re, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		g.exprs = append(g.exprs, re)
	}
	return g
}

// text returns n lines of matches of the rules, some encoded, between lines
// that look like a program.
func (g *generator) text(n int) []byte {
	var b strings.Builder
	for range n {
		switch g.IntN(4) {
		case 0:
			fmt.Fprintf(&b, "func key%d(token string) { return access.Secret(%q) }", g.IntN(1000), g.word(30))
		case 1:
			b.WriteString(g.secret())
		case 2:
			fmt.Fprintf(&b, "%s = \"%s\";", g.word(8), g.encoded(g.secret()))
		case 3:
			fmt.Fprintf(&b, "%sapi_key%s%s", g.word(4), []string{" = ", ": ", "=>", " := '"}[g.IntN(4)], g.encoded(g.word(40)))
		}
		b.WriteString([]string{"\n", "\n", "\n\n", "\r\n", " ", ""}[g.IntN(6)])
	}
	return []byte(b.String())
}

// secret returns a match of one of the rules, now and then damaged.
func (g *generator) secret() string {
	var b strings.Builder
	g.match(&b, g.exprs[g.IntN(len(g.exprs))])
	s := b.String()
	switch g.IntN(8) {
	case 0:
		return strings.ToUpper(s)
	case 1:
		return strings.NewReplacer("s", "ſ", "k", "\u212a", "i", "İ").Replace(s)
	case 2:
		return s[:g.IntN(len(s)+1)]
	case 3:
		return "x" + s + "x"
	}
	return s
}

// encoded returns s as it is or in up to three encodings, whole or in part.
func (g *generator) encoded(s string) string {
	from := 0
	if g.IntN(3) == 0 {
		from = g.IntN(len(s) + 1)
	}
	head, s := s[:from], s[from:]
	for range g.IntN(4) {
		switch g.IntN(6) {
		case 0:
			s = base64.StdEncoding.EncodeToString([]byte(s))
		case 1:
			s = base64.RawURLEncoding.EncodeToString([]byte(s))
		case 2:
			s = hex.EncodeToString([]byte(s))
		case 3:
			var b strings.Builder
			for _, c := range []byte(s) {
				if g.IntN(3) == 0 {
					fmt.Fprintf(&b, "%%%02X", c)
				} else {
					b.WriteByte(c)
				}
			}
			s = b.String()
		case 4:
			s = g.escaped(s, []string{`\u%04x`, `\\U%04X`}[g.IntN(2)])
		case 5:
			s = g.escaped(s, "U+%04X ")
		}
	}
	return head + s
}

func (g *generator) escaped(s, format string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, format, min(r, 0xffff))
	}
	return b.String()
}

func (g *generator) word(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/"
	b := make([]byte, 1+g.IntN(n))
	for i := range b {
		b[i] = letters[g.IntN(len(letters))]
	}
	return string(b)
}

// match writes a string that re matches, assertions aside.
func (g *generator) match(b *strings.Builder, re *syntax.Regexp) {
	times := func(least, most int) {
		if most < 0 {
			most = least + 8
		}
		for range least + g.IntN(most-least+1) {
			g.match(b, re.Sub[0])
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if s := string(r); re.Flags&syntax.FoldCase != 0 && g.IntN(2) == 0 {
				b.WriteString(strings.ToLower(s))
			} else {
				b.WriteString(s)
			}
		}
	case syntax.OpCharClass:
		i := 2 * g.IntN(len(re.Rune)/2)
		low, high := re.Rune[i], re.Rune[i+1]
		if low < utf8.RuneSelf {
			high = min(high, 0x7e)
		}
		b.WriteRune(low + g.Int32N(high-low+1))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte(byte(' ' + g.IntN(0x5f)))
	case syntax.OpStar:
		times(0, -1)
	case syntax.OpPlus:
		times(1, -1)
	case syntax.OpQuest:
		times(0, 1)
	case syntax.OpRepeat:
		times(re.Min, re.Max)
	case syntax.OpAlternate:
		g.match(b, re.Sub[g.IntN(len(re.Sub))])
	default:
		for _, sub := range re.Sub {
			g.match(b, sub)
		}
	}
}
