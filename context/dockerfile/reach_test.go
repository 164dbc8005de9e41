package dockerfile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

func reaches(c *buildcontext.Context) string {
	var out []string
	for _, e := range c.Entries {
		out = append(out, e.Path+" "+e.Reach.String())
	}
	return strings.Join(out, ", ")
}

// TestReach says how far the entries of a context travel.
func TestReach(t *testing.T) {
	tests := []struct {
		name, tree, dockerfile string
		target                 buildcontext.Target
		want                   string
	}{
		{name: "four distances", tree: "a,b,c,d", dockerfile: "FROM scratch AS s\nCOPY a b /\nRUN --mount=source=c,target=/c true\nFROM scratch\nCOPY --from=s /a /",
			want: "a image, b stage, c sent, d context"},
		{name: "one source that takes all sends all", tree: "a,d/b", dockerfile: "FROM scratch AS s\nCOPY . /\nFROM scratch\nCOPY --from=s /a /", want: "a image, d/b stage"},
		{name: "nothing is asked for", tree: "a", dockerfile: "FROM scratch\nRUN true", want: "a context"},
		{name: "a stage nobody needs sends nothing", tree: "a,b", dockerfile: "FROM scratch AS s\nCOPY a /\nFROM scratch\nCOPY b /", want: "a context, b image"},
		{name: "--target", tree: "a,b", dockerfile: "FROM scratch AS s\nCOPY a /\nFROM s\nCOPY b /", target: buildcontext.Target{Stage: "s"}, want: "a image, b context"},
		{name: "replaced and so only sent", tree: "a,b", dockerfile: "FROM scratch\nCOPY a /x\nCOPY b /x", want: "a sent, b image"},
		{name: "a link is sent with what it leads to", tree: "l -> d/a,d/a,d/b", dockerfile: "FROM scratch\nCOPY l /x", want: "d/a image, d/b context, l sent"},
		{name: "a link on the way", tree: "l -> d,d/a,d/b,x/l -> /l", dockerfile: "FROM scratch\nCOPY x/l/a /x", want: "d/a image, d/b context, l sent, x/l sent"},
		{name: "an excluded link is followed", tree: ".dockerignore = l,l -> d,d/a", dockerfile: "FROM scratch\nCOPY l/a /x", want: ".dockerignore context, d/a sent"},
		{name: "a pattern sends the directories that it matches too", tree: "s.go/a,b.go,c", dockerfile: "FROM scratch\nCOPY *.go /", want: "b.go image, c context, s.go/a image"},
		{name: "** and a link at the root send everything", tree: "l -> a,a,d/b.go,d/c", dockerfile: "FROM scratch\nCOPY --parents **/*.go /", want: "a sent, d/b.go image, d/c sent, l sent"},
		{name: "--exclude does not keep from sending", tree: "d/a,d/b", dockerfile: "FROM scratch\nCOPY --exclude=a d /", want: "d/a sent, d/b image"},
		{name: "a source with an exclamation mark excludes", tree: "!a,b", dockerfile: "FROM scratch\nCOPY !a /", want: "!a context, b context"},
		{name: "the classic builder sends everything", tree: "a,b", dockerfile: "FROM scratch AS s\nCOPY a /\nFROM scratch\n", target: buildcontext.Target{Builder: buildcontext.Classic}, want: "a stage, b sent"},
		{name: "podman shows a command what it mounts", tree: "a,d/b,d/c", dockerfile: "FROM scratch\nCOPY a /\nRUN --mount=source=d,target=/d true", target: buildcontext.Target{Builder: buildcontext.Podman}, want: "a image, d/b sent, d/c sent"},
		{name: "podman sends nothing", tree: "a,b", dockerfile: "FROM scratch\nCOPY a /", target: buildcontext.Target{Builder: buildcontext.Podman}, want: "a image, b context"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := traced(t, tt.tree, tt.dockerfile+"\n", tt.target, nil)
			if got := reaches(c); got != tt.want {
				t.Errorf("\n%s\ngot  %s\nwant %s", tt.dockerfile, got, tt.want)
			}
		})
	}
}

// TestNamedContexts says what a build takes from a named context "n" with the
// entries a, d/b and secret, of which secret is excluded.
func TestNamedContexts(t *testing.T) {
	const tree = "a,d/b,secret,.dockerignore = secret"
	tests := []struct {
		name, dockerfile, reach, landings, follow string
	}{
		{"a copy asks for its source", "FROM scratch\nCOPY --from=n d /x", ".dockerignore context, a context, d/b image", "d/b > /x/b", "d"},
		{"two copies ask for both", "FROM scratch\nCOPY --from=n d /x\nCOPY --from=n a /x", ".dockerignore context, a image, d/b image", "a > /x/a; d/b > /x/b", "a d"},
		{"a mount", "FROM scratch\nRUN --mount=from=n,source=d,target=/x true", ".dockerignore context, a context, d/b sent", "", "d"},
		{"a stage starts from it", "FROM n\nWORKDIR /w", ".dockerignore image, a image, d/b image", ".dockerignore > /.dockerignore; a > /a; d/b > /d/b", "/"},
		{"it replaces a stage", "FROM scratch AS n\nCOPY x /\nFROM scratch\nCOPY --from=n a /y", ".dockerignore context, a image, d/b context", "a > /y; a > n:/a", "a"},
		{"it replaces an image", "FROM scratch\nCOPY --from=docker.io/library/n:latest a /y", ".dockerignore context, a image, d/b context", "a > /y", "a"},
		{"nobody takes from it", "FROM scratch\nCOPY x /", ".dockerignore context, a context, d/b context", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, named := traced(t, "x", tt.dockerfile+"\n", buildcontext.Target{}, map[string]string{"n": tree})
			n := named["n"]
			follow := strings.Join(n.Build.Follow, " ")
			if n.Build.Whole {
				follow = "/"
			}
			got := fmt.Sprint(reaches(n), "|", strings.Join(landed(n), "; "), "|", follow)
			if want := fmt.Sprint(tt.reach, "|", tt.landings, "|", tt.follow); got != want {
				t.Errorf("\n%s\ngot  %s\nwant %s", tt.dockerfile, got, want)
			}
		})
	}
}

// TestLines says which line put an entry where it lies: that of the last copy in
// each stage, which a stage that starts from another inherits.
func TestLines(t *testing.T) {
	c, _ := traced(t, "a", `FROM scratch AS one
ONBUILD COPY a /onbuild

COPY a \
  /x/
FROM one AS two
COPY --from=one /x /y
FROM two
COPY --from=two /y/a /z
`, buildcontext.Target{}, nil)
	var got []string
	for _, l := range c.Entries[0].Landings {
		got = append(got, fmt.Sprintf("%s:%s by %d", c.Build.Stages[l.Stage].Name, l.Path, l.Line))
	}
	want := []string{
		"one:/x/a by 4",
		"two:/onbuild by 2", "two:/x/a by 4", "two:/y/a by 7",
		"2:/onbuild by 2", "2:/x/a by 4", "2:/y/a by 7", "2:/z by 9",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRefused reads files that the builder refuses.
func TestRefused(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", "Dockerfile: the Dockerfile is empty"},
		{"# nothing\n", "Dockerfile:1: file with no instructions"},
		{"ARG a\n", "Dockerfile: no stage to build"},
		{"FROM scratch\n\nRUNN x\n", "Dockerfile:3: unknown instruction: RUNN (did you mean RUN?)"},
		{"FROM scratch\nCOPY a\n", "Dockerfile:2: COPY requires at least two arguments, but only one was provided. Destination could not be determined"},
		{"FROM scratch\nCOPY <<E /x\n", "Dockerfile:2: unterminated heredoc"},
		{"COPY a /\n", "Dockerfile:1: no build stage in current context"},
		{"FROM scratch AS 0\n", `Dockerfile:1: invalid name for build stage: "0", name can't start with a number or contain symbols`},
	}
	for _, tt := range tests {
		_, err := Parse(buildcontext.Target{Root: "/r", Dockerfile: "/r/Dockerfile"}, []byte(tt.text))
		var se *SyntaxError
		if !errors.As(err, &se) || err.Error() != tt.want || buildcontext.Hint(err) == "" {
			t.Errorf("%q: %v, hint %q; want %s", tt.text, err, buildcontext.Hint(err), tt.want)
		}
	}
}
