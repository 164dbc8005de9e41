package dockerfile

import (
	"fmt"
	"strings"
	"testing"

	"ctxaudit/context"
)

// told is what a build says about its sources, excludes and lost files, one
// item each, for the first step.
func told(b *buildcontext.Build) string {
	var out []string
	for _, s := range b.Steps[0].Sources {
		text := s.Raw
		switch {
		case s.Excluded != nil:
			text += fmt.Sprintf(" excluded at %s by %d", s.Excluded.Path, s.Excluded.Pattern)
		case !s.Found:
			text += " missing"
		default:
			text += fmt.Sprintf(" %d/%d", s.Entries, s.Bytes)
		}
		if s.Fails {
			text += " fails"
		}
		if s.Unset != "" {
			text += " unset " + s.Unset
		}
		out = append(out, text)
	}
	for _, x := range b.Steps[0].Exclude {
		out = append(out, fmt.Sprintf("--exclude=%s %d/%d", x.Pattern, x.Entries, x.Bytes))
	}
	for _, l := range b.Steps[0].Lost {
		out = append(out, fmt.Sprintf("%s lost to %s at %s", l.Path, l.By, l.Dest))
	}
	for _, f := range b.Failures {
		out = append(out, fmt.Sprintf("line %d fails: %s", f.Line, f.Message))
	}
	for _, u := range b.Unknowns {
		out = append(out, fmt.Sprintf("line %d: %s", u.Line, u.Message))
	}
	return strings.Join(out, "; ")
}

// TestSources says what is known of the sources of a step: how many entries and
// bytes they take, whether they fail the build, and which rule is to blame.
func TestSources(t *testing.T) {
	const ignore = ".dockerignore = # rules\\nsecret\\n**/*.key\\nout/**\\n!out/keep,"
	tests := []struct {
		name, tree, dockerfile, want string
	}{
		{"what a source takes", "a,d/b,d/c", "COPY a d /x/", "a 1/1; d 2/6"},
		{"an empty directory is found", "d/", "COPY d /x/", "d 0/0"},
		{"a missing source", "a", "COPY b /x", "b missing fails"},
		{"a wildcard without a match does not fail", "a", "COPY b* /x", "b* missing"},
		{"a wildcard in a missing directory fails", "a", "COPY d/* /x", "d/* missing fails"},
		{"a directory in the place of a file", "a", "COPY a/b /x", "a/b missing fails"},
		{"a link that leads nowhere", "l -> b", "COPY l /x", "l missing fails"},
		{"a wildcard that matches a link that leads nowhere", "a,l -> b", "COPY * /x/", "* 1/1; line 2 fails: COPY *: /l: a link that leads nowhere"},
		{"an excluded file", ignore + "secret", "COPY secret /x", "secret excluded at secret by 0 fails"},
		{"an excluded directory", ignore + "secret/a", "COPY secret /x", "secret excluded at secret by 0 fails"},
		{"a file in an excluded directory", ignore + "secret/a", "COPY secret/a /x", "secret/a excluded at secret/a by 0 fails"},
		{"a wildcard that matches only what is excluded", ignore + "d/a.key,d/b.key", "COPY d/*.key /x/", "d/*.key excluded at d/a.key by 1 fails"},
		{"the directory of a wildcard is sent for a match only", "d/a", "COPY d/*.md /x", "d/*.md missing fails"},
		{"a directory of which something is left", ignore + "out/keep,out/drop", "COPY out /x", "out 1/8"},
		{"a required source of --parents", "d/a", "COPY --parents d/b /x", "d/b missing fails"},
		{"a pattern of --parents without a match", "d/a", "COPY --parents **/b /x", "**/b missing"},
		{"what --exclude keeps out", "d/a.md,d/b,d/e/c.md", "COPY --exclude=*.md --exclude=e d /x", "d 1/3; --exclude=*.md 1/6; --exclude=e 1/8"},
		{"--exclude without effect", "a.md,d/b.md", "COPY --exclude=*.md a.md d/b.md /x/", "a.md 1/4; d/b.md 1/6; --exclude=*.md 0/0"},
		{"several sources to one path", "a,b,c", "COPY a b c /x", "a 1/1; b 1/1; c 1/1; a lost to c at /x; b lost to c at /x"},
		{"names that meet in a directory", "d/f,e/f", "COPY d e /x/", "d 1/3; e 1/3; d/f lost to e/f at /x/f"},
		{"a variable without a value", "a", "COPY a$X /x", "a 1/1 unset X; line 2: X is set by no ARG or ENV of this file; assumed empty"},
		{"an argument without a value", "a", "ARG X\nCOPY a${X} /x", "a 1/1 unset X; line 3: X has no value here; give it with --build-arg X=VALUE; assumed empty"},
		{"a default is a value", "a", "COPY ${X:-a} /x", "a 1/1"},
		{"a bind mount", "d/a", "RUN --mount=source=d,target=/x ls", "d 1/3"},
		{"a bind mount of what is missing", "a", "RUN --mount=source=d,target=/x ls", "d missing fails"},
		{"a stage that does not hold the source", "a", "FROM scratch AS s\nFROM scratch\nCOPY --from=s /a /x", "/a missing fails; line 3 fails: /a: not found in s"},
		{"a command may have made the source", "a", "FROM scratch AS s\nRUN make\nFROM scratch\nCOPY --from=s /a /x",
			"/a missing; line 4: /a of stage s is what a command makes or its base image holds; that is not followed"},
		{"what a command made may have come by another stage", "a", "FROM debian AS s\nRUN make\nFROM scratch AS t\nCOPY --from=s /a /\nFROM scratch\nCOPY --from=t /a /x",
			"/a missing; line 4: /a of stage s is what a command makes or its base image holds; that is not followed; " +
				"line 6: /a of stage t is what a command makes or its base image holds; that is not followed"},
		{"a command may have filled a directory that is copied on", "d/a", "FROM scratch AS s\nCOPY d /d\nRUN make\nFROM scratch AS t\nCOPY --link --from=s /d /d\nFROM scratch\nCOPY --from=t /d/b /x",
			"d 1/3; line 7: /d/b of stage t is what a command makes or its base image holds; that is not followed"},
		{"a repository may hold it", "a", "FROM scratch AS s\nADD https://example.com/r.git /\nFROM scratch\nCOPY --from=s /a /x",
			"line 4: /a of stage s is what a command makes or its base image holds; that is not followed"},
		{"what is fetched and unpacked may hold it", "a", "FROM scratch AS s\nADD --unpack=true https://example.com/r.tar /\nFROM scratch\nCOPY --from=s /a /x",
			"line 4: /a of stage s is what a command makes or its base image holds; that is not followed"},
		{"an archive may hold it", "t.tar.xz = \xfd7zXZ\x00", "FROM scratch AS s\nADD t.tar.xz /\nFROM scratch\nCOPY --from=s /a /x",
			"t.tar.xz 1/6; line 4: /a of stage s is what a command makes or its base image holds; that is not followed"},
		{"an image holds what it holds", "a", "COPY --from=nginx /a /x", "/a missing"},
		{"a file onto a directory", "d/a/b,a", "COPY d a /x/", "d 1/5; a 1/1; line 2 fails: COPY a: /x/a is a directory and cannot be replaced by a file"},
		{"a stage that comes later", "a", "FROM scratch AS f\nCOPY --from=s /a /x\nFROM scratch AS s\nFROM f",
			"/a missing fails; line 2 fails: COPY --from=s: the stage must stand before this one"},
		{"a working directory that is not known", "a", "FROM debian\nCOPY a .", "a 1/1; line 2: the working directory of debian is not known; assumed to be /"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.HasPrefix(tt.dockerfile, "FROM ") {
				tt.dockerfile = "FROM scratch\n" + tt.dockerfile
			}
			c, _ := traced(t, tt.tree, tt.dockerfile+"\n", buildcontext.Target{}, nil)
			if got := told(c.Build); got != tt.want {
				t.Errorf("\n%s\ngot  %s\nwant %s", tt.dockerfile, got, tt.want)
			}
		})
	}
}
