package dockerfile

import (
	"strings"
	"testing"

	"ctxaudit/context"
)

// TestLanding says where the files of a context land. Each Dockerfile begins
// with FROM scratch unless it has a FROM of its own.
func TestLanding(t *testing.T) {
	tests := []struct {
		name, tree, dockerfile, want string
	}{
		// Files and directories.
		{"a file to a path", "a", "COPY a /b", "a > /b"},
		{"a file to a directory", "a", "COPY a /b/", "a > /b/a"},
		{"a file to a directory that is there", "a", "WORKDIR /b\nCOPY a /b", "a > /b/a"},
		{"a file to the working directory", "a", "WORKDIR /w\nCOPY a .", "a > /w/a"},
		{"a file below the working directory", "a", "WORKDIR /w\nWORKDIR v\nCOPY a x/y", "a > /w/v/x/y"},
		{"the contents of a directory, never the directory", "d/a,d/e/b", "COPY d /x", "d/a > /x/a; d/e/b > /x/e/b"},
		{"a slash or a dot after the source says nothing", "d/a", "COPY d/ /x\nCOPY d/. /y", "d/a > /x/a; d/a > /y/a"},
		{"everything", "a,d/b", "COPY . /", "a > /a; d/b > /d/b"},
		{"sources above the root are at the root", "a", "COPY ../../a /x/", "a > /x/a"},
		{"several sources", "d/a,f", "COPY d f /x/", "d/a > /x/a; f > /x/f"},
		{"a dot after the destination is a slash", "a", "COPY a /x/.", "a > /x/a"},

		// What is there already.
		{"a later copy replaces", "a,b", "COPY a /x\nCOPY b /x", "b > /x"},
		{"a later source of the same copy replaces", "a,b", "COPY a b /x", "b > /x"},
		{"a wildcard to a path keeps the last", "a.md,b.md", "COPY *.md /x", "b.md > /x"},
		{"directories are joined", "d/a,d/b,e/b,e/c", "COPY d /x\nCOPY e /x", "d/a > /x/a; e/b > /x/b; e/c > /x/c"},
		{"everything twice", "a,d/b", "COPY . /x\nCOPY . /x", "a > /x/a; d/b > /x/d/b"},
		{"a file fails on a directory of its name", "a,d/a/b", "COPY d /x\nCOPY a /x/", "d/a/b > /x/a/b"},
		{"a directory fails on a file of its name", "a/b,d/a", "COPY d /x\nCOPY a /x/a", "d/a > /x/a"},
		{"a heredoc replaces", "a", "COPY a /x\nCOPY <<x /\nhi\nx", ""},
		{"what is fetched replaces", "a", "COPY a /x\nADD https://example.com/x?y /", ""},

		// Wildcards.
		{"a wildcard matches names of one directory", "a.md,d/b.md", "COPY *.md /x/", "a.md > /x/a.md"},
		{"a wildcard flattens directories", "f,d/a,e/a", "COPY * /x/", "e/a > /x/a; f > /x/f"},
		{"a wildcard in the middle", "p/a/package.json,p/b/package.json", "COPY p/*/package.json /x/", "p/b/package.json > /x/package.json"},
		{"matches come directory by directory", "p/x,p-1/x", "COPY p*/x /x", "p-1/x > /x"},
		{"a wildcard that matches nothing", "a", "COPY z* /x/", ""},
		{"a name in brackets is a pattern", "arr[0].md,arr0.md", "COPY arr[0].md /x/", "arr0.md > /x/arr0.md"},

		// Links.
		{"a link is followed", "d/a,l -> d", "COPY l /x/", "d/a > /x/a"},
		{"a link to a file lands under its own name", "d/a,l -> d/a", "COPY l /x/", "d/a > /x/l"},
		{"a link on the way is followed", "d/e/a,l -> d", "COPY l/e/a /x/", "d/e/a > /x/a"},
		{"a link in a directory stays a link", "d/a,d/l -> a", "COPY d /x", "d/a > /x/a; d/l > /x/l"},
		{"an absolute link is taken from the root", "d/a,l -> /d", "COPY l /x", "d/a > /x/a"},
		{"a link out of the root stays inside", "d/a,e/l -> ../../../d", "COPY e/l /x", "d/a > /x/a"},
		{"a copy goes through a link of the stage", "d/l -> real,a", "COPY d /x\nCOPY a /x/l/", "a > /x/real/a; d/l > /x/l"},
		{"a file replaces a link in a directory", "d/l -> real,e/l", "COPY d /x\nCOPY e /x", "e/l > /x/l"},
		{"a copy onto a link writes what it leads to", "d/l -> real,a", "COPY d /x\nCOPY a /x/l", "a > /x/real; d/l > /x/l"},

		// --exclude, --parents, --link.
		{"--exclude is relative to each source", "d/a.md,d/b,d/e/c.md", "COPY --exclude=*.md d /x", "d/b > /x/b; d/e/c.md > /x/e/c.md"},
		{"--exclude with exceptions", "d/e/a,d/e/b", "COPY --exclude=e --exclude=!e/b d /x", "d/e/b > /x/e/b"},
		{"--exclude does not touch a file that is named", "a.md,b", "COPY --exclude=*.md a.md b /x/", "a.md > /x/a.md; b > /x/b"},
		{"--exclude does not touch what a wildcard matches", "a.md,d/b.md", "COPY --exclude=*.md * /x/", "a.md > /x/a.md"},
		{"--parents keeps the directories", "d/e/a,d/b", "COPY --parents d/e /x/", "d/e/a > /x/d/e/a"},
		{"--parents from a pivot", "d/e/a,d/b", "COPY --parents ./d/./e/a /x/", "d/e/a > /x/e/a"},
		{"--parents knows **", "d/e/a.go,b.go,d/c", "COPY --parents **/*.go /x/", "b.go > /x/b.go; d/e/a.go > /x/d/e/a.go"},
		{"--link does not see the stage", "a", "WORKDIR /b\nCOPY --link a /b", "a > /b"},
		{"--link joins directories", "a,b", "COPY a /x/\nCOPY --link b /x/", "a > /x/a; b > /x/b"},
		{"--link replaces a link", "d/l -> real,a", "COPY d /x\nCOPY --link a /x/l/", "a > /x/l/a"},

		// Stages.
		{"from a stage", "a", "FROM scratch AS b\nCOPY a /x/\nFROM scratch\nCOPY --from=b /x /y", "a > /y/a; a > b:/x/a"},
		{"from a stage by number", "a", "FROM scratch\nCOPY a /x/\nFROM scratch\nCOPY --from=0 /x/a /y", "a > /y; a > 0:/x/a"},
		{"a stage begins as another ends", "a,b", "FROM scratch AS b\nCOPY a /x/\nFROM b\nCOPY b /x/", "a > /x/a; a > b:/x/a; b > /x/b"},
		{"what a stage replaces stays in the one before", "a,b", "FROM scratch AS b\nCOPY a /x\nFROM b\nCOPY b /x", "a > b:/x; b > /x"},
		{"through three stages", "s/a", "FROM scratch AS a\nCOPY s /1\nFROM scratch AS b\nCOPY --from=a / /2\nFROM scratch\nCOPY --from=b /2/1/a /3/",
			"s/a > /3/a; s/a > a:/1/a; s/a > b:/2/1/a"},
		{"a stage nobody needs", "a,b", "FROM scratch AS b\nCOPY a /x\nFROM scratch\nCOPY b /x", "b > /x"},
		{"the working directory of a stage is inherited", "a", "FROM scratch AS b\nWORKDIR /w\nFROM b\nCOPY a .", "a > /w/a"},
		{"ONBUILD", "a", "FROM scratch AS b\nWORKDIR /w\nONBUILD COPY a .\nFROM b", "a > /w/a"},
		{"a directory of the distribution", "a", "FROM debian\nCOPY a /usr/local/bin", "a > /usr/local/bin/a"},
		{"a bind mount is no landing", "a", "RUN --mount=source=a,target=/x true", ""},

		// The ignore file.
		{"what is excluded does not land", ".dockerignore = d/a,d/a,d/b", "COPY . /x", ".dockerignore > /x/.dockerignore; d/b > /x/d/b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(tt.dockerfile, "FROM ") {
				tt.dockerfile = "FROM scratch\n" + tt.dockerfile
			}
			c, _ := traced(t, tt.tree, tt.dockerfile+"\n", buildcontext.Target{}, nil)
			if got := strings.Join(landed(c), "; "); got != tt.want {
				t.Errorf("\n%s\nlands %s\nwant  %s\nfailures %v", tt.dockerfile, got, tt.want, c.Build.Failures)
			}
		})
	}
}
