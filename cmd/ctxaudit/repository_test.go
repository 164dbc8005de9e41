package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRevision(t *testing.T) {
	commit, other := strings.Repeat("ab12", 10), strings.Repeat("cd", 32)
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"a branch", map[string]string{"HEAD": "ref: refs/heads/a/b\n", "refs/heads/a/b": commit + "\n"}, commit},
		{"a packed branch", map[string]string{"HEAD": "ref: refs/heads/main\n", "packed-refs": "# pack-refs\n" + other + " refs/heads/x\n" + commit + " refs/heads/main\n^" + other + "\n"}, commit},
		{"a branch that has moved since it was packed", map[string]string{"HEAD": "ref: refs/heads/m", "refs/heads/m": other, "packed-refs": commit + " refs/heads/m\n"}, other},
		{"no branch", map[string]string{"HEAD": commit + "\n"}, commit},
		{"no commit yet", map[string]string{"HEAD": "ref: refs/heads/main\n"}, ""},
		{"no commit", map[string]string{"HEAD": "ref: config\n", "config": "[core]\n"}, ""},
		{"elsewhere", map[string]string{"HEAD": "ref: ../outside\n"}, ""},
		{"nothing", nil, ""},
	} {
		dir := t.TempDir()
		write := func(name, text string) {
			name = filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("outside", commit)
		write(".git/description", "x")
		for name, text := range tt.files {
			write(filepath.Join(".git", name), text)
		}
		if got := revision(dir); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := revision(""); got != "" {
		t.Errorf("no repository: %q", got)
	}
}
