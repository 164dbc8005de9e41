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
	trap := hostileConfig(t, dir)
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

// TestGitElsewhere does not let a repository show what lies outside.
func TestGitElsewhere(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, dir, "x", "")
	write(t, outside, "y", "")
	repository(t, dir)
	if err := exec.Command("git", "-C", dir, "config", "core.worktree", outside).Run(); err != nil {
		t.Fatal(err)
	}
	if g := AskGit(t.Context(), dir); g == nil || g.Missing != "the repository is set up for another directory" || len(g.tracked)+len(g.ignored) > 0 {
		t.Errorf("git said %+v", g)
	}
}

// hostileConfig makes the repository in dir run a program wherever one can be
// named. The program makes the file that is returned; git on its own would run
// it.
func hostileConfig(t *testing.T, dir string) (trap string) {
	t.Helper()
	outside := t.TempDir()
	trap = filepath.Join(outside, "ran")
	program := filepath.Join(outside, "program")
	write(t, outside, "program", "#!/bin/sh\ntouch "+trap+"\n")
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	config := ""
	for _, key := range []string{
		"core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy", "core.alternateRefsCommand",
		"pager.ls-files", "diff.external", "gpg.program", "credential.helper", "filter.f.clean", "filter.f.smudge", "filter.f.process",
		"uploadpack.packObjectsHook", "interactive.diffFilter", "trace2.eventTarget",
	} {
		section, name := key[:strings.LastIndex(key, ".")], key[strings.LastIndex(key, ".")+1:]
		if first, second, ok := strings.Cut(section, "."); ok {
			section = first + ` "` + second + `"`
		}
		config += fmt.Sprintf("[%s]\n\t%s = %s\n", section, name, program)
	}
	config += "[alias]\n\tls-files = !" + program + "\n[safe]\n\tdirectory = *\n\tbareRepository = all\n"
	write(t, dir, ".git/more", config)
	write(t, dir, ".git/hooks/post-index-change", "#!/bin/sh\ntouch "+trap+"\n")
	if err := os.Chmod(filepath.Join(dir, ".git/hooks/post-index-change"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, ".gitattributes", "* filter=f\n")
	for _, value := range [][]string{{"include.path", "more"}, {"core.hooksPath", ".git/hooks"}} {
		if out, err := exec.Command("git", append([]string{"-C", dir, "config"}, value...)...).CombinedOutput(); err != nil {
			t.Fatalf("git config: %v: %s", err, out)
		}
	}
	if err := exec.Command("git", "-C", dir, "ls-files").Run(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(trap); err != nil {
		t.Fatalf("the trap does not work: %v", err)
	}
	// The environment names another repository.
	other := t.TempDir()
	write(t, other, "x", "")
	repository(t, other)
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	t.Setenv("GIT_WORK_TREE", other)
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
	t.Setenv("GIT_CONFIG_VALUE_0", program)
	return trap
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
