package oracle

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/product"
)

// A check says how ctxaudit and a builder differ about a case; "" is not at
// all. An error is a failure of the test itself.
type check func(*cases.Made) (string, error)

// on makes the case on disk and checks it.
func (f check) on(c cases.Case) (string, error) {
	dir, err := os.MkdirTemp(workdir, "")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	m, err := c.Make(dir)
	if err != nil {
		return "", err
	}
	return f(m)
}

// twice checks a case that differs once more: a builder under load fails now and
// then for no reason of the case. What does not come again is logged, and the gate
// prints it.
func (f check) twice(t *testing.T, c cases.Case) (string, error) {
	diff, err := f.on(c)
	if diff == "" || err != nil {
		return diff, err
	}
	again, err := f.on(c)
	if again == "" && err == nil {
		t.Logf("differed once: %s: %q", c.Name, diff)
	}
	return again, err
}

// table checks cases written by hand.
func table(t *testing.T, list []cases.Case, f check) {
	for _, c := range list {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			diff, err := f.twice(t, c)
			if err != nil {
				t.Fatal(err)
			}
			if diff != "" {
				t.Errorf("%s\n%s", diff, c)
			}
		})
	}
}

// generated checks n cases, or as many as -cases asks for. The first
// differences are made as small as can be and printed as a literal for a table.
func generated(t *testing.T, n int, make func(*rand.Rand) cases.Case, f check) {
	if *number > 0 {
		n = *number
	}
	var next, found atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1); i <= int64(n) && found.Load() < 8; i = next.Add(1) {
				c := make(rand.New(rand.NewPCG(*seed, uint64(i))))
				c.Name = fmt.Sprintf("seed %d, case %d", *seed, i)
				diff, err := f.twice(t, c)
				if err != nil {
					t.Errorf("%v\n%s", err, c)
				}
				if diff == "" {
					continue
				}
				found.Add(1)
				c = cases.Shrink(c, 300, func(c cases.Case) bool {
					d, err := f.on(c)
					return err == nil && d != ""
				})
				if again, _ := f.on(c); again != "" {
					diff = again
				}
				t.Errorf("%s\n%s", diff, c)
			}
		})
	}
	wg.Wait()
	t.Logf("%d generated cases, seed %d: %d differ", n, *seed, found.Load())
}

// verdicts compares whether the builder and ctxaudit accept a case at all. done
// says that nothing is left to compare.
func verdicts(builder, ours error) (diff string, done bool, err error) {
	var refusal *product.Refusal
	refused := errors.As(ours, &refusal)
	switch {
	case ours != nil && !refused:
		return "", true, ours
	case builder != nil && refused:
		return "", true, nil
	case builder != nil:
		return "the builder refuses, ctxaudit does not: " + builder.Error(), true, nil
	case refused:
		return "ctxaudit refuses, the builder does not: " + refusal.Message, true, nil
	}
	return "", false, nil
}

// compare says which lines are in one sorted list only.
func compare(builder, ours []string) string {
	var b strings.Builder
	only := func(who string, a, b2 []string) {
		for _, p := range a {
			if !slices.Contains(b2, p) {
				fmt.Fprintf(&b, "only %s: %q\n", who, p)
			}
		}
	}
	only("the builder", builder, ours)
	only("ctxaudit", ours, builder)
	if b.Len() == 0 && !slices.Equal(builder, ours) {
		fmt.Fprintf(&b, "another order or number: %q, ctxaudit %q\n", builder, ours)
	}
	return b.String()
}

// differences collects what differs.
type differences struct{ strings.Builder }

func (d *differences) add(line string) {
	if line != "" {
		d.WriteString(strings.TrimSuffix(line, "\n") + "\n")
	}
}

func (d *differences) list(what string, builder, ours []string) {
	if diff := compare(builder, ours); diff != "" {
		d.add(what + ":\n" + diff)
	}
}
