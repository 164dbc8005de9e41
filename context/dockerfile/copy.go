package dockerfile

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

var (
	errMissing  = errors.New("not found")
	errDangling = errors.New("a link that leads nowhere")
)

// copier copies the sources of one instruction into a tree, as
// solver/llbsolver/file/backend.go:docopy and fsutil/copy/copy.go do.
type copier struct {
	to   *tree
	work *budget
	step *buildcontext.Step
	line int32
	// dest is the destination, with a slash at its end for a directory.
	dest string
	// exclude are the patterns of --exclude, which are tested below a source
	// that is a directory, and on nothing else.
	exclude []string
	// checked says that the builder looks at the sources before it copies, as it
	// does unless they lie in what it copies to.
	checked bool
	// replaces says that files replace directories and the other way round.
	replaces bool
	// mustMatch says that a pattern that matches nothing fails the build.
	mustMatch bool
}

// source copies what in names in from. It reports whether that is anything.
func (c *copier) source(from *tree, in src, unpack bool) (found bool, taken tally, err error) {
	names, err := from.expand(in.path)
	if err != nil {
		return false, taken, err
	}
	if in.required && c.checked && from.isLink(in.path) {
		return false, taken, errMissing
	}
	for _, name := range names {
		real, err := from.resolve(name)
		if err != nil {
			return found, taken, err
		}
		r, ok := from.at(real)
		if !ok {
			return found, taken, errMissing
		}
		found = found || !in.parents
		if unpack {
			if a := openArchive(r.n); a != nil {
				taken.add(r)
				if err := c.unpack(r.n, a); err != nil {
					return found, taken, err
				}
				continue
			}
		}
		walked := r.n
		if r.n.kind == directory && (in.parents || len(c.exclude) > 0) {
			var any bool
			if r, any, err = c.filter(r, in); err != nil {
				return found, taken, err
			}
			found = found || any
			if in.path == "/" && c.checked {
				if err := dangling(from, r.n, real); err != nil {
					return found, taken, err
				}
			}
		}
		taken.add(r)
		if walked == r.n || !in.parents && !hasException(c.exclude) {
			walked = nil
		}
		if err := c.put(r, path.Base(name), walked); err != nil {
			return found, taken, err
		}
	}
	return found, taken, nil
}

// dangling is the error of a link right below the directory n at p that leads
// nowhere. The builder, to compute the key of a copy with patterns, follows the
// links right below a directory that is written with a slash at its end, such as
// the root (cache/contenthash/checksum.go:includedPaths).
func dangling(t *tree, n *node, p string) error {
	for _, name := range n.names() {
		k := n.list()[name]
		if !k.n.isLink() {
			continue
		}
		real, err := t.resolve(path.Join(p, name))
		if err != nil {
			return err
		}
		if _, ok := t.at(real); !ok {
			return fmt.Errorf("%s: %w", path.Join(p, name), errDangling)
		}
	}
	return nil
}

func hasException(patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return strings.HasPrefix(strings.TrimSpace(p), "!") })
}

// put copies r to the destination; name is the one it is asked for by, and
// walked, unless nil, the directory that r is a part of and that is walked for
// it.
func (c *copier) put(r ref, name string, walked *node) error {
	ensure := c.dest
	if !strings.HasSuffix(ensure, "/") {
		ensure = path.Dir(ensure)
	}
	dir, err := c.to.resolve(ensure)
	if err != nil {
		return err
	}
	if _, err := c.to.makeDir(dir); err != nil {
		return err
	}
	dest, err := c.to.resolve(c.dest)
	if err != nil {
		return err
	}
	isDir := r.n.kind == directory
	there, ok := c.to.at(dest)
	if ok && !isDir && holds(there.n, dest, name) {
		dest = path.Join(dest, name)
	}
	if ok && walked != nil {
		if err := blocked(there.n, walked, dest); err != nil {
			return err
		}
	}
	if dest == "/" {
		return c.mergeRoot(r)
	}
	parent, err := c.to.makeDir(path.Dir(dest))
	if err != nil {
		return err
	}
	return c.merge(parent, path.Base(dest), r, dest)
}

// blocked is the error of a directory within n that the builder, on its walk
// through it, looks for below a file of to.
func blocked(to, n *node, p string) error {
	if to.kind != directory || n.kind != directory {
		return nil
	}
	for _, name := range n.names() {
		k := n.list()[name]
		there, ok := to.list()[name]
		if !ok || k.n.kind != directory {
			continue
		}
		p := path.Join(p, name)
		if there.n.kind == directory {
			if err := blocked(there.n, k.n, p); err != nil {
				return err
			}
			continue
		}
		if there.n.kind != foreign && !there.n.isLink() && slices.ContainsFunc(slices.Collect(maps.Values(k.n.list())), func(r ref) bool { return r.n.kind == directory }) {
			return fmt.Errorf("%s is not a directory", p)
		}
	}
	return nil
}

// holds says that a file of that name goes into n, at p, and does not replace it.
// What n is may be unknown: it is then taken for a directory unless it has the
// file's name.
func holds(n *node, p, name string) bool {
	return n.kind == directory || n.kind == foreign && path.Base(p) != name
}

func (c *copier) mergeRoot(r ref) error {
	if r.n.kind != directory {
		return fmt.Errorf("/ is a directory and cannot be replaced")
	}
	return c.mergeDir(&c.to.root, r, "/")
}

// merge puts r into the directory parent under a name; p is the path of that.
func (c *copier) merge(parent *node, name string, r ref, p string) error {
	if err := c.work.spend(1); err != nil {
		return err
	}
	there, ok := parent.kids[name]
	if ok && c.replaces && (r.n.kind == directory) != (there.n.kind == directory) {
		ok = false
	}
	if r.n.kind != directory {
		if ok && there.n.kind == directory {
			return fmt.Errorf("%s is a directory and cannot be replaced by a file", p)
		}
		if ok && there.line == c.line {
			c.lose(there.n, r.n, p)
		}
		parent.kids[name] = ref{n: r.n, line: c.line}
		return nil
	}
	if !ok || there.n.kind == foreign {
		parent.kids[name] = ref{n: r.n, line: c.line}
		return nil
	}
	if there.n.kind != directory {
		return fmt.Errorf("%s is not a directory", p)
	}
	err := c.mergeDir(&there, r, p)
	parent.kids[name] = there
	return err
}

// mergeDir puts what the directory r holds into the directory at a place.
func (c *copier) mergeDir(there *ref, r ref, p string) error {
	if there.n == r.n || there.n.empty() || there.n.span.same(r.n.span) {
		*there = ref{n: r.n, line: c.line}
		return nil
	}
	n := c.to.own(there)
	kids := r.n.list()
	names := r.n.names()
	for _, name := range names {
		if err := c.merge(n, name, kids[name], path.Join(p, name)); err != nil {
			return err
		}
	}
	for _, a := range r.n.archives {
		n.archives = append(n.archives, ref{n: a.n, line: c.line})
	}
	return nil
}

// lose notes that a file of this step is replaced by another of it.
func (c *copier) lose(old, by *node, p string) {
	if old.kind != entry || by.kind != entry || old == by || old.member != "" || by.member != "" {
		return
	}
	lost := buildcontext.Lost{Path: old.c.Entries[old.entry].Path, By: by.c.Entries[by.entry].Path, Dest: p}
	for i := range c.step.Lost {
		if c.step.Lost[i].Dest == p {
			c.step.Lost[i].By = lost.By
		}
	}
	if len(c.step.Lost) < buildcontext.MaxLost {
		c.step.Lost = append(c.step.Lost, lost)
	}
}

// tally counts entries.
type tally struct {
	entries int
	bytes   int64
}

// add counts the entries at and below r, which does not change any more.
func (t *tally) add(r ref) {
	switch {
	case r.n.kind == entry:
		if r.n.member == "" {
			t.one(r.n.c, int(r.n.entry))
		}
	case r.n.span != nil:
		for i := r.n.span.lo; i < r.n.span.hi; i++ {
			t.one(r.n.span.v.c, r.n.span.v.index(i))
		}
	case r.n.sum != nil:
		t.entries += r.n.sum.entries
		t.bytes += r.n.sum.bytes
	default:
		var sum tally
		for _, k := range r.n.kids {
			sum.add(k)
		}
		if r.n.kind == directory {
			r.n.sum = &sum
		}
		t.entries += sum.entries
		t.bytes += sum.bytes
	}
}

func (t *tally) one(c *buildcontext.Context, i int) {
	t.entries++
	t.bytes += c.Entries[i].Size
}
