package suggest

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/context"
)

// hostile makes a name of what patterns, lines and terminals give a meaning.
func hostile(r *rand.Rand) string {
	parts := []string{"a", "b", "a b", " ", "\u00a0", "\u0085", "\u3000", "\ufeff", "\t", "\n", "\r", "\x7f", "\x1b", "\xff", "é", "日",
		"*", "**", "?", "[", "]", "[a]", "[^a]", "[!a]", "\\", "\\d", "^", "$", "+", "(", ")", "(b)", "{", "}", "{2}", "|", "!", "#", ".", "..", "-", "%41", ",", "'", `"`, "~", "=", "&"}
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(parts[r.IntN(len(parts))])
	}
	return b.String()
}

// TestLiteral writes the pattern of one of many hostile names into an ignore
// file: of all entries that one alone is gone.
func TestLiteral(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 30
	}
	written := 0
	for seed := range uint64(rounds) {
		r := rand.New(rand.NewPCG(seed, 3))
		dir := t.TempDir()
		var tops []string
		for range 12 {
			name := hostile(r)
			if name == "." || name == ".." {
				continue
			}
			p := filepath.Join(dir, name)
			if r.IntN(2) == 0 {
				if os.Mkdir(p, 0o755) != nil {
					continue
				}
				p = filepath.Join(p, hostile(r)+"x")
			}
			if os.WriteFile(p, []byte("x"), 0o644) != nil {
				continue
			}
			rel, err := filepath.Rel(dir, p)
			if err != nil {
				t.Fatal(err)
			}
			tops = append(tops, filepath.ToSlash(rel))
		}
		for _, b := range []buildcontext.Builder{buildcontext.BuildKit, buildcontext.Classic, buildcontext.Podman} {
			for _, p := range tops {
				if r.IntN(4) == 0 {
					p = p[:max(strings.IndexByte(p, '/'), 0)]
				}
				line, exact := literal(b, p)
				if p == "" || !exact {
					continue
				}
				written++
				if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(line+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				c, err := buildcontext.Load(buildcontext.Target{Root: dir, Builder: b}, 1, nil)
				if err != nil {
					t.Fatalf("%s: %q for %q: %v", b, line, p, err)
				}
				c.Close()
				if c.Ignore.Refused != nil {
					t.Fatalf("%s: %q for %q: %v", b, line, p, c.Ignore.Refused)
				}
				left := map[string]bool{}
				for _, e := range c.Entries {
					left[e.Path] = true
				}
				for _, e := range tops {
					if gone := buildcontext.Within(p, e); gone == left[e] {
						t.Fatalf("%s: %q for %q: %q is left: %v", b, line, p, e, left[e])
					}
				}
			}
		}
	}
	if written < rounds {
		t.Errorf("only %d patterns were tried", written)
	}
}

func TestLoose(t *testing.T) {
	for _, tt := range []struct{ glob, want, matches string }{
		{"*.sum", "*.sum", "a.sum"},
		{"target/**/*.jar", "target/**/*.jar", "target/x/y.jar"},
		{`\q/x|y/?*.log`, `q/x\|y/?*.log`, "q/x|y/ab.log"},
		{`[a-z]x/[\]a]*`, `?x/?*`, "bx/]c"},
		{`!a\*{2}^*`, `\!a\*\{2\}\^*`, "!a*{2}^b"},
		{"[", `\[`, "["},
	} {
		got := loose(tt.glob)
		m, err := buildcontext.Compile([]buildcontext.Pattern{{Text: got}})
		if err != nil {
			t.Fatalf("%s: %v", tt.glob, err)
		}
		if v, err := m.Verdict(tt.matches); got != tt.want || !v.Excluded || err != nil {
			t.Errorf("%s became %s, want %s; it matches %s: %v, %v", tt.glob, got, tt.want, tt.matches, v.Excluded, err)
		}
	}
}
