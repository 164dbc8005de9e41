package oracle

import (
	"context"
	"testing"
	"time"

	"ctxaudit/testdata/oracle/buildah"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

func TestPodman(t *testing.T) {
	f := podmanCheck(t)
	for name, list := range contextCases {
		t.Run(name, func(t *testing.T) { table(t, list, f) })
	}
	t.Run("own", func(t *testing.T) { table(t, podmanCases, f) })
}

func TestPodmanGenerated(t *testing.T) {
	generated(t, 300, contextCase, podmanCheck(t))
}

// podmanCheck holds "ctxaudit ls --builder podman" to what COPY . / puts into an
// empty image.
func podmanCheck(t *testing.T) check {
	need(t, buildah.Available(), buildah.ErrUnavailable)
	p := ctxaudit(t)
	return func(m *cases.Made) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		files, refused := buildah.Build(ctx, m.Root, m.File, m.IgnoreFile)
		ours, err := p.List(product.Target{
			Root: m.Root, Dockerfile: m.File, IgnoreFile: m.IgnoreFile, Builder: "podman",
		}, "context")
		if diff, done, err := verdicts(refused, err); done {
			return diff, err
		}
		return compare(image.Paths(files), ours), nil
	}
}
