package suggest

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ctxaudit/context"
)

// shut shuts out what lies on the disk, does not ship today and would be let in.
// A need of which nothing is let in is none.
func (a *allowlist) shut() error {
	r, err := a.rules()
	if err != nil {
		return err
	}
	return fs.WalkDir(a.c.Root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == "." || a.has(p) {
			return nil // unreadable and known to be, or on the way to what ships
		}
		v, _ := r.verdict(p)
		_, ships := slices.BinarySearch(a.c.Dirs, p)
		switch {
		case v.Excluded && d.IsDir() && !r.Descends(p):
			return fs.SkipDir
		case v.Excluded || ships || a.missing(p):
			return nil
		}
		needs := len(a.needs)
		a.needs = slices.DeleteFunc(a.needs, func(n need) bool { return n.path == p })
		if len(a.needs) == needs {
			line, exact := a.literal(p)
			if !exact {
				return buildcontext.WithHint(fmt.Errorf("no pattern can leave out %q alone", p), "rename it")
			}
			a.shutOut = append(a.shutOut, line)
		}
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
}

// missing says that p is, holds or lies in something that a step takes and an
// older allowlist knows nothing of.
func (a *allowlist) missing(p string) bool {
	return slices.ContainsFunc(a.needs, func(n need) bool {
		return n.missed && (within(n.path, p) || within(p, n.path)) && a.unnamed(n.path)
	})
}

// within says that p is a path or lies below it.
func within(dir, p string) bool {
	rest, ok := strings.CutPrefix(p, dir)
	return ok && (rest == "" || rest[0] == '/')
}

// unnamed says that an older allowlist knows nothing of a path: nothing of it
// ships, and no rule but the one that leaves out everything says so.
func (a *allowlist) unnamed(p string) bool {
	if a.has(p) {
		return false
	}
	old := rulesOf(a.c.Rules())
	v, _ := old.verdict(p)
	return v.Rule >= 0 && catchAll(a.c.Ignore.Patterns[v.Rule].Text)
}
