package oracle

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/classic"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

var dockerClient = sync.OnceValues(func() (*classic.Client, error) {
	c, err := classic.Start()
	if err == nil {
		cleanup = append(cleanup, c.Close)
	}
	return c, err
})

func TestClassic(t *testing.T) {
	f := classicCheck(t)
	for name, list := range contextCases {
		t.Run(name, func(t *testing.T) { table(t, list, f) })
	}
}

func TestClassicGenerated(t *testing.T) {
	generated(t, 300, contextCase, classicCheck(t))
}

// classicCheck holds "ctxaudit ls --builder classic" to what the docker client
// sends to a daemon without BuildKit.
func classicCheck(t *testing.T) check {
	c, err := dockerClient()
	if err != nil {
		t.Fatal(err)
	}
	p := ctxaudit(t)
	return func(m *cases.Made) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		files, refused := c.Context(ctx, m.Root, m.Dockerfile)
		ours, err := p.List(product.Target{Root: m.Root, Dockerfile: m.File, Builder: "classic"}, "context")
		if diff, done, err := verdicts(refused, err); done {
			return diff, err
		}
		// For a Dockerfile out of the context the client adds a copy, and an
		// ignore file that lists it. They are no entries.
		paths := slices.DeleteFunc(image.Paths(files), func(path string) bool {
			_, err := os.Lstat(filepath.Join(m.Root, path))
			return err != nil
		})
		return compare(paths, ours), nil
	}
}
