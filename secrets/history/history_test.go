package history

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// git runs git in dir, with a configuration of the test's own.
func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// read adds every object below dir/.git/objects.
func read(t *testing.T, dir string) *Store {
	t.Helper()
	s := &Store{}
	objects := filepath.Join(dir, ".git", "objects")
	loose, _ := filepath.Glob(filepath.Join(objects, "[0-9a-f][0-9a-f]", "*"))
	for _, name := range loose {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddLoose(f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		f.Close()
	}
	packs, _ := filepath.Glob(filepath.Join(objects, "pack", "*.pack"))
	for _, name := range packs {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		index, err := os.Open(strings.TrimSuffix(name, ".pack") + ".idx")
		if err != nil {
			t.Fatal(err)
		}
		size, _ := f.Seek(0, io.SeekEnd)
		if err := s.AddPack(f, size, index); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		f.Close()
		index.Close()
	}
	return s
}

// The commits and names are those that git itself counts, in loose objects and
// in packs full of deltas.
func TestAgainstGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	dir := t.TempDir()
	git(t, dir, "init", "-q")
	for i := range 40 {
		for j := range 30 {
			name := fmt.Sprintf("dir%d/file%d", j%3, j)
			if i == 7 && j == 0 {
				name = "dir0/id_rsa"
			}
			file := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if i == 0 || j == i%30 || i == 7 {
				if err := os.WriteFile(file, fmt.Appendf(nil, "%d\n", i), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		git(t, dir, "add", "-A")
		git(t, dir, "commit", "-q", "-m", fmt.Sprint(i))
		if i == 7 {
			git(t, dir, "rm", "-q", "dir0/id_rsa")
		}
	}
	check := func(state string) {
		s := read(t, dir)
		if want := git(t, dir, "rev-list", "--count", "--all"); fmt.Sprint(s.Commits) != want {
			t.Errorf("%s: %d commits, want %s", state, s.Commits, want)
		}
		want := map[string]bool{}
		for line := range strings.Lines(git(t, dir, "log", "--all", "--name-only", "--format=")) {
			for part := range strings.SplitSeq(strings.TrimSpace(line), "/") {
				want[part] = true
			}
		}
		delete(want, "")
		for name := range want {
			if _, ok := s.Names[name]; !ok {
				t.Errorf("%s: %s is missing", state, name)
			}
		}
		if len(s.Names) != len(want) {
			t.Errorf("%s: %d names, want %d", state, len(s.Names), len(want))
		}
	}
	check("loose")
	git(t, dir, "repack", "-adfq", "--depth=50")
	git(t, dir, "prune-packed")
	check("packed")
	git(t, dir, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq")
	check("packed with bases by name")
}

// Damaged stores end in an error, whatever is damaged.
func FuzzPack(f *testing.F) {
	f.Add([]byte("PACK\x00\x00\x00\x02\x00\x00\x00\x01\x90\x0ax\x9c\x03\x00\x00\x00\x00\x01"), []byte("\xfftOc\x00\x00\x00\x02"))
	f.Fuzz(func(t *testing.T, pack, index []byte) {
		new(Store).AddPack(strings.NewReader(string(pack)), int64(len(pack)), strings.NewReader(string(index)))
		new(Store).AddLoose(strings.NewReader(string(pack)))
		apply(pack, index)
	})
}
