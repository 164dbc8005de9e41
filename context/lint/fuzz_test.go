package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/context"
)

// FuzzCheck runs every check on an ignore file and a few names, all of them
// arbitrary.
func FuzzCheck(f *testing.F) {
	f.Add("**/*.pem\n!certs\n", "certs/a.pem\nb")
	f.Add("foo # bar\n//x\n[!a]\n{a,b}\n", "foo/x\na")
	f.Add("*\n!a\n!a/**\n!**/b*\n", "a/b\nc/b1\n.dockerignore")
	f.Add("a\xff\n\u200b\n\ufeff#\n  # x\n!.\n/\n..\n", "\xff\na b")
	f.Fuzz(func(t *testing.T, rules, names string) {
		dir := t.TempDir()
		for name := range strings.SplitSeq(names, "\n") {
			file := filepath.Join(dir, filepath.Clean("/"+name))
			if os.MkdirAll(filepath.Dir(file), 0o755) == nil {
				_ = os.WriteFile(file, []byte("x"), 0o644) // some names cannot be
			}
		}
		if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(rules), 0o644); err != nil {
			return
		}
		c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil, buildcontext.Classic, buildcontext.Podman)
		if err != nil {
			return
		}
		defer c.Close()
		for _, found := range Check(c, Limits{}) {
			if found.Code == "" || found.Message == "" || found.Path == "" || found.Fingerprint == "" || strings.ContainsAny(found.Message, "\n\r") {
				t.Errorf("finding %+v", found)
			}
		}
	})
}
