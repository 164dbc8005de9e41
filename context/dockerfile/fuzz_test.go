package dockerfile

import (
	"fmt"
	"strings"
	"testing"

	"ctxaudit/context"
)

// FuzzTrace reads any text as a Dockerfile, for every builder, over a small
// context: whatever it says, every landing is at an absolute path of a needed
// stage and reach agrees with the landings.
func FuzzTrace(f *testing.F) {
	f.Add("FROM scratch\nCOPY . /\n")
	f.Add("ARG A=b\nFROM a AS b\nONBUILD COPY --parents d/./* x\nFROM b\nRUN --mount=source=l,target=/t --mount=type=tmpfs,target=/u <<E\nx\nE\n")
	f.Add("FROM scratch AS a\nWORKDIR l/../w\nADD --unpack=true *.tar ${X:-d}/e /l/\nFROM a\nCOPY --from=a --link --exclude=!* --exclude=* /l* \"x y\" .\n")
	f.Add("# escape=`\nFROM scratch\nCOPY <<A <<B `\n /\nA\nB\nENV a=$b\nCOPY [\"a\", \"l/\"]\n")
	c := load(f, buildcontext.Target{Root: plant(f, "a,d/a,d/e/b,d/l -> ../x,l -> d/e,x/,k -> k,.dockerignore = d/a")})
	f.Fuzz(func(t *testing.T, text string) {
		for _, b := range []buildcontext.Builder{buildcontext.BuildKit, buildcontext.Classic, buildcontext.Podman} {
			target := c.Target
			target.Builder = b
			file, err := Parse(target, []byte(text))
			if err != nil {
				continue
			}
			c.Target = target
			if err := file.Trace(c); err != nil {
				continue
			}
			for _, e := range c.Entries {
				for _, l := range e.Landings {
					if !strings.HasPrefix(l.Path, "/") || !c.Build.Stages[l.Stage].Needed || l.Line < 1 {
						t.Errorf("%s lands at %q in stage %d by line %d", e.Path, l.Path, l.Stage, l.Line)
					}
				}
				if len(e.Landings) > 0 != (e.Reach >= buildcontext.InStage) {
					t.Errorf("%s: reach %s with %d landings", e.Path, e.Reach, len(e.Landings))
				}
			}
		}
	})
}

// TestTooMuch copies a file onto itself until no disk could hold it: what lands
// is not followed to the end, and that is said.
func TestTooMuch(t *testing.T) {
	var b strings.Builder
	b.WriteString("FROM scratch AS s0\nCOPY a /a\n")
	for i := range 40 {
		fmt.Fprintf(&b, "FROM scratch AS s%d\nCOPY --from=s%d / /x/\nCOPY --from=s%d / /y/\n", i+1, i, i)
	}
	target := buildcontext.Target{Root: plant(t, "a")}
	c := load(t, target)
	f, err := Parse(target, []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	f.work = 10000
	if err := f.Trace(c); err != nil {
		t.Fatal(err)
	}
	if got := told(c.Build); !strings.Contains(got, errTooMuch.Error()) {
		t.Errorf("not said: %s", got)
	}
}
