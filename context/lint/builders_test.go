package lint

import (
	"os"
	"path/filepath"
	"testing"

	"ctxaudit/context"
)

func TestUnreadable(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- a --\n-- b --\n")
	land(c, "a", buildcontext.InImage)
	for i := range c.Entries {
		c.Entries[i].Unreadable = c.Entries[i].Path != ".dockerignore"
	}
	for builder, want := range map[buildcontext.Builder]string{
		buildcontext.BuildKit: "CTX502 medium a 2 files cannot be read: the builder sends an empty file in place of each and does not say so\n",
		buildcontext.Classic:  "CTX502 high a 2 files cannot be read: the build fails\n",
	} {
		c.Target.Builder = builder
		if got := lines(only("CTX502", Check(c, Limits{}))); got != want {
			t.Errorf("%s: got %swant %s", builder, got, want)
		}
	}
}

func TestSpecialFiles(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- a/queue (fifo) --\n-- a/other (fifo) --\n-- s (socket) --\n-- plain --\n")
	want := "CTX503 low a/other 2 fifos in the context: each arrives as such, and whoever opens it waits\n" +
		"CTX503 low s 1 socket in the context: it arrives as an empty file\n"
	if got := lines(only("CTX503", Check(c, Limits{}))); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestLinksOut(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- a/up -> ../../x --\n-- a/in -> ../b --\n-- b --\n-- null -> /dev/null --\n-- mine -> /home/me/x --\n-- loop -> loop --\n-- root -> .. --\n")
	if err := os.Symlink(filepath.Join(c.Target.Root, "b"), filepath.Join(c.Target.Root, "absolute")); err != nil {
		t.Fatal(err)
	}
	c.Entries = append(c.Entries, buildcontext.Entry{Path: "zz"}) // gone since
	c.Entries[len(c.Entries)-1].Type = buildcontext.Symlink
	want := "CTX504 low a/up 3 links to places outside of the context, such as ../../x\n" +
		"CTX504 info null 1 link to places outside of the context, such as /dev/null\n"
	if got := lines(only("CTX504", Check(c, Limits{}))); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestDisagreement(t *testing.T) {
	const docs = "-- .dockerignore --\ndocs\n!**/README.md\n-- docs/README.md --\n-- docs/plan --\n"
	for _, tt := range []struct{ name, archive, want string }{
		{"an exception with a wildcard", docs,
			"CTX501 low .dockerignore classic leaves out 1 file, such as docs/README.md\nCTX501 low .dockerignore podman leaves out 1 file, such as docs/README.md\n"},
		{"an exception without", "-- .dockerignore --\ndocs\n!docs/README.md\n-- docs/README.md --\n-- docs/plan --\n", ""},
		{"only the files of the build", "-- .dockerignore --\n.dockerignore\nDockerfile\n-- Dockerfile --\n-- a --\n", ""},
		{"a file of podman's", "-- .dockerignore --\n-- .containerignore --\na\n-- a --\n",
			"CTX501 low .dockerignore podman leaves out 1 file, such as a (line 1, a); it reads .containerignore\n"},
		{"podman's alone, which CTX307 names", "-- .containerignore --\na\n-- a --\n",
			"CTX501 info .containerignore podman leaves out 1 file, such as a (line 1, a); it reads .containerignore\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, tt.archive)
			target := c.Target
			target.Dockerfile = filepath.Join(target.Root, "Dockerfile")
			c, err := buildcontext.Load(target, 1, nil, buildcontext.Classic, buildcontext.Podman)
			must(t, err)
			defer c.Close()
			if got := lines(only("CTX501", Check(c, Limits{}))); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}

func TestEmptied(t *testing.T) {
	for _, tt := range []struct{ name, rules, want string }{
		{"an exception between two exclusions", "app/**\n!**/*.css\napp/css\n",
			"CTX506 high .dockerignore:3 1 file, such as app/css/s.css, would arrive empty: the builder lists them and refuses to open them\n"},
		{"the exception last", "app/**\napp/css\n!**/*.css\n", ""},
		{"no exception", "app/*.js\napp/css/*.js\n", ""},
		{"it is excluded", "app\n!app/css\napp/css/*.css\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\n"+tt.rules+"-- app/css/s.css --\nbody {}\n-- app/main.js --\nrun()\n")
			if got := lines(only("CTX506", Check(c, Limits{}))); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}
