// Real compares the list of ctxaudit with what BuildKit takes for COPY . / of
// real directories, each with its own ignore file:
//
//	go run ./real DIR...
//
// It prints a line for each: name, entries, bytes, differences. With -landings it
// builds copies of projects by their own Dockerfiles, over images whose commands
// do nothing, and compares what lands; see land. With -advice it builds them again
// with what ctxaudit generates; see advise. With -messy they hold what work leaves
// behind as well; see neglect.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

func main() {
	advice := flag.Bool("advice", false, "build with what is advised")
	landings := flag.Bool("landings", false, "build by the project's Dockerfile and compare what lands")
	messy := flag.Bool("messy", false, "with -advice: add what work leaves behind")
	flag.Parse()
	if err := run(context.Background(), flag.Args(), *advice, *landings, *messy); err != nil {
		fmt.Fprintln(os.Stderr, "real:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dirs []string, advice, landings, messy bool) error {
	tmp, err := os.MkdirTemp("", "real")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	p, err := product.Build(tmp)
	if err != nil {
		return err
	}
	d, err := buildkit.Start(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	base := filepath.Join(tmp, "base")
	if err := errors.Join(os.Mkdir(base, 0o755), buildkit.MakeBase(base)); err != nil {
		return err
	}
	different := 0
	for _, dir := range dirs {
		var n int
		switch {
		case advice:
			n, err = advise(ctx, d, p, tmp, base, dir, messy)
		case landings:
			n, err = land(ctx, d, p, tmp, base, dir)
		default:
			n, err = compare(ctx, d, p, tmp, dir)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		different += n
	}
	if different > 0 {
		return fmt.Errorf("%d differences", different)
	}
	return nil
}

// compare prints the line of one directory and returns its differences.
func compare(ctx context.Context, d *buildkit.Daemon, p product.Program, tmp, dir string) (int, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return 0, err
	}
	file := filepath.Join(tmp, "Copy.Dockerfile")
	if err := os.WriteFile(file, []byte("FROM scratch\nCOPY . /\n"), 0o644); err != nil {
		return 0, err
	}
	r, err := d.Build(ctx, buildkit.Build{Context: dir, Dockerfile: file})
	if err != nil {
		return 0, err
	}
	ours, err := p.List(product.Target{Root: dir, Dockerfile: file}, "context")
	if err != nil {
		return 0, err
	}
	theirs := image.Paths(r.Files)
	bytes := 0
	for _, f := range r.Files {
		bytes += len(f.Text)
	}
	different := 0
	for _, side := range [][2][]string{{ours, theirs}, {theirs, ours}} {
		for _, path := range side[0] {
			if _, found := slices.BinarySearchFunc(side[1], path, cmp.Compare[string]); !found {
				fmt.Printf("  only one has %q\n", path)
				different++
			}
		}
	}
	fmt.Printf("%-45s %7d entries %12d bytes %d differences\n", filepath.Base(dir), len(theirs), bytes, different)
	return different, nil
}
