package buildcontext

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plant makes a tree of empty files; a name that ends in "/" is a directory.
func plant(t testing.TB, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		parent := filepath.Dir(path)
		if strings.HasSuffix(name, "/") {
			parent = path
		}
		if err := os.MkdirAll(parent, 0o755); err != nil {
			t.Fatal(err)
		}
		if parent != path {
			if err := os.WriteFile(path, nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func rulesFile(t testing.TB, dir, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func load(t testing.TB, target Target, jobs int, others ...Builder) *Context {
	t.Helper()
	c, err := Load(target, jobs, nil, others...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func paths(c *Context) []string {
	var ps []string
	for _, e := range c.Entries {
		ps = append(ps, e.Path)
	}
	return ps
}

// TestOrder: entries are sorted bytewise by path whatever the number of workers,
// although a directory sorts as if its name ended in "/".
func TestOrder(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("d%02d/x", i), fmt.Sprintf("d%02d-x/y/z", i), fmt.Sprintf("d%02d.x", i))
	}
	plant(t, dir, names...)
	slices.Sort(names)
	for _, jobs := range []int{1, 2, 8} {
		if got := paths(load(t, Target{Root: dir}, jobs)); !slices.Equal(got, names) {
			t.Errorf("%d jobs: %q", jobs, got)
		}
	}
}

// TestDirs: a builder has a directory that is not excluded, even an empty one,
// and one that holds what is not.
func TestDirs(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, "empty/", "docs/README.md", "docs/old/plan.md", "gone/file")
	rulesFile(t, dir, "docs\n!docs/README.md\ngone\n.dockerignore\n")
	c := load(t, Target{Root: dir}, 1)
	if want := []string{"docs", "empty"}; !slices.Equal(c.Dirs, want) {
		t.Errorf("dirs %q, want %q", c.Dirs, want)
	}
	if want := []string{"docs/README.md"}; !slices.Equal(paths(c), want) {
		t.Errorf("entries %q, want %q", paths(c), want)
	}
}

// TestDeep: a path may be longer than the system takes at once.
func TestDeep(t *testing.T) {
	const depth = 2000
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	at := root
	for range depth {
		if err := at.Mkdir("nested", 0o755); err != nil {
			t.Fatal(err)
		}
		below, err := at.OpenRoot("nested")
		if err != nil {
			t.Fatal(err)
		}
		at.Close()
		at = below
	}
	if err := at.WriteFile("file", []byte("here"), 0o644); err != nil {
		t.Fatal(err)
	}
	at.Close()
	rulesFile(t, dir, "**/*.log\n.dockerignore\n")
	c := load(t, Target{Root: dir}, 2)
	if len(c.Entries) != 1 || len(c.Incomplete) != 0 || strings.Count(c.Entries[0].Path, "/") != depth {
		t.Fatalf("%d entries, incomplete %v", len(c.Entries), c.Incomplete)
	}
	f, err := c.Open(&c.Entries[0])
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
}

// TestNames: who wants no more than names gets the same ones.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, "a/b", "a/c.log", "a-b", "gone/x", "gone/kept/y", "empty/")
	rulesFile(t, dir, "**/*.log\ngone\n!gone/kept\n")
	if err := os.Symlink("a", filepath.Join(dir, "link")); err != nil {
		t.Skip("no links here: ", err)
	}
	c := load(t, Target{Root: dir}, 1)
	var seen Progress
	names, err := LoadNames(Target{Root: dir}, 1, &seen)
	if err != nil {
		t.Fatal(err)
	}
	defer names.Close()
	if !slices.Equal(paths(names), paths(c)) || !slices.Equal(names.Dirs, c.Dirs) || int(seen.Entries.Load()) != len(c.Entries) {
		t.Fatalf("entries %q, dirs %q, counted %d, want %q and %q", paths(names), names.Dirs, seen.Entries.Load(), paths(c), c.Dirs)
	}
	for i := range c.Entries {
		if names.Entries[i].Type != c.Entries[i].Type {
			t.Errorf("%s: %v, want %v", c.Entries[i].Path, names.Entries[i].Type, c.Entries[i].Type)
		}
	}
}

// TestWide: a directory that is not read at once, with the longest names.
func TestWide(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for i := range 3000 {
		names = append(names, fmt.Sprintf("%0*d", 1+i%255, i))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	plant(t, dir, names...)
	if got := paths(load(t, Target{Root: dir}, 1)); !slices.Equal(got, names) {
		t.Errorf("%d entries of %d, or in another order", len(got), len(names))
	}
}

// TestOthers: where builders disagree about a tree.
func TestOthers(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, "a/b.txt", "certs/a.pem", "top.txt")
	rulesFile(t, dir, "*\n!**/b.txt\n!certs\ncerts/*.pem\n")
	c := load(t, Target{Root: dir}, 1, Classic, Podman)
	if want := []string{"a/b.txt"}; !slices.Equal(paths(c), want) {
		t.Fatalf("entries %q, want %q", paths(c), want)
	}
	classic := c.Others[0]
	if classic.Less.Entries != 1 || classic.Less.Example != "a/b.txt" {
		t.Errorf("classic: %+v", classic)
	}
	if classic.More.Entries != 1 || classic.More.Example != ".dockerignore" {
		t.Errorf("classic keeps its own files: %+v", classic)
	}
	podman := c.Others[1]
	if podman.Less.Entries != 1 || podman.Less.Example != "a/b.txt" {
		t.Errorf("podman: %+v", podman)
	}
}

// TestOpen opens nothing outside the root, and nothing that is no file.
func TestOpen(t *testing.T) {
	outside := t.TempDir()
	plant(t, outside, "secret")
	dir := t.TempDir()
	plant(t, dir, "file", "dir/file")
	c := load(t, Target{Root: dir}, 1)
	replace := func(name, target string) {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	replace("file", filepath.Join(outside, "secret"))
	replace("dir", outside)
	for i := range c.Entries {
		if f, err := c.Open(&c.Entries[i]); err == nil {
			t.Errorf("%s was opened through a link", c.Entries[i].Path)
			f.Close()
		}
	}
}
