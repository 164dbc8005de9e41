package oracle

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/gen"
)

func TestPodmanLandingGenerated(t *testing.T) {
	generated(t, 50, podmanCase, podmanLandingCheck(t))
}

// podmanCase makes a case of what buildah 1.28.2 knows: stages from nothing,
// without commands.
func podmanCase(r *rand.Rand) cases.Case {
	for {
		c := gen.Build(r)
		if youngerSyntax.MatchString(c.Dockerfile) || beyondBuildah.MatchString(c.Dockerfile) {
			continue
		}
		c.Contexts = nil
		c.Dockerfile = strings.ReplaceAll(c.Dockerfile, "base", "scratch")
		return c
	}
}

var beyondBuildah = regexp.MustCompile(`(?im)--(link|parents|exclude|chmod|chown)|\brun\b|lib|\$\{none|^onbuild|^(volume|user|shell)`)
