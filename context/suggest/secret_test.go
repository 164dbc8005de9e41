package suggest

import (
	"fmt"
	"strings"
	"testing"

	"ctxaudit/context"
)

func TestRankSecrets(t *testing.T) {
	found := func(paths ...string) []buildcontext.Finding {
		var fs []buildcontext.Finding
		for _, p := range paths {
			fs = append(fs, buildcontext.Finding{Code: "CTX101", Severity: buildcontext.High, Path: p})
		}
		return fs
	}
	for _, tt := range []struct {
		name, tree, dockerfile string
		findings               []buildcontext.Finding
		want                   string
	}{
		{"one file", ".env x", "FROM x\nCOPY . .", found(".env"), ".env check\n"},
		{"the same name at several depths", ".env a/.env b/c/.env", "FROM x\nCOPY . .", found(".env", "a/.env", "b/c/.env"), "**/.env check\n"},
		{"one of them is harmless", "a/.env b/.env c/.env", "FROM x\nCOPY . .", found("a/.env", "b/.env"), "a/.env\nb/.env check\n"},
		{"a COPY names it", "a/.env b/.env", "FROM x\nCOPY . .\nCOPY a/.env /", found("a/.env", "b/.env"), "b/.env check\na/.env no\n"},
		{"a secret in a source file is no reason to leave the file out", "settings.py", "FROM x\nCOPY . .", found("settings.py"), ""},
		{"one line for all that get the same answer", "a.pem b/.env c/d.key", "FROM x\nCOPY . .", found("a.pem", "b/.env", "c/d.key"), "a.pem\nb/.env\nc/d.key check\n"},
		{"those for tests apart", "a.pem test/b.pem pkg/testdata/c.key", "FROM x\nCOPY . .", found("a.pem", "test/b.pem", "pkg/testdata/c.key"), "pkg/testdata/c.key\ntest/b.pem check\na.pem check\n"},
		{"in a heap", "node_modules/a/.env", "FROM x\nCOPY . .\nRUN npm ci", found("node_modules/a/.env"), "**/node_modules yes\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			for _, s := range rank(t, fixture(t, tt.tree, "", tt.dockerfile), tt.findings...) {
				fmt.Fprintf(&b, "%s %s\n", strings.Join(s.Patterns, "\n"), s.Safe)
			}
			if b.String() != tt.want {
				t.Errorf("got:\n%swant:\n%s", b.String(), tt.want)
			}
		})
	}
}
