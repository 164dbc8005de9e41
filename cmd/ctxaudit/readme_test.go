package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReadme runs every command of a console block in the README, in a directory
// with the neglected projects, and compares what it prints.
func TestReadme(t *testing.T) {
	file := filepath.Join(home, "README.md")
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name := range neglected {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(home, "testdata/projects", name))); err != nil {
			t.Fatal(err)
		}
		if name != "go" {
			if err := neglectAt(filepath.Join(dir, name), name); err != nil {
				t.Fatal(err)
			}
		}
	}
	absolute, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	block := regexp.MustCompile("(?s)```console\n\\$ ctxaudit ([^\n]*)\n(.*?)```\n")
	run := func(match []byte) []byte {
		m := block.FindSubmatch(match)
		var out bytes.Buffer
		p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
		p.main(context.Background(), strings.Fields(string(m[1])))
		text := took.ReplaceAll(out.Bytes(), []byte("\n"))
		return slices.Concat([]byte("```console\n$ ctxaudit "), m[1], []byte("\n"), text, []byte("```\n"))
	}
	want := block.ReplaceAllFunc(readme, run)
	if bytes.Equal(readme, want) {
		return
	}
	if *update {
		if err := os.WriteFile(absolute, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md is not what the commands print (-update mends it); they print:\n%s", want)
}

// TestReadmeCommands holds the two commands of the README against the gate, and
// every command against the text.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(home, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	gate, err := os.ReadFile(filepath.Join(home, ".ci/run"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(readme, []byte("    go test ./... ")) || !bytes.Contains(gate, []byte("\ngo test ./...\n")) {
		t.Error("the gate does not run the README's test command")
	}
	for _, c := range commands()[1:] {
		if !bytes.Contains(readme, []byte(c.name)) {
			t.Errorf("the README does not name the command %s", c.name)
		}
	}
}
