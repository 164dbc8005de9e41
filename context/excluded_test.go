package buildcontext

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExcluded(t *testing.T) {
	root := t.TempDir()
	for path, text := range map[string]string{
		".dockerignore": "*.log\ncache\n!cache/keep\n", "a.go": "go", "a.log": "four", "cache/keep": "", "cache/x/y": "", "src/b.log": "", "src/c.log/d": "",
	} {
		file := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Load(Target{Root: root}, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	excluded, err := c.Excluded(0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range excluded {
		got = append(got, e.Path)
		if e.Reach != Ignored {
			t.Errorf("%s reaches %v", e.Path, e.Reach)
		}
	}
	if s := strings.Join(got, " "); s != "a.log cache/x/y" || excluded[0].Size != 4 {
		t.Errorf("got %s", s)
	}
}
