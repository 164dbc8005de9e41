package buildcontext

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestUses(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.log", "x/a.log", "x/b.txt", "out/c.log", "docs/README.md", "docs/plan.md", "keep/k.tmp"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ignore := "**/*.log\na.log\nout\nnone\n*.md\ndocs\n!docs/README.md\n**/*.tmp\n!keep/*.tmp\n"
	if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(ignore), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, jobs := range []int{1, 4} {
		c, err := Load(Target{Root: dir}, jobs, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		want := []Use{
			{Decided: 2}, // a.log and x/a.log
			{Beaten: 1, By: []int{0}},
			{Decided: 2}, // out, and out/c.log: the last exception has a wildcard, so out is read
			{},
			{},
			{Decided: 2}, // docs and docs/plan.md
			{Decided: 1},
			{Beaten: 1, By: []int{8}},
			{Decided: 1},
		}
		same := func(a, b Use) bool {
			return a.Decided == b.Decided && a.Beaten == b.Beaten && slices.Equal(a.By, b.By)
		}
		if !slices.EqualFunc(c.Uses, want, same) {
			t.Errorf("%d jobs: got %+v\nwant %+v", jobs, c.Uses, want)
		}
		if c.Idle != 2 { // out/c.log and docs/plan.md
			t.Errorf("%d jobs: %d idle, want 2", jobs, c.Idle)
		}
	}
}
