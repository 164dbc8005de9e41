package suggest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes a repository with everything added that its ignore files do
// not name.
func repository(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %s", args, out)
		}
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestGit(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".gitignore", "*.log\n/local\n")
	big := strings.Repeat("x", minUnused)
	for _, name := range []string{"app/run.log", "local/data.csv", "src/a.c", "src/testdata/kept.o", "new file"} {
		write(t, dir, name, big)
	}
	repository(t, dir)
	// Whatever the configuration of the repository names stays unused.
	trap := filepath.Join(t.TempDir(), "ran")
	for _, key := range []string{"core.fsmonitor", "core.sshCommand", "core.pager", "alias.ls-files"} {
		value := fmt.Sprintf("!touch %s", trap)
		if key != "alias.ls-files" {
			value = value[1:]
		}
		if err := exec.Command("git", "-C", dir, "config", key, value).Run(); err != nil {
			t.Fatal(err)
		}
	}
	g := AskGit(t.Context(), dir)
	if _, err := os.Stat(trap); err == nil {
		t.Error("a program of the repository ran")
	}
	if g == nil || g.Missing != "" {
		t.Fatalf("git said %+v", g)
	}
	c := load(t, dir, nil, []string{".git", ".gitignore"})
	defer c.Close()
	b := parse("FROM alpine\nCOPY . .\nRUN make")
	c.Build = b
	var got []string
	for _, s := range Rank(c, Evidence{Dockerfiles: []Dockerfile{{"Dockerfile", b}}, Git: g}) {
		got = append(got, fmt.Sprint(s.Patterns[0], " ", s.Safe, " ", s.Why))
	}
	want := `local check COPY . puts it into the image (Dockerfile:2), but git ignores it
**/*.log yes no build reads it`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	fs := GitIgnored(c, g)
	if len(fs) != 1 || fs[0].Path != "local" || fs[0].Entries != 1 || fs[0].Bytes != minUnused {
		t.Errorf("findings %+v; logs are reported as a heap", fs)
	}
}

func TestGitMissing(t *testing.T) {
	dir := t.TempDir()
	if g := AskGit(t.Context(), dir); g != nil {
		t.Errorf("no repository, but %+v", g)
	}
	repository(t, dir)
	t.Setenv("PATH", "")
	if g := AskGit(t.Context(), dir); g == nil || g.Missing != "git is not installed" {
		t.Errorf("without git: %+v", g)
	}
}
