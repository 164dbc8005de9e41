package oracle

import (
	"math/rand/v2"
	"testing"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/gen"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

// contextCheck holds "ctxaudit ls" to what COPY . / of an empty stage puts into
// the image.
func contextCheck(t *testing.T) check {
	d, p := bk(t), ctxaudit(t)
	return func(m *cases.Made) (string, error) {
		r, refused := d.Build(t.Context(), buildkit.Build{
			Context: m.Root, Dockerfile: m.Dockerfile, Contexts: m.Contexts,
		})
		ours, err := p.List(product.Target{
			Root: m.Root, Dockerfile: m.File, Contexts: m.Contexts,
		}, "context")
		if diff, done, err := verdicts(refused, err); done {
			return diff, err
		}
		return compare(image.Paths(r.Files), ours), nil
	}
}

// contextCases are the cases that every builder has to answer.
var contextCases = map[string][]cases.Case{
	"parsing":  parsingCases,
	"patterns": patternCases,
	"parents":  parentCases,
	"pruning":  pruningCases,
	"special":  specialCases,
	"which":    whichCases,
}

func TestContext(t *testing.T) {
	f := contextCheck(t)
	for name, list := range contextCases {
		t.Run(name, func(t *testing.T) { table(t, list, f) })
	}
	t.Run("own", func(t *testing.T) { table(t, buildkitCases, f) })
}

func TestContextGenerated(t *testing.T) {
	generated(t, 500, contextCase, contextCheck(t))
}

func contextCase(r *rand.Rand) cases.Case {
	tree := gen.Tree(r, 40, gen.Bytes, true)
	return cases.Case{Tree: cases.Print(tree), Ignore: gen.Ignore(r, tree)}
}
