package lint

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"ctxaudit/context"

	"github.com/rogpeppe/go-internal/txtar"
)

// plant writes the files of a txtar archive below dir. The name of a file may
// say what it is: "big.bin (12 MB)" is that long, "a -> b" is a link to b, and
// "(directory)", "(fifo)", "(socket)" and "(unreadable)" are what they say.
func plant(t *testing.T, dir, archive string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name, target, link := strings.Cut(f.Name, " -> ")
		name, kind, _ := strings.Cut(name, " (")
		file := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		switch kind = strings.TrimSuffix(kind, ")"); {
		case link:
			must(t, os.Symlink(target, file))
		case kind == "directory":
			must(t, os.Mkdir(file, 0o755))
		case kind == "fifo":
			must(t, syscall.Mkfifo(file, 0o644))
		case kind == "socket":
			l, err := net.Listen("unix", file)
			must(t, err)
			t.Cleanup(func() { l.Close() })
		case kind == "unreadable":
			must(t, os.WriteFile(file, f.Data, 0))
		case kind != "":
			size, err := buildcontext.ParseSize(kind)
			must(t, err)
			must(t, os.WriteFile(file, nil, 0o644))
			must(t, os.Truncate(file, size))
		default:
			must(t, os.WriteFile(file, f.Data, 0o644))
		}
	}
}

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
	plant(t, dir, archive)
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}

// land gives every entry below a path that reach.
func land(c *buildcontext.Context, dir string, r buildcontext.Reach) {
	for i := range c.Entries {
		if p := c.Entries[i].Path; dir == "." || p == dir || strings.HasPrefix(p, dir+"/") {
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
