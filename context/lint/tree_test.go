package lint

import (
	"strconv"
	"strings"
	"testing"

	"ctxaudit/context"
	"ctxaudit/context/lint/linttest"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// load returns the context of a directory that holds the archive.
func load(t *testing.T, archive string) *buildcontext.Context {
	t.Helper()
	dir := t.TempDir()
	linttest.Plant(t, dir, archive)
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}

// land gives every entry below a path that reach.
func land(c *buildcontext.Context, dir string, r buildcontext.Reach) {
	for i := range c.Entries {
		if p := c.Entries[i].Path; dir == "." || buildcontext.Within(dir, p) {
			c.Entries[i].Reach = r
		}
	}
}

// lines renders findings as "CODE severity path:line message".
func lines(found []buildcontext.Finding) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(f.Code + " " + f.Severity.String() + " " + f.Path)
		if f.Line > 0 {
			b.WriteString(":" + strconv.Itoa(f.Line))
		}
		b.WriteString(" " + f.Message + "\n")
	}
	return b.String()
}
