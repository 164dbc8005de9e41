package dockerfile

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

var (
	errMissing  = errors.New("not found")
	errDangling = errors.New("a link that leads nowhere")
	errNobody   = errors.New("--chown names a user, and there is nothing in which to look him up")
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
	// walks says that a pattern is held against every path, as it is written, and
	// looks through no link (moby builder/dockerfile/copy.go:copyWithWildcards).
	walks bool
	// mustMatch says that a pattern that matches nothing fails the build.
	mustMatch bool
	// leaks are the files that are copied although the rules exclude them.
	leaks []string
}

// source copies what in names in from. It reports whether that is anything.
func (c *copier) source(from *tree, in src, unpack bool) (found bool, taken tally, err error) {
	names, err := c.expand(from, in)
	if err != nil {
		return false, taken, err
	}
	if in.required && c.checked && from.isLink(in.path) {
		return false, taken, errMissing
	}
	for _, name := range names {
		r, err := from.follow(name)
		if err != nil && hasWildcard(in.path) {
			err = fmt.Errorf("%s: %w", name, errDangling)
		}
		if err != nil {
			return found, taken, err
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
		var walked *node
		if r.n.kind == directory && (in.parents || len(c.exclude) > 0) {
			if in.parents || hasException(c.exclude) {
				walked = r.n
			}
			var any bool
			if r, any, err = c.filter(r, in); err != nil {
				return found, taken, err
			}
			found = found || any
			if in.path == "/" && c.checked {
				if err := dangling(from, r.n); err != nil {
					return found, taken, err
				}
			}
		}
		taken.add(r)
		if err := c.put(r, path.Base(name), walked); err != nil {
			return found, taken, err
		}
	}
	return found, taken, nil
}

// expand is what in names in from.
func (c *copier) expand(from *tree, in src) ([]string, error) {
	if c.walks && hasWildcard(in.path) {
		return from.match(strings.TrimPrefix(strings.TrimPrefix(in.raw, "/"), "./"))
	}
	return from.expand(in.path)
}

// dangling is the error of a link right below the root n of t that leads
// nowhere. To compute the key of a copy with patterns the builder follows the
// links right below a directory whose name ends in a slash, which only that of
// the root does (cache/contenthash/checksum.go:includedPaths).
func dangling(t *tree, n *node) error {
	for _, name := range n.names() {
		if !n.list()[name].n.isLink() {
			continue
		}
		if _, err := t.follow("/" + name); err != nil {
			return fmt.Errorf("/%s: %w", name, errDangling)
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
		if err := c.blocked(there.n, walked, dest); err != nil {
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

// holds says that a file of that name goes into n, at p, and does not replace it.
// What n is may be unknown: it is then taken for a directory unless it has the
// file's name.
func holds(n *node, p, name string) bool {
	return n.kind == directory || n.kind == foreign && path.Base(p) != name
}
