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

	"github.com/spf13/pflag"

	"ctxaudit/context/lint"
	"ctxaudit/report"
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

// TestReadmeCommands holds the two commands of the README against the gate, whose
// tests is go test that passes nothing skipped.
func TestReadmeCommands(t *testing.T) {
	gate, err := os.ReadFile(filepath.Join(home, ".ci/run"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(readme(t), "    go test ./... ") || !bytes.Contains(gate, []byte("\ntests ./...\n")) {
		t.Error("the gate does not run the README's test command")
	}
}

// TestReadmeNames holds every command, flag, format, rule and key of the
// configuration against the text.
func TestReadmeNames(t *testing.T) {
	var names []string // regular expressions
	for _, c := range commands() {
		names = append(names, "ctxaudit "+c.name)
		for _, g := range c.groups {
			g.set(&options{}).VisitAll(func(f *pflag.Flag) {
				name := "--" + f.Name
				if f.Shorthand != "" {
					name += "|-" + f.Shorthand
				}
				names = append(names, "[ `](?:"+name+")[ ,`]")
			})
		}
	}
	names[0] = self
	for _, f := range report.Formats() {
		names = append(names, "\n\\| `"+f+"` \\|")
	}
	for _, p := range lint.Pages() {
		names = append(names, "\n"+p.Code+" ")
	}
	text := readme(t)
	for _, n := range names {
		if !regexp.MustCompile(n).MatchString(text) {
			t.Errorf("the README does not name %q", n)
		}
	}
}

// TestReadmeSnippets runs what the CI would, and reads the configuration.
func TestReadmeSnippets(t *testing.T) {
	text := readme(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(home, "testdata/projects/go"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	found := regexp.MustCompile("(?m)(?:- run: |    - |`)ctxaudit ([^`\n]* \\.)[`\n]").FindAllStringSubmatch(text, -1)
	if len(found) != 3 {
		t.Errorf("%d commands", len(found))
	}
	for _, m := range found {
		var out bytes.Buffer
		p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
		if code := p.main(context.Background(), strings.Fields(m[1])); code != exitClean {
			t.Errorf("ctxaudit %s: exit code %d: %s", m[1], code, &out)
		}
	}
	_, example, _ := strings.Cut(text, "```toml\n")
	example, _, _ = strings.Cut(example, "```")
	if _, err := parseConfig("README.md", []byte(example)); err != nil {
		t.Error(err)
	}
}

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(home, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
