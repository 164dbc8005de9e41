package report

import (
	"strings"
	"testing"

	bc "ctxaudit/context"
)

// Lines of a Dockerfile can hold passwords: of what runs only the flags are
// shown, and never a line with a secret.
func TestExcerptsTellNoSecret(t *testing.T) {
	r := &Report{
		Context: &bc.Context{Target: bc.Target{Root: "/c", Dockerfile: "/c/Dockerfile"}},
		Dockerfile: []byte("FROM a\nRUN --mount=type=tmpfs,target=/x curl -u me:pass x\nENV PASS=pass\n" +
			"COPY pass /\nARG P=pass\n"),
		Findings: []bc.Finding{{Code: "CTX101", Path: "Dockerfile", Line: 4}},
	}
	for line, want := range map[int]string{1: "FROM a", 2: "RUN --mount=type=tmpfs,target=/x …", 3: "", 4: "", 5: "", 6: ""} {
		if got, _ := r.source(bc.Place{Path: "Dockerfile", Line: line}); got != want {
			t.Errorf("line %d shows %q, want %q", line, got, want)
		}
	}
}

// The exception that lets in what is big is named.
func TestAdmitted(t *testing.T) {
	patterns := []bc.Pattern{{Text: "*", Line: 1}, {Text: "!src", Line: 2}, {Text: "!doc/**", Line: 3}}
	m, err := bc.Compile(patterns)
	if err != nil {
		t.Fatal(err)
	}
	r := &Report{Context: &bc.Context{
		Matcher: m,
		Ignore:  bc.IgnoreFile{Path: ".dockerignore", Patterns: patterns},
		Entries: []bc.Entry{file("doc/a/b.md", 9, bc.Eligible), file("src/a.go", 5, bc.Eligible)},
	}}
	var got []string
	tr := newTree(r.Context.Entries, bc.Eligible)
	rows, _, _ := r.largest(tr, 9)
	for _, row := range rows {
		got = append(got, r.why(tr, row))
	}
	if s := strings.Join(got, "; "); s != "let in by .dockerignore:3 !doc/**; let in by .dockerignore:2 !src" {
		t.Error(s)
	}
}

// That a rule is anchored is why a directory is sent only where that lets in most
// of it.
func TestAnchoredIsMostOfIt(t *testing.T) {
	r := &Report{
		Context: &bc.Context{
			Ignore:  bc.IgnoreFile{Path: ".dockerignore", Patterns: []bc.Pattern{{Text: "import", Line: 1}}},
			Entries: []bc.Entry{file("big/import/a", 60, bc.Eligible), file("big/x", 40, bc.Eligible), file("lib/import/a", 40, bc.Eligible), file("lib/x", 60, bc.Eligible)},
		},
		Findings: []bc.Finding{{Code: "CTX302", Line: 1, Places: []bc.Place{{Path: "big/import"}, {Path: "lib/import"}}}},
	}
	tr := newTree(r.Context.Entries, bc.Eligible)
	for path, want := range map[string]string{"big": ".dockerignore:1 is anchored to ./", "lib": "no rule matches", "lib/import/a": ".dockerignore:1 is anchored to ./"} {
		n := tr.find(path)
		if got := r.why(tr, row{n, tr.weight(n), nil}); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// What is not asked for in colour has none, and no name adds any.
func TestNoEscapes(t *testing.T) {
	for name, make := range fixtures {
		for _, f := range Formats() {
			out := string(written(t, f, make(), Style{Width: 80}))
			if strings.ContainsFunc(out, func(c rune) bool { return c != '\n' && c != '\u00a0' && !plain(string(c)) }) {
				t.Errorf("%s as %s: a terminal would interpret it", name, f)
			}
		}
	}
}

// Hints are commands that a shell takes as they are.
func TestHints(t *testing.T) {
	r := shop()
	if got, want := strings.Join(r.next(), "; "), "next: ctxaudit generate --diff; ctxaudit why config/prod.env; ctxaudit --long"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	r.Flags, r.Path = []string{"-f", "docker/Dockerfile"}, "services/web"
	if got, want := strings.Join(r.next(), "; "), "next: ctxaudit generate --diff -f docker/Dockerfile services/web; ctxaudit why -f docker/Dockerfile -C services/web config/prod.env; ctxaudit --long -f docker/Dockerfile services/web"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, hostile := range []string{"a b", "$(x)", "-rf", "a;b", "\n"} {
		r.Path = hostile
		if got := strings.Join(r.next(), "; "); got != "next: ctxaudit rule CTX101" {
			t.Errorf("%q: %v", hostile, got)
		}
	}
}

// What a baseline knows is counted and not listed.
func TestKnownFindings(t *testing.T) {
	r := tidy()
	r.Known = shop().Findings
	if got, want := r.counts(Style{}.grade), "nothing new found; 8"+nbsp+"findings more in the baseline"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A landing keeps its stage and its line; only the path gives way.
func TestLand(t *testing.T) {
	const landing = "→ stage web /src/packages/web/client/index.html (Dockerfile:6)"
	for _, tt := range []struct {
		cell  string
		width int
		want  string
	}{
		{"a key\n" + landing, 80, "a key  " + landing},
		{"a key\n" + landing, 50, "a key|→ stage web /src/packages/web/client/index.html|(Dockerfile:6)"},
		{"two words\n→ the builder, no stage", 8, "two|words|→ the|builder,|no stage"},
		{landing, 40, "→ stage web /src/packages/we…/index.html|(Dockerfile:6)"},
	} {
		lines, _ := land(tt.cell, tt.width)
		if got := strings.Join(lines, "|"); got != tt.want {
			t.Errorf("%d columns: got %q, want %q", tt.width, got, tt.want)
		}
	}
}

// What is not sent ships nothing: its secrets are counted apart.
func TestSecretsThatStay(t *testing.T) {
	r := tidy()
	r.Findings = []bc.Finding{{Code: "CTX101", Severity: bc.Low, Path: "test/key.pem", Message: "a key", Reach: bc.Eligible}}
	out := string(written(t, "table", r, Style{Width: 80}))
	if strings.Contains(out, "WOULD SHIP") || !strings.Contains(out, "not sent for this target: the files of 1 secret that --long shows\n") {
		t.Errorf("it is not said to stay:\n%s", out)
	}
	if out := string(written(t, "table", r, Style{Width: 80, Long: true})); !strings.Contains(out, "test/key.pem") {
		t.Errorf("--long hides it:\n%s", out)
	}
	r.Context.Build = nil
	if out := string(written(t, "table", r, Style{Width: 80})); !strings.Contains(out, "test/key.pem") {
		t.Errorf("without a Dockerfile all of the context ships:\n%s", out)
	}
}

// What a build in stages makes takes one line; what weighs nothing else has
// none, and of notes only the number is said.
func TestCalm(t *testing.T) {
	r := tidy()
	for i := range 8 {
		r.Context.Build.Unknowns = append(r.Context.Build.Unknowns, bc.Unknowable{Line: 9 + i/2*2, Message: "made", Made: true})
		r.Findings = append(r.Findings, bc.Finding{Code: "CTX301", Path: ".dockerignore", Line: i, Message: "matches nothing"})
	}
	out := string(written(t, "table", r, Style{Width: 80}))
	for _, want := range []string{"not followed from stage to stage: what RUN steps and base images make\n  (Dockerfile:9, 11, 13, 15)\n", "nothing found: no secret in what ships; 8 notes that --long shows\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "CTX") || strings.Contains(out, "BEFORE THE BUILD") {
		t.Errorf("it is not calm:\n%s", out)
	}
	if long := string(written(t, "table", r, Style{Width: 80, Long: true})); !strings.Contains(long, "CTX301") || strings.Count(long, "made\n") != 8 {
		t.Errorf("--long hides something:\n%s", long)
	}
}

// A title never loses its middle: where it takes the room, a column is left out.
func TestTitleHolds(t *testing.T) {
	r := tidy()
	r.Suggestions = []bc.Suggestion{{Patterns: []string{".github"}, Bytes: 4600, Left: 1_990_000, Safe: bc.Safe, Why: "no build reads it"}}
	for width := 50; width < 70; width++ {
		for line := range strings.Lines(string(written(t, "table", r, Style{Width: width}))) {
			if columns(strings.TrimRight(line, "\n")) > width {
				t.Errorf("%d columns: %q is wider", width, line)
			}
		}
	}
}

// Files are counted by the reason why nobody searched them, the most first.
func TestNotScanned(t *testing.T) {
	r := tidy()
	for path, reason := range map[string]string{".git/a": "git object", ".git/b": "git object", "c.png": "binary"} {
		r.NotScanned = append(r.NotScanned, bc.Problem{Path: path, Reason: reason})
	}
	if got := strings.ReplaceAll(r.notScanned(), nbsp, " "); got != "not searched for secrets: 3 files, 0 B (2 git objects, 1 binary)" {
		t.Error(got)
	}
}
