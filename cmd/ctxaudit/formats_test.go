package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ctxaudit/report"
)

// TestFormats runs every format over a tree with secrets, one thing at once and
// many: the bytes are the same, and none of them is of a secret.
func TestFormats(t *testing.T) {
	home, root := home, t.TempDir()
	if err := os.CopyFS(root, os.DirFS(filepath.Join(home, "testdata/projects/python"))); err != nil {
		t.Fatal(err)
	}
	if err := neglectAt(root, "python"); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) []byte {
		var out bytes.Buffer
		p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
		if code := p.main(t.Context(), append(args, root)); code > exitFindings {
			t.Fatalf("%v: exit code %d\n%s", args, code, &out)
		}
		return took.ReplaceAll(out.Bytes(), nil)
	}
	secrets := planted(t, filepath.Join(root, ".env"), filepath.Join(root, ".git/config"))
	try := func(args ...string) {
		one := run(append(args, "--jobs", "1")...)
		if many := run(append(args, "--jobs", "16")...); !bytes.Equal(one, many) {
			t.Errorf("%v: the bytes depend on --jobs", args)
		}
		for _, s := range secrets {
			if bytes.Contains(one, []byte(s)) {
				t.Errorf("%v: shows a secret", args)
			}
		}
	}
	for _, f := range report.Formats() {
		try("--no-cache", "--format", f)
	}
	try("--no-cache", "--long", "--color", "always")
	for _, format := range []string{"text", "json", "csv"} {
		try("ls", "--format", format)
	}
	try("generate", "--unsafe")
}

// planted returns what is long and random enough in some files to be a secret.
func planted(t *testing.T, files ...string) (secrets []string) {
	t.Helper()
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		secrets = append(secrets, regexp.MustCompile(`[[:alnum:]]{18,}`).FindAllString(string(text), -1)...)
	}
	if len(secrets) < 3 {
		t.Fatalf("%d secrets are planted", len(secrets))
	}
	return secrets
}
