package suggest

import (
	"bytes"
	"testing"
)

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
			"a source that a rule leaves out stays out",
			"a/x a/tmp/y b", "a\n!a/x\n", "FROM x\nCOPY a/tmp /tmp\nFROM y\nCOPY a b /",
			`# what the Dockerfile takes, and nothing else
*
# COPY a b (Dockerfile:4)
!a/x
!b

# left out before, too
a/tmp
`,
		},
		{
			"but for what it lets in again",
			"b", "dist\n!dist/**/app\n", "FROM x\nCOPY dist /d\nCOPY dist/linux/app b /",
			`# what the Dockerfile takes, and nothing else
*
# COPY dist/linux/app b (Dockerfile:3)
!dist/linux/app
!b

dist
`,
		},
		{
			"and one in it",
			"a/web/y b", "a\n", "FROM x\nCOPY a /a\nCOPY a/web b /",
			`# what the Dockerfile takes, and nothing else
*
# COPY a/web b (Dockerfile:3)
!b

a
`,
		},
		{
			"a rule that would leave out what the allowlist lets in, after one for everything",
			"a/tmp/y b", "a/web\na\n!a/tmp\n", "FROM x\nCOPY a/*.js b /js/\nCOPY a/web /web\nCOPY a/tmp /tmp",
			`# what the Dockerfile takes, and nothing else
*
# COPY a/*.js b (Dockerfile:2), COPY a/tmp (Dockerfile:4)
!a/tmp
# COPY a/*.js b (Dockerfile:2)
!b

a/web
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
