package suggest

import (
	"fmt"
	"io/fs"
	"slices"

	"ctxaudit/context"
)

// shut shuts out what is barred, so that the file says so of itself, and what lies
// on the disk, does not ship today and would be let in. A need of which nothing is
// let in is none.
func (a *allowlist) shut() error {
	a.shutOut = nil
	explicit, err := newRules(a.c.Target.Builder, a.patterns()[1:])
	if err != nil {
		return err
	}
	for _, n := range a.barred {
		below := func(o need) bool { return buildcontext.Within(n.path, o.path) }
		if !explicit.excludes(n.path) && !slices.ContainsFunc(a.needs, below) {
			if err := a.leaveOut(n.path); err != nil {
				return err
			}
		}
	}
	r, err := a.rules()
	if err != nil {
		return err
	}
	return fs.WalkDir(a.c.Root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == "." || a.has(p) {
			return nil // unreadable and known to be, or on the way to what ships
		}
		_, ships := slices.BinarySearch(a.c.Dirs, p)
		switch excluded := r.excludes(p); {
		case excluded && d.IsDir() && !r.Descends(p):
			return fs.SkipDir
		case excluded || ships || a.missing(p):
			return nil
		}
		needs := len(a.needs)
		a.needs = slices.DeleteFunc(a.needs, func(n need) bool { return n.path == p })
		if len(a.needs) == needs {
			if err := a.leaveOut(p); err != nil {
				return err
			}
		}
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
}

// leaveOut shuts out one path.
func (a *allowlist) leaveOut(p string) error {
	line, exact := a.literal(p)
	if !exact {
		return buildcontext.WithHint(fmt.Errorf("no pattern can leave out %q alone", p), "rename it")
	}
	a.shutOut = append(a.shutOut, line)
	return nil
}

// missing says that p is, holds or lies in something that a step takes and an
// older allowlist knows nothing of.
func (a *allowlist) missing(p string) bool {
	return slices.ContainsFunc(a.needs, func(n need) bool {
		return n.missed && (buildcontext.Within(n.path, p) || buildcontext.Within(p, n.path)) && !a.has(n.path) && !a.bars(n.path)
	})
}
