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
	generated(t, 40, podmanCase, podmanLandingCheck(t))
}

// podmanCase makes a case of what buildah 1.28.2 knows: stages from nothing,
// without commands and named contexts.
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

// beyondBuildah is what the cases leave out: flags that it does not know or takes
// otherwise, commands, named contexts, ONBUILD, and what is kept of volumes.
var beyondBuildah = regexp.MustCompile(`(?im)--(link|parents|exclude|chmod|chown)|\brun\b|lib|\$\{none|^onbuild|^(volume|user|shell)`)
