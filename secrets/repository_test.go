package secrets

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	buildcontext "ctxaudit/context"
)

func TestHistory(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	git("init", "-q")
	write("id_rsa", "x")
	write(".env", "A=1")
	write(".env.example", "A=")
	write("main.go", "package main")
	git("add", "-A")
	git("commit", "-q", "-m", "1")
	git("rm", "-q", "id_rsa", ".env", ".env.example")
	git("commit", "-q", "-m", "2")

	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Scan(context.Background(), c, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 1 {
		t.Fatalf("got %s", lines(r.Findings))
	}
	f := r.Findings[0]
	if f.Code != "CTX111" || f.Path != ".git" || f.Severity != buildcontext.Medium ||
		!strings.HasSuffix(f.Message, ", 2 commits; files in it that do not ship otherwise: .env, id_rsa") {
		t.Errorf("got %s %s %s %q", f.Severity, f.Code, f.Path, f.Message)
	}
}
