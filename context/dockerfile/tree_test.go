package dockerfile

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

// plant makes a tree in a new directory: "a/b" is a file that holds its own
// path, "a/" a directory, "a -> b" a link, "a = text" a file with a text. A
// blank in a name is written as "␠".
func plant(t testing.TB, tree string) string {
	t.Helper()
	dir := t.TempDir()
	for _, item := range strings.Split(tree, ",") {
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		name, link, isLink := strings.Cut(item, " -> ")
		name, text, hasText := strings.Cut(name, " = ")
		name = strings.ReplaceAll(name, "␠", " ")
		p := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(p), 0o755)
		switch {
		case err != nil:
		case isLink:
			err = os.Symlink(link, p)
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(p, 0o755)
		case hasText:
			err = os.WriteFile(p, []byte(strings.ReplaceAll(text, `\n`, "\n")), 0o644)
		default:
			err = os.WriteFile(p, []byte(name), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// load walks a planted tree.
func load(t testing.TB, target buildcontext.Target) *buildcontext.Context {
	t.Helper()
	c, err := buildcontext.Load(target, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() }) // a second Close, of a named context, does nothing
	return c
}

// traced evaluates a Dockerfile over a planted tree; contexts are the trees of
// named contexts by name.
func traced(t testing.TB, tree, dockerfile string, target buildcontext.Target, contexts map[string]string) (*buildcontext.Context, map[string]*buildcontext.Context) {
	t.Helper()
	target.Root = plant(t, tree)
	named := map[string]*buildcontext.Context{}
	for name, tree := range contexts {
		if target.Contexts == nil {
			target.Contexts = map[string]string{}
		}
		target.Contexts[name] = plant(t, tree)
		named[name] = load(t, target.Named(name))
	}
	c := load(t, target)
	for _, name := range slices.Sorted(maps.Keys(named)) {
		c.Named = append(c.Named, named[name])
	}
	f, err := Parse(target, []byte(dockerfile))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Trace(c); err != nil {
		t.Fatal(err)
	}
	return c, named
}

// landed says where the entries of a context land, one "source > stage:path"
// each, the final stage without its name.
func landed(c *buildcontext.Context) []string {
	var out []string
	for _, e := range c.Entries {
		for _, l := range e.Landings {
			to := l.Path
			if int(l.Stage) != c.Build.Final {
				to = c.Build.Stages[l.Stage].Name + ":" + to
			}
			if l.Unpacked {
				to += " unpacked"
			}
			out = append(out, fmt.Sprintf("%s > %s", e.Path, to))
		}
	}
	slices.Sort(out)
	return out
}
