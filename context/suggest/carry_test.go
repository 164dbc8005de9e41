package suggest

import (
	"strings"
	"testing"

	"ctxaudit/context"
)

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
			"what it says of litter is a word for it", buildcontext.Classic,
			"src/a src/__pycache__/x.js", []string{"!**/x.js"},
		},
		{
			"which to podman lets it in where nothing is left out", buildcontext.Podman,
			"src/a src/__pycache__/x.js", []string{"!/**/x.js"},
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
