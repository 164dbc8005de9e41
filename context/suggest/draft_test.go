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
	c, ev := project(t, t.TempDir(), "main.js .rc .idea/a", "", "FROM node\nCOPY .* /app/")
	want := "# build output, logs and settings: 1.0 kB\n.idea\n\n# this file: COPY .* would take it (Dockerfile:2)\n.dockerignore\n"
	if d := Complete(c, ev, ".dockerignore", false); string(d.Text) != want {
		t.Errorf("got\n%s\nwant\n%s", d.Text, want)
	}
}

func TestAllowlist(t *testing.T) {
	for _, tt := range []struct{ name, tree, ignore, dockerfile, want string }{
		{
			"literal sources",
			"src/a src/b package.json docs/x", "",
			"FROM node\nCOPY package.json /app/\nCOPY src /app/src",
			`# what the Dockerfile takes, and nothing else
*
# COPY package.json (Dockerfile:2)
!package.json
# COPY src (Dockerfile:3)
!src
`,
		},
		{
			"caches inside them",
			"src/a src/__pycache__/b", "", "FROM python\nCOPY src /app/src",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2)
!src

# dependencies and caches: 1.0 kB
**/__pycache__
`,
		},
		{
			"a wildcard is spelt out",
			"package.json package-lock.json other.json", "", "FROM node\nCOPY package*.json ./",
			`# what the Dockerfile takes, and nothing else
*
# COPY package*.json (Dockerfile:2)
!package-lock.json
!package.json
`,
		},
		{
			"but for one that matches nothing yet: its directory must be there",
			"pom.xml", "", "FROM jre\nCOPY target/*.jar *.sum /",
			`# what the Dockerfile takes, and nothing else
*
# COPY target/*.jar *.sum (Dockerfile:2)
!target
!*.sum
`,
		},
		{
			"the whole context is what lies at its root",
			"a/x b c/node_modules/y c/z node_modules/z", "", "FROM node\nCOPY . .\nRUN npm ci",
			`# what the Dockerfile takes, and nothing else
*
# COPY . (Dockerfile:2)
!a
!b
!c

# dependencies and caches: 1.0 kB
**/node_modules
`,
		},
		{
			"what is left out stays out",
			"src/a src/secret src/tmp/x src/c.md", "# never\nsrc/secret\n\n# notes\n**/*.md\n", "FROM x\nCOPY src /\n",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2)
!src

# never
src/secret

# notes
**/*.md
`,
		},
		{
			"exceptions in it that the new ones make needless",
			"docs/README.md docs/x src/a", "docs\n!docs/README.md\n", "FROM x\nCOPY docs/README.md src /",
			`# what the Dockerfile takes, and nothing else
*
# COPY docs/README.md src (Dockerfile:2)
!docs/README.md
!src
`,
		},
		{
			"an allowlist that let in less",
			"src/a src/b", "*\n!src/a\n", "FROM x\nCOPY src /",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2)
!src/a
`,
		},
		{
			"what an exception of the user lets in again",
			"web/x Makefile", "*/*\nMakefile\n!*\n", "FROM x\nCOPY . /n/",
			`# what the Dockerfile takes, and nothing else
*
# COPY . (Dockerfile:2)
!Makefile

Makefile
!*

# left out before, too
web/x
`,
		},
		{
			"an exception for what a build makes later",
			"dist/x docs/y", "dist\n!dist/**/app\n.git\n**/*.log\ndocs/*.md\n", "FROM x\nCOPY dist/linux/app /\nCOPY docs/y /",
			`# what the Dockerfile takes, and nothing else
*
# COPY dist/linux/app (Dockerfile:2)
!dist/linux/app
# COPY docs/y (Dockerfile:3)
!docs/y

**/*.log
`,
		},
		{
			"an exception below what it lets in again",
			"src/a src/x.md src/y.md", "**/*.md\n!src/x.md\n", "FROM x\nCOPY src /",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2)
!src

**/*.md
!src/x.md
`,
		},
		{
			"parts of what the user excludes",
			"tmp/x tmp/a/keep src/a", "tmp\n!tmp/a/keep\n", "FROM x\nCOPY . /",
			`# what the Dockerfile takes, and nothing else
*
# COPY . (Dockerfile:2)
!src
!tmp/a/keep
`,
		},
		{
			"exclusions that leave out nothing any more go",
			"src/a docs/y", "# tools\n.git\n.idea\n# src\nsrc/*.log\n**/tmp\n*.md\n/docs\n", "FROM x\nCOPY src /\nCOPY . /all\nCOPY src /",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2, 4)
!src

# src
src/*.log
**/tmp
`,
		},
		{
			"an empty directory without which a source is not there",
			"tools/bin/x/ tools/x.md a", "tools\n!tools/bin\n", "FROM x\nCOPY tools a /",
			`# what the Dockerfile takes, and nothing else
*
# COPY tools a (Dockerfile:2)
!tools/bin
!a
`,
		},
		{
			"also below what another step takes",
			"web/a web/x/e/ web/x/b", "web/x\n!web/x/e\n", "FROM x\nCOPY . /\nCOPY web/x /",
			`# what the Dockerfile takes, and nothing else
*
# COPY . (Dockerfile:2)
!web

web/x
!web/x/e
`,
		},
		{
			"nor does what others of its name leave out",
			"package.json web/node_modules/a dist/node_modules/", "dist\n!dist/node_modules\n", "FROM node\nCOPY dist /d/\nCOPY . /app/\nRUN npm ci",
			`# what the Dockerfile takes, and nothing else
*
# COPY dist (Dockerfile:2)
!dist/node_modules
# COPY . (Dockerfile:3)
!package.json
`,
		},
		{
			"a rule that would fail if it were tested",
			"src/a x", "*\nsrc/\\q\n!src\n", "FROM x\nCOPY src /",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2)
!src
`,
		},
		{
			"a byte order mark is none in another line",
			"src/a src/vendor/b", "\ufeff**/vendor\n", "FROM x\nCOPY src/* /",
			`# what the Dockerfile takes, and nothing else
*
# COPY src/* (Dockerfile:2)
!src

**/vendor
`,
		},
		{
			"nor before a comment",
			"src/a src/b.md", "\ufeff# notes\n**/*.md\n", "FROM x\nCOPY src /",
			`# what the Dockerfile takes, and nothing else
*
# COPY src (Dockerfile:2)
!src

# notes
**/*.md
`,
		},
		{
			"sources of every stage, in one line each",
			"a b", "", "FROM x\nCOPY a /\nFROM y\nRUN --mount=b\nCOPY a /",
			`# what the Dockerfile takes, and nothing else
*
# COPY a (Dockerfile:2, 5)
!a
# the mount of b (Dockerfile:4)
!b
`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			c, ev := project(t, dir, tt.tree, tt.ignore, tt.dockerfile)
			d, err := Allowlist(c, ev, false)
			if err != nil {
				t.Fatal(err)
			}
			if string(d.Text) != tt.want {
				t.Errorf("got\n%s\nwant\n%s", d.Text, tt.want)
			}
			c, ev = project(t, dir, "", string(d.Text), tt.dockerfile)
			again, err := Allowlist(c, ev, false)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(again.Text, d.Text) || len(again.Missing) > 0 {
				t.Errorf("again:\n%s\nwas\n%s", again.Text, d.Text)
			}
		})
	}
}

// TestAllowlistKeepsExceptions checks exceptions of the user that seem to do
// nothing beside "!src".
func TestAllowlistKeepsExceptions(t *testing.T) {
	for _, tt := range []struct {
		name    string
		builder buildcontext.Builder
		files   string
		rules   []string
	}{
		{
			"what BuildKit lists and does not open is in the image, if empty", buildcontext.BuildKit,
			"src/a src/build/out/page", []string{"src/build", "!src/build/out/page", "src/build/out"},
		},
		{
			"to podman an exception counts where nothing is left out", buildcontext.Podman,
			"src/a src/__pycache__/x.js", []string{"!**/x.js"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := loadFor(t, tt.builder, t.TempDir(), strings.Fields(tt.files), tt.rules)
			defer c.Close()
			c.Build = parse("FROM x\nCOPY src /")
			d, err := Allowlist(c, Evidence{Dockerfiles: []Dockerfile{{"Dockerfile", c.Build}}}, false)
			if err != nil {
				t.Fatal(err)
			}
			if want := "\n!src\n\n" + strings.Join(tt.rules, "\n") + "\n"; !strings.HasSuffix(string(d.Text), want) {
				t.Errorf("got\n%s\nwant at its end\n%s", d.Text, want)
			}
		})
	}
}

// TestDrift checks what an allowlist misses in a file that somebody wrote.
func TestDrift(t *testing.T) {
	const dockerfile = "FROM x\nCOPY src lib/a.c /\nCOPY *.sum /\n"
	for _, tt := range []struct{ name, ignore, want string }{
		{"the same in other words", "**\n# sources\n!src/**\n\n!lib\n!*.sum\n", ""},
		{"nothing to leave out", "", "* !src !lib/a.c !*.sum"},
		{"something new", "*\n!src\n!*.sum", "!lib/a.c"},
		{"in an order that does nothing", "!src\n!lib\n!*.sum\n*\n", "!src !lib/a.c !*.sum"},
		{"too much", "*\n!src\n!docs\n!lib/a.c\n!lib/b.c\n!*.sum\n", "needless !docs needless !lib/b.c"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, ev := project(t, t.TempDir(), "src/a lib/a.c lib/b.c docs/x", tt.ignore, dockerfile)
			d, err := Allowlist(c, ev, false)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range d.Missing {
				got = append(got, m.Line)
			}
			for _, line := range d.Needless {
				got = append(got, "needless", line)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %s, want %s", s, tt.want)
			}
		})
	}
}

func TestAllowlistRefuses(t *testing.T) {
	c, ev := project(t, t.TempDir(), "a", "", "FROM x\nCOPY $DIR /")
	if _, err := Allowlist(c, ev, false); err == nil || buildcontext.Hint(err) != "set it with --build-arg DIR=VALUE" {
		t.Errorf("a source that is not known: %v", err)
	}
	c, ev = project(t, t.TempDir(), "a^b/x", "", "FROM x\nCOPY a^b/x /")
	if _, err := Allowlist(c, ev, false); err == nil || buildcontext.Hint(err) != "rename the directory, or take all of it" {
		t.Errorf("a directory that the builder does not read: %v", err)
	}
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ name, before, after, want string }{
		{"the same", "a\n", "a\n", ""},
		{"a new file", "", "a\nb\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"lines added at the end", "1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n", "--- a/f\n+++ b/f\n@@ -3,3 +3,4 @@\n 3\n 4\n 5\n+6\n"},
		{"no line end", "a", "a\nb\n", "--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"},
		{
			"two hunks", "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\nB\n",
			"--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -7,4 +7,4 @@\n 6\n 7\n 8\n-b\n+B\n",
		},
		{"one hunk where they are near", "a\n1\n2\nb\n", "A\n1\n2\nB\n", "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n-b\n+B\n"},
	} {
		if got := Diff("f", []byte(tt.before), []byte(tt.after)); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
