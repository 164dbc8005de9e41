package gate

import (
	"fmt"
	"strings"
	"testing"
)

// expr returns a random expression over a small alphabet.
func (g *generator) expr(depth int) string {
	if depth == 0 {
		return g.pick("key", "ke", "k", "s", "tok", "token", "a", "1", "=", `\s`, `\d`, `[a-z]`, `[a-z0-9]`, `\w`, `.`, `\n`, `[^=]`, `é`,
			`\b`, `\B`, `^`, `$`, `(?m:^)`, `(?m:$)`, `\z`, `(?i:key)`, `(?i:s)`, `(?s:.)`)
	}
	sub := func() string { return g.expr(g.IntN(depth)) }
	switch g.IntN(7) {
	case 0:
		return "(?:" + sub() + "|" + sub() + ")"
	case 1:
		return "(" + sub() + ")"
	case 2:
		return "(?:" + sub() + ")" + g.pick("*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{3,20}")
	default:
		return sub() + sub() + sub()
	}
}

func (g *generator) pick(of ...string) string { return of[g.IntN(len(of))] }

// Random rules give the findings of plain gitleaks on random texts.
func TestRandomRules(t *testing.T) {
	findings := 0
	for seed := range uint64(200) {
		findings += randomRule(t, seed)
	}
	if findings < 5_000 {
		t.Errorf("only %d findings: the rules are no test", findings)
	}
}

func FuzzRules(f *testing.F) {
	f.Fuzz(func(t *testing.T, seed uint64) { randomRule(t, seed) })
}

func randomRule(t *testing.T, seed uint64) (findings int) {
	g := newGenerator(t, Config{}, seed)
	rule := fmt.Sprintf("[[rules]]\nid = \"%s\"\nregex = '''%s'''\n", g.pick("r", "generic"), g.expr(4))
	rule += g.pick("", "", "keywords = [\"key\"]\n", "keywords = [\"tok\", \"a\"]\n", "keywords = [\"sa\", \"ik\"]\n", "entropy = 0.9\n", "entropy = 1.5\n", "entropy = 2.2\n", "secretGroup = 1\n")
	rule += g.pick("", "", "allowlists = [{ regexes = ['^[a-z]+$'] }]\n", "allowlists = [{ regexTarget = \"line\", regexes = ['^\\s*key', '1$'] }]\n")
	rule += "[[rules]]\nid = \"other\"\nregex = 'ke.'\n"
	c, err := Parse([]byte(rule))
	if err != nil {
		t.Fatal(err)
	}
	made, err := New(c, Words{})
	if err != nil {
		return 0 // a group that is not there, or too much repetition
	}
	p, w := newPlain(t, c), made.Worker()
	for range 40 {
		var b strings.Builder
		for range g.IntN(30) {
			b.WriteString(g.pick("key", "KEY", "ke", "token", "tok", "a", "b", "1", "=", " ", "\n", "\n", "é", "\xff", "ſ", "i", "İ", "\u212a", "\u212aey", "x", "%6b%65%79", "a2V5PTEgdG9rZW49"))
		}
		findings += compare(t, p, w, "a.txt", []byte(b.String()))
		if t.Failed() {
			t.Fatalf("%s\ntext: %q", rule, b.String())
		}
	}
	return findings
}
