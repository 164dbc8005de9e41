package oracle

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/gen"
)

// TestPodmanLandingGenerated is for looking: of a hundred cases two or three
// differ, in what buildah makes of a pattern that matches files and directories
// for one path, and of names with a backslash.
func TestPodmanLandingGenerated(t *testing.T) {
	if *number == 0 {
		t.Skip("give -cases")
	}
	generated(t, *number, podmanCase, podmanLandingCheck(t))
}

// podmanCase makes a case of what buildah 1.28.2 knows: stages from nothing,
// without commands.
func podmanCase(r *rand.Rand) cases.Case {
	for {
		c := gen.Build(r)
		if len(c.Contexts) > 0 || youngerSyntax.MatchString(c.Dockerfile) || beyondBuildah.MatchString(c.Dockerfile) {
			continue
		}
		c.Dockerfile = strings.ReplaceAll(c.Dockerfile, "base", "scratch")
		return c
	}
}

var beyondBuildah = regexp.MustCompile(`(?im)--(link|parents|exclude|chmod|chown)|\brun\b|lib|\$\{none|^onbuild|^(volume|user|shell)`)
