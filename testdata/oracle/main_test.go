package oracle

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/product"
)

var (
	number = flag.Int("cases", 0, "number of generated cases; 0 is what a test thinks is enough")
	seed   = flag.Uint64("seed", 1, "seed of the generated cases")
)

// The program and the daemon are made for the first test that asks and live
// until the last one ends.
var (
	program = sync.OnceValues(func() (product.Program, error) {
		return product.Build(workdir)
	})
	daemon = sync.OnceValues(func() (*buildkit.Daemon, error) {
		d, err := buildkit.Start(context.Background())
		if err == nil {
			cleanup = append(cleanup, d.Close)
		}
		return d, err
	})
	workdir string
	cleanup []func() error
)

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "oracle-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	workdir = dir
	code := m.Run()
	for _, f := range append(cleanup, func() error { return os.RemoveAll(dir) }) {
		if err := f(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// ctxaudit returns the program under test.
func ctxaudit(t *testing.T) product.Program {
	t.Helper()
	p, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// bk returns the running BuildKit.
func bk(t *testing.T) *buildkit.Daemon {
	t.Helper()
	d, err := daemon()
	need(t, err, buildkit.ErrUnavailable)
	return d
}

// need skips a test whose builder cannot run here, unless builders are
// required, as they are where a skipped test would be taken for a passed one.
func need(t *testing.T, err, unavailable error) {
	t.Helper()
	switch {
	case err == nil:
	case errors.Is(err, unavailable) && os.Getenv("CTXAUDIT_ORACLE") != "required":
		t.Skip(err)
	default:
		t.Fatal(err)
	}
}
