package gate

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func defaults(t testing.TB) (Config, *Gate) {
	t.Helper()
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(c, Words{})
	if err != nil {
		t.Fatal(err)
	}
	return c, g
}

// The gate finds what plain gitleaks finds in texts that hold little else than
// secrets, in the clear and encoded.
func TestSecrets(t *testing.T) {
	c, g := defaults(t)
	p, w := newPlain(t, c), g.Worker()
	made := newGenerator(t, c, 1)
	findings := 0
	for i := range 50 {
		name := []string{"main.go", "deploy.yaml", "infra.tf", "nuget.config", "keys/id.p12"}[i%5]
		findings += compare(t, p, w, name, made.text(2+i%40))
	}
	if findings < 250 {
		t.Errorf("only %d findings: the texts are no test", findings)
	}
	t.Logf("%d findings", findings)
}

// Decoded values in long texts, in lines of any length, and matches that reach
// further than the text around a decoded value that is searched.
func TestFar(t *testing.T) {
	c, g := defaults(t)
	p, w := newPlain(t, c), g.Worker()
	made := newGenerator(t, c, 6)
	fill := func(b *strings.Builder, n int) {
		for n += b.Len(); b.Len() < n; {
			b.WriteString(made.pick("var ", "i", " = ", "(0)", ";", made.word(12), "ſ", ", ", made.pick(" ", " ", "\n")))
		}
	}
	findings := 0
	for range 12 {
		var b strings.Builder
		for range 6 {
			switch made.IntN(4) {
			case 0:
				fmt.Fprintf(&b, "secret_key=%s;", made.encoded(made.secret()))
			case 1:
				b.WriteString("-----BEGIN RSA PRIVATE KEY-----%0A")
				fill(&b, 5000)
				b.WriteString("\\u002d-----END RSA PRIVATE KEY-----")
			case 2:
				b.WriteString("curl https://x.example ")
				fill(&b, 4000)
				b.WriteString(" -u adm%69n:1" + made.word(20))
			case 3:
				b.WriteString(made.encoded("token=1" + made.word(40)))
			}
			fill(&b, made.IntN(8000))
		}
		findings += compare(t, p, w, "main.js", []byte(b.String()))
	}
	if findings < 50 {
		t.Errorf("only %d findings: the texts are no test", findings)
	}
}

// Workers of one gate may run at once.
func TestConcurrent(t *testing.T) {
	c, g := defaults(t)
	text := newGenerator(t, c, 5).text(100)
	want := gated(t, g.Worker(), "a.yaml", text)
	_, fresh := defaults(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := gated(t, fresh.Worker(), "a.yaml", text); !slices.Equal(got, want) {
				t.Errorf("got %d findings, want %d", len(got), len(want))
			}
		})
	}
	wait.Wait()
}

func FuzzGate(f *testing.F) {
	c, g := defaults(f)
	p := newPlain(f, c)
	made := newGenerator(f, c, 2)
	for range 20 {
		f.Add(string(made.text(3)), uint64(0))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 20_000 {
			return
		}
		// A seed other than 0 puts made-up secrets into the text.
		if seed > 0 {
			more := newGenerator(t, c, seed)
			cut := more.IntN(len(text) + 1)
			text = text[:cut] + string(more.text(3)) + text[cut:]
		}
		compare(t, p, g.Worker(), "values.yml", []byte(text))
	})
}

// Rules of any shape give the findings of plain gitleaks.
func TestOddRules(t *testing.T) {
	rules := []string{
		`regex = 'x[0-9]+y'`,
		`regex = '[0-9a-f]{32}'
		 keywords = ["hash"]`,
		`regex = '(?i)(foo|bar)?[a-z]{3}[0-9]'`,
		`regex = '^key=.*$'`,
		`regex = '(?m)^key=.*$'
		 keywords = ["key"]`,
		`regex = '(?s)BEGIN.*END'
		 keywords = ["begin"]`,
		`regex = '(?s)BEGIN.*?END'`,
		`regex = 'pass\s*=\s*(\S+)(\s|$)'
		 secretGroup = 1
		 entropy = 2.0`,
		`regex = '\Bkey\b[0-9]{2,}|\btoken\B'`,
		`regex = 'ключ=([а-я]+)'
		 keywords = ["ключ"]`,
		`regex = '(?i)ſecret[k]ey'
		 keywords = ["secret"]`,
		`regex = '[^a]{4}key'`,
		`regex = '.+@.+'
		 keywords = ["pass", "key"]`,
		`regex = '\n\nkey'`,
		`regex = 'key\n*'`,
		`regex = '(key)|(token)(x)?'
		 keywords = [""]`,
		`regex = 'token([a-z]+)=([a-z0-9]+)'
		 allowlists = [{ regexes = ['^[a-z]+$'] }]`,
		`regex = '(?:key)([a-z0-9]{4,})(?:;|$)'
		 allowlists = [{ regexes = ['^[a-z]+$'] }, { regexTarget = "line", regexes = ['^\s*skip', 'end$'] }]`,
		`regex = 'key([a-z0-9]{4,})'
		 allowlists = [{ condition = "AND", regexTarget = "line", regexes = ['skip'], stopwords = ["99"] }]`,
		`regex = 'token'
		 allowlists = [{ paths = ['\.txt$'] }]`,
		`path = '\.txt$'`,
		`path = '\.txt$'
		 keywords = ["key"]`,
		`path = '\.txt$'
		 regex = 'key'`,
		`regex = 'pass'
		 path = '\.go$'`,
		`regex = 'key[0-9]+'
		 tags = ["a", "b"]
		 [[rules.required]]
		 id = "other"
		 withinLines = 1`,
		`regex = 'token[0-9]'
		 skipReport = true`,
		// The secret is taken from a second match, in which the assertion holds.
		`regex = 'key([a-z]*[0-9]$|[a-z]+)[0-9]?'
		 allowlists = [{ regexes = ['^[a-z]+$'] }]`,
		`regex = '(?:key|token)?\bkey([a-z0-9]+)'
		 allowlists = [{ regexes = ['^[a-z]+$'] }]`,
	}
	made := newGenerator(t, Config{}, 3)
	words := []string{"key", "token", "pass", "=", " = ", "\n", "\n\n", "BEGIN", "END", "skip", "end", "99", "1", "x1y", "foo1",
		"secret", "ſecretKey", "ключ=", "привет", "hash", "0123456789abcdef", "@", ";", "a", "zz", "\xff", "é", "passİ", "\u212aey", "%6b%65%79", "keyabc1", "a2V5MTIzNDU2Nzg5MDEy", `\u006bey`, "U+006B ", "U+0065"}
	for i, rule := range rules {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			file := "[[rules]]\nid = \"rule\"\n" + rule + "\n[[rules]]\nid = \"other\"\nregex = 'other[0-9]+|zz'\n[[rules.required]]\nid = \"rule\"\n"
			c, err := Parse([]byte(file))
			if err != nil {
				t.Fatal(err)
			}
			g, err := New(c, Words{})
			if err != nil {
				t.Fatal(err)
			}
			p, w := newPlain(t, c), g.Worker()
			findings := 0
			for range 400 {
				var b strings.Builder
				for range made.IntN(40) {
					b.WriteString(words[made.IntN(len(words))])
				}
				findings += compare(t, p, w, "a.txt", []byte(b.String()))
				if t.Failed() {
					t.Fatalf("rule:\n%s\ntext: %q", rule, b.String())
				}
			}
			t.Log(findings, "findings")
		})
	}
}

func TestWords(t *testing.T) {
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(c, Words{Marks: []string{"://", "token"}, Flags: []string{"pass", "key"}})
	if err != nil {
		t.Fatal(err)
	}
	w := g.Worker()
	for _, test := range []struct {
		text      string
		marks     []Mark
		pass, key bool
	}{
		{"a Token: http://x PASS ftp://", []Mark{{1, 7}, {0, 16}, {0, 29}}, true, false},
		{"the Key", nil, false, true},
		{"", nil, false, false},
		{strings.Repeat("filling ", 8000) + "://", []Mark{{0, 64003}}, false, false},
	} {
		if _, err := w.Scan("x", []byte(test.text)); err != nil {
			t.Fatal(err)
		}
		if got := w.Marks(); !slices.Equal(got, test.marks) {
			t.Errorf("%.40q: marks %v, want %v", test.text, got, test.marks)
		}
		if w.Flag(0) != test.pass || w.Flag(1) != test.key {
			t.Errorf("%.40q: flags %v %v", test.text, w.Flag(0), w.Flag(1))
		}
	}
}
