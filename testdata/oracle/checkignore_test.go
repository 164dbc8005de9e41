package oracle

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The same words in both languages: patterns with a slash, below no directory
// that is excluded.
const bothLanguages = "**/*.log\n# comment\na/b\n!**/keep.log\n**/node_modules\n"

// TestCheckIgnore holds the output and the exit codes of "ctxaudit check-ignore"
// to those of git, for rules that mean the same to both.
func TestCheckIgnore(t *testing.T) {
	p := string(ctxaudit(t))
	dir := t.TempDir()
	for _, name := range []string{"a/b/c", "sub/x.txt", "x.log", "keep.log", "node_modules/y", "new\nline.log", "tab\tname.log", `q"uote.log`, "é.log", "\xff.log"} {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(
		os.Symlink("a", filepath.Join(dir, "link")),
		os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(bothLanguages), 0o644),
		os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(bothLanguages), 0o644),
		exec.Command("git", "init", "-q", dir).Run(),
	); err != nil {
		t.Fatal(err)
	}
	answer := func(stdin, program string, args ...string) (string, int) {
		cmd := exec.Command(program, append([]string{"check-ignore"}, args...)...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(stdin)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return out.String(), cmd.ProcessState.ExitCode()
	}
	odd := []string{"new\nline.log", "tab\tname.log", `q"uote.log`, "é.log", "\xff.log", `back\slash.log`}
	paths := "a/b\nsub/x.txt\n\"new\\nline.log\"\nkeep.log\r\n\"\\303\\251.log\"\nnone"
	for _, tt := range []struct {
		stdin string
		args  []string
	}{
		{"", []string{"a/b"}},
		{"", []string{"a/b/", "a//b", "./a/b", "a/../a/b", "a/b/none", filepath.Join(dir, "a/b")}},
		{"", []string{"sub/x.txt"}},
		{"", []string{"keep.log"}},
		{"", []string{"-v", "keep.log", "sub/x.txt", "x.log", "node_modules/y", "none.log"}},
		{"", []string{"-vn", "keep.log", "sub/x.txt", "x.log"}},
		{"", []string{"--no-index", "--verbose", "--non-matching", "x.log"}},
		{"", []string{"x.log", "--verbose"}},
		{"", []string{"--", "-v"}},
		{"", []string{"-q", "a/b"}},
		{"", []string{"-q", "keep.log"}},
		{"", []string{"."}},
		{"", odd},
		{"", append([]string{"-v"}, odd...)},
		{paths, []string{"--stdin"}},
		{paths, []string{"--stdin", "-v", "-n"}},
		{paths, []string{"--stdin", "-q"}},
		{strings.Join(odd, "\x00"), []string{"--stdin", "-z"}},
		{"a/b\x00keep.log\x00none\x00", []string{"-z", "--stdin", "-v", "-n"}},
		{"", []string{"--stdin"}},
		// What both refuse.
		{"", []string{""}},
		{"a/b\n\nx.log\n", []string{"--stdin"}},
		{"a/b\n../x\nx.log\n", []string{"--stdin"}},
		{"\"bad\n", []string{"--stdin"}},
		{"", []string{"link/b"}},
		{"", []string{".."}},
		{"", []string{"/etc/passwd"}},
		{"", nil},
		{"", []string{"-n", "a/b"}},
		{"", []string{"-z", "a/b"}},
		{"", []string{"--stdin", "a/b"}},
		{"", []string{"-q", "-v", "a/b"}},
		{"", []string{"-q", "a/b", "x.log"}},
		{"", []string{"--no-such-flag"}},
	} {
		want, code := answer(tt.stdin, "git", tt.args...)
		want = strings.ReplaceAll(want, ".gitignore", ".dockerignore")
		if got, c := answer(tt.stdin, p, tt.args...); got != want || c != code {
			t.Errorf("check-ignore %q, stdin %q:\n%q, exit code %d\n%q, exit code %d, git says", tt.args, tt.stdin, got, c, want, code)
		}
	}
}
