package oracle

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
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
		if at, ok := stops(err); ok && refused == nil {
			return sentAfter(at, image.Paths(files)), nil
		}
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

var stopsAt = regexp.MustCompile(`the builder stops at ("(?:[^"\\]|\\.)*"), sends nothing`)

// stops returns the path from which on ctxaudit says that nothing is sent.
func stops(err error) (path string, ok bool) {
	var refusal *product.Refusal
	if !errors.As(err, &refusal) {
		return "", false
	}
	m := stopsAt.FindStringSubmatch(refusal.Message)
	if m == nil {
		return "", false
	}
	path, err = strconv.Unquote(m[1])
	return path, err == nil
}

// sentAfter says what was sent that comes at or after a path in the client's walk.
func sentAfter(at string, sent []string) string {
	var d differences
	for _, path := range sent {
		if slices.Compare(strings.Split(path, "/"), strings.Split(at, "/")) >= 0 {
			d.add(fmt.Sprintf("sent although it does not come before %q: %q", at, path))
		}
	}
	return d.String()
}

// stopCases are those in which the client stops in the middle of its list.
var stopCases = []cases.Case{
	{Name: "at a file", Tree: "file b/keep\nfile c", Ignore: "*\n!b/keep\n[[:no:]]x\n!c\n"},
	{Name: "at a directory", Tree: "file b/keep/x\nfile b-c\nfile c", Ignore: "*\n!b/keep\n[[:no:]]x\n!b-c\n!c\n"},
	{Name: "never", Tree: "file a\nfile b/keep", Ignore: "**\n[[:no:]]x\n"},
	{Name: "where the check fails before", Tree: "file a\nfile b/keep", Ignore: "b\n!b/keep\n[[:no:]]x\n"},
}

func TestClassicStops(t *testing.T) { table(t, stopCases, classicCheck(t)) }
