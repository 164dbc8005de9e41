package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/report"
)

// leakTree is a context in which secrets stand everywhere: @1 to @9, whose values
// are made when the test runs.
var leakTree = map[string]string{
	".dockerignore": "*.log\n",
	"Dockerfile": "FROM alpine AS build\nARG API_TOKEN=@2\nENV DB_PASSWORD=@3\n" +
		"ADD https://bot:@4@files.acme.io/a.tar.gz /a/\nCOPY missing /b\n" +
		"RUN curl -u bot:@5 https://acme.io && mysql -u root -p@6\n" +
		"COPY <<EOF /etc/app.env\nSMTP_PASSWORD=@7\nEOF\nCOPY . /app\n" +
		"FROM scratch\nCOPY --from=build /app /app\nCOPY . /\n",
	".env":         "DB_PASSWORD=@3\nX_TOKEN=@2\n",
	".git/config":  "[remote \"origin\"]\n\turl = https://bot:@4@git.acme.io/a.git\n",
	".git/HEAD":    "ref: refs/heads/main\n",
	".npmrc":       "//npm.acme.io/:_authToken=@8\n",
	"src/main.go":  "package main\n\nconst dbPassword = \"@9\"\n",
	"a/<b>&.env":   "ADMIN_PASSWORD=@5\n",
	"compose.yaml": "services:\n  app:\n    build:\n      context: .\n      args:\n        API_TOKEN: @2\n    environment:\n      DB_PASSWORD: @3\n",
	"rules.toml":   "[[rules]]\nid = \"a\"\nsecret = \"@6\"\n",
	"config.toml":  "password = \"@7\"\n",
	"known.json":   "{\"@8\": ",
	"keys/tls.key": "-----BEGIN " + "PRIVATE KEY-----\n@1@2@3\n-----END " + "PRIVATE KEY-----\n",
}

// No command writes a value of a secret anywhere, in whatever form: not into a
// report of any format, an error, the cache or a baseline.
func TestNothingLeaks(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	var values, replace []string
	for i := range 9 {
		value := "Zk" + strings.ToLower(rand.Text()[:14]) + "7q"
		values = append(values, value)
		replace = append(replace, "@"+string(rune('1'+i)), value)
	}
	fill := strings.NewReplacer(replace...)
	for name, text := range leakTree {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(fill.Replace(text)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	baseline := filepath.Join(t.TempDir(), "baseline.json")
	runs := [][]string{
		{"--baseline", baseline, "--update-baseline"}, {"--baseline", baseline, "--format", "json"},
		{"--build-arg", "API_TOKEN=" + values[1], "--long"}, {"ls", "--long"}, {"ls", "--format", "json"},
		{"generate"}, {"generate", "--diff"}, {"generate", "--allowlist"},
		{"--gitleaks-config", in("rules.toml")}, {"--config", in("config.toml")}, {"--baseline", in("known.json")},
	}
	for _, f := range report.Formats() {
		runs = append(runs, []string{"--format", f}, []string{"--long", "--format", f})
	}
	for i := range runs {
		runs[i] = append(runs[i], dir)
	}
	for name := range leakTree {
		runs = append(runs, []string{"why", "-C", dir, name}, []string{"why", "-C", dir, "--format", "json", name})
	}
	var out bytes.Buffer
	for _, args := range runs {
		p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(name string) string {
			return map[string]string{"XDG_CACHE_HOME": cache}[name]
		}}
		p.main(context.Background(), args)
	}
	for _, kept := range []string{cache, filepath.Dir(baseline)} {
		err := filepath.WalkDir(kept, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			out.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, value := range values {
		for _, form := range []string{
			value, url.QueryEscape(value), hex.EncodeToString([]byte(value)), strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(value)), "="),
		} {
			if at := bytes.Index(out.Bytes(), []byte(form)); at >= 0 {
				t.Errorf("value %d is there: %q", i+1, out.Bytes()[max(0, at-80):min(out.Len(), at+60)])
			}
		}
	}
	for _, said := range []string{"URL credentials", "unknown key", "CTX101", "<html"} {
		if !bytes.Contains(out.Bytes(), []byte(said)) {
			t.Errorf("nothing says %q: the runs are no test", said)
		}
	}
}
