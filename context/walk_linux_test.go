package buildcontext

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sys/unix"
)

// reader returns a worker that reads a directory without rules, and the node of
// the directory itself.
func reader(t *testing.T, dir string, names bool) (*worker, *node) {
	t.Helper()
	c := load(t, Target{Root: dir}, 1)
	w := &walk{views: []Rules{c.Rules()}, opener: c.opener, namesOnly: names}
	return w.worker(), &node{scopes: []*Scope{c.Matcher.Root()}, taken: true}
}

// TestUntold: some file systems tell no types, and then the children are asked.
func TestUntold(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, "dir/", "file")
	if err := os.Symlink("file", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, names := range []bool{false, true} {
		w, n := reader(t, dir, names)
		open, err := w.opener.directory(".")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"pipe", "link", "gone", "file", "dir"} {
			w.child(n, open, dirent{name, unix.DT_UNKNOWN})
		}
		w.listing.move(n)
		open.close()
		if want := []file{{4, File}, {4, Symlink}, {4, FIFO}}; !slices.Equal(n.files, want) || n.paths != "filelinkpipe" {
			t.Errorf("files %v of %q, want %v", n.files, n.paths, want)
		}
		if len(n.dirs) != 1 || n.dirs[0].dir != "dir/" || n.problem != nil {
			t.Errorf("directories %v, problem %v", n.dirs, n.problem)
		}
	}
}

// TestMeanwhile: the tree changes after its directory was read.
func TestMeanwhile(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, "inside/file", "file")
	if err := unix.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("inside", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct{ gone, problem bool }{
		"inside/": {},
		"none/":   {gone: true},
		"pipe/":   {problem: true},
		"link/":   {problem: true},
		"file/":   {problem: true},
	} {
		w, n := reader(t, dir, false)
		n.dir = name
		w.read(n)
		if n.gone != want.gone || (n.problem != nil) != want.problem {
			t.Errorf("%s: gone %t, problem %v", name, n.gone, n.problem)
		}
	}
	w, n := reader(t, dir, false)
	open, err := w.opener.directory(".")
	if err != nil {
		t.Fatal(err)
	}
	defer open.close()
	w.child(n, open, dirent{"inside", unix.DT_REG}) // a file until just now
	w.listing.move(n)
	if len(n.files) != 0 || len(n.dirs) != 1 {
		t.Errorf("files %v, directories %v", n.files, n.dirs)
	}
}
