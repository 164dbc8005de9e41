package secrets

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	buildcontext "ctxaudit/context"
)

// random returns n random letters and digits. Secrets in tests are made while
// they run; none is written down.
func random(r *rand.Rand, n int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[r.IntN(len(letters))]
	}
	return planted(string(b))
}

func newRand() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func githubToken(r *rand.Rand) string { return "ghp_" + random(r, 36) }

// scanTree writes the files and scans the directory that holds them.
func scanTree(t *testing.T, files map[string]string, jobs int, set func(*buildcontext.Context)) Result {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if set != nil {
		set(c)
	}
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Scan(context.Background(), c, jobs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func lines(fs []buildcontext.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		fmt.Fprintf(&b, "%s %s %s:%d:%d %s +%d\n", f.Severity, f.Code, f.Path, f.Line, f.Column, f.Detector, len(f.Places))
	}
	return b.String()
}

func TestScan(t *testing.T) {
	r := newRand()
	token := githubToken(r)
	tree := map[string]string{
		"config/prod.conf":         "a\nb token " + token + "\n",
		"copy.conf":                token,
		"node_modules/x/index.js":  "t = '" + githubToken(r) + "'",
		"packages/api/.env":        "PORT=3000\n",
		"packages/api/.env.sample": "PORT=3000\n",
		".git/config":              "[remote \"o\"]\n\turl = https://me:" + random(r, 12) + "@git.test/x\n",
		"image.png":                "\x89PNG\r\n\x1a\n\x00\x00" + githubToken(r),
		"allowed.conf":             githubToken(r) + " # ctxaudit:allow\nx\n",
		"later.conf":               "# gitleaks:allow\n" + githubToken(r),
	}
	want := `medium CTX103 .git/config:2:19 url-credentials +0
medium CTX101 config/prod.conf:2:9 github-pat +1
medium CTX101 later.conf:2:1 github-pat +0
low CTX101 node_modules/x/index.js:1:6 github-pat +0
low CTX102 packages/api/.env:0:0 env-file +0
`
	for _, jobs := range []int{1, 3} {
		got := scanTree(t, tree, jobs, nil)
		if lines(got.Findings) != want {
			t.Errorf("jobs %d: got\n%swant\n%s", jobs, lines(got.Findings), want)
		}
		if len(got.NotScanned) != 1 || got.NotScanned[0].Path != "image.png" || got.NotScanned[0].Reason != "binary" {
			t.Errorf("not scanned: %v", got.NotScanned)
		}
		if all := fmt.Sprintf("%+v", got); strings.Contains(all, token[4:]) {
			t.Error("a value is in the result")
		}
	}
}

func TestSeverityFollowsReach(t *testing.T) {
	for reach, want := range map[buildcontext.Reach]string{
		buildcontext.InImage:  "critical",
		buildcontext.InStage:  "high",
		buildcontext.Sent:     "medium",
		buildcontext.Eligible: "low",
	} {
		got := scanTree(t, map[string]string{"a": githubToken(newRand())}, 1, func(c *buildcontext.Context) {
			c.Build = &buildcontext.Build{}
			c.Entries[0].Reach = reach
		})
		if s := got.Findings[0].Severity.String(); s != want {
			t.Errorf("%s: %s, want %s", reach, s, want)
		}
	}
}

// A secret is found wherever it stands in a file of many windows, and once.
func TestWindows(t *testing.T) {
	for _, at := range []int{window - overlap - 20, window - 20, window, 2*window + 5} {
		token := githubToken(newRand())
		for _, fill := range []string{"filling line\n", "x "} {
			text := strings.Repeat(fill, at/len(fill)) + " " + token + "\n" + strings.Repeat(fill, window/2)
			got := scanTree(t, map[string]string{"a": text}, 1, nil)
			line := 1 + strings.Count(text[:strings.Index(text, token)], "\n")
			if len(got.Findings) != 1 || got.Findings[0].Line != line || len(got.Findings[0].Places) != 0 {
				t.Errorf("at %d: %s, want line %d", at, lines(got.Findings), line)
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	got := scanTree(t, map[string]string{"a": "x", "b": "x"}, 1, func(c *buildcontext.Context) {
		if err := c.Root.Remove("b"); err != nil {
			t.Fatal(err)
		}
	})
	if len(got.Incomplete) != 1 || got.Incomplete[0].Path != "b" {
		t.Errorf("got %v", got.Incomplete)
	}
}
