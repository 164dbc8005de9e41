package suggest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/context"
)

// project writes a tree of files of 1000 bytes and of empty directories, whose
// names end in "/", with an ignore file unless it is "", and walks it.
func project(t *testing.T, dir, tree, ignore, dockerfile string) (*buildcontext.Context, Evidence) {
	t.Helper()
	for _, name := range strings.Fields(tree) {
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		write(t, dir, name, strings.Repeat("x", 1000))
	}
	if ignore != "" {
		write(t, dir, ".dockerignore", ignore)
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir, Builder: buildcontext.Classic}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	takeAll(c)
	c.Build = parse(dockerfile)
	return c, Evidence{Dockerfiles: []Dockerfile{{"Dockerfile", c.Build}}}
}

func TestComplete(t *testing.T) {
	const node = "FROM node\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm run build"
	for _, tt := range []struct{ name, tree, ignore, want string }{
		{
			"a new file", "package.json node_modules/a .next/b .next/c .idea/d .git/HEAD", "", `# version-control data: 1.0 kB
.git

# dependencies and caches: 1.0 kB
**/node_modules

# build output, logs and settings: 3.0 kB
.next
.idea
`,
		},
		{
			"what is there stays as it is", "package.json node_modules/a x.md .next/b", "# ours\n\n*.md  \n!README.md\n.next/", "# ours\n\n*.md  \n!README.md\n.next/\n\n# dependencies and caches: 1.0 kB\n**/node_modules\n",
		},
		{
			"line ends of Windows", "node_modules/a", "a\r\nb\r\n", "a\r\nb\r\n\r\n# dependencies and caches: 1.0 kB\r\n**/node_modules\r\n",
		},
		{"nothing lacks", "main.js", "*.md", "*.md"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			c, ev := project(t, dir, tt.tree, tt.ignore, node)
			d := Complete(c, ev, "", false)
			if string(d.Text) != tt.want {
				t.Errorf("got\n%s\nwant\n%s", d.Text, tt.want)
			}
			c, ev = project(t, dir, "", string(d.Text), node)
			if again := Complete(c, ev, "", false); !bytes.Equal(again.Text, d.Text) || len(again.Missing) > 0 {
				t.Errorf("again:\n%s", again.Text)
			}
		})
	}
}

func TestCompleteUnsafe(t *testing.T) {
	c, ev := project(t, t.TempDir(), "main.go .git/HEAD", "", "FROM golang\nCOPY . .\nRUN go build")
	want := "# check: go build may read version information (Dockerfile:3): 1.0 kB\n.git\n"
	if d := Complete(c, ev, "", true); string(d.Text) != want {
		t.Errorf("got\n%s\nwant\n%s", d.Text, want)
	}
}

func TestCompleteLeavesItselfOut(t *testing.T) {
	dir := t.TempDir()
	c, ev := project(t, dir, "main.js .rc .idea/a", "", "FROM node\nCOPY .* /app/\nCOPY * /all/")
	want := "# build output, logs and settings: 1.0 kB\n.idea\n\n# this file: COPY .* would take it (Dockerfile:2)\n.dockerignore\n"
	if d := Complete(c, ev, ".dockerignore", false); string(d.Text) != want {
		t.Errorf("got\n%s\nwant\n%s", d.Text, want)
	}
	c, ev = project(t, dir, "", want, "FROM node\nCOPY .* /app/\nCOPY * /all/")
	if d := Complete(c, ev, "", false); string(d.Text) != want {
		t.Errorf("again\n%s", d.Text)
	}
}
