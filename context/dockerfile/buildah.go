package dockerfile

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"ctxaudit/context"
)

var (
	errNothing = fmt.Errorf("%w: the rules let nothing of it pass", errMissing)
	errRenamed = errors.New("the pattern names a file first, so that the destination is a file, and then more than one")
)

// buildah copies the sources of one instruction as buildah does
// (add.go:Add, copier/copier.go:copierHandlerGet and copierHandlerPut, v1.28.2).
type buildah struct {
	*copier
	// from is where the sources lie, with what the rules exclude. rules are nil
	// where nothing is excluded; kept is then the same as from.
	from, kept *tree
	rules      *buildcontext.Matcher
	matches    map[string][]string
	archives   map[*node]*archive
	// dir is the directory that all goes into, resolved; rename, unless "", is
	// the one name that all get there.
	dir, rename string
	// counts says that a match which is not excluded is enough; elsewhere
	// something of it has to be copied.
	counts bool
	// out is the first path that the rules keep out of a source.
	out *buildcontext.Exclusion
}

// prepare looks for the sources of o and makes the directory to copy into.
func (b *buildah) prepare(o *op) error {
	b.mustMatch = true
	first := ""
	for _, in := range o.srcs {
		var names []string
		if in.source >= 0 {
			names = b.from.glob(in.path)
			b.matches[in.path] = names
		}
		b.mustMatch = b.mustMatch && in.source >= 0 && len(names) == 0
		if len(o.srcs) == 1 && len(names) > 0 {
			first = names[0]
		}
	}
	// The first match says for all what the destination is.
	isDir, isFile := len(o.srcs) > 1 || strings.HasSuffix(b.dest, "/"), false
	if r, err := b.from.follow(first); first != "" && err == nil {
		isFile = r.n.kind != directory
		isDir = isDir || !isFile || o.unpack && b.archive(r.n) != nil
	}
	b.counts = isDir && !isFile
	return b.makeDest(path.Base(first), isDir, isFile)
}

// makeDest makes the directory to copy into. The destination is a file where one
// is there, or where nothing is and isFile and not isDir hold.
func (b *buildah) makeDest(source string, isDir, isFile bool) error {
	dest := path.Clean(b.dest)
	there := b.to.glob(dest)
	if len(there) == 1 {
		r, err := b.to.follow(there[0])
		if isFile = err == nil && isFileAt(r.n, dest, source); isFile && isDir && r.n.kind != foreign {
			return fmt.Errorf("%s is a file and no directory", dest)
		}
	}
	if isDir && !strings.HasSuffix(b.dest, "/") {
		b.dest += "/"
	}
	if isFile && !isDir && len(there) < 2 {
		dest, b.rename = path.Dir(dest), path.Base(dest)
	}
	var err error
	if b.dir, err = b.to.resolve(dest); err == nil {
		_, err = b.to.makeDir(b.dir)
	}
	return err
}

// isFileAt says that n, at dest, is a file. What it is may be unknown: it is then
// taken for a directory unless it has the name of the source.
func isFileAt(n *node, dest, source string) bool {
	return n.kind != directory && (n.kind != foreign || path.Base(dest) == source)
}

// source copies what in names. It reports whether that is anything.
func (b *buildah) source(_ *tree, in src, unpack bool) (found bool, taken tally, err error) {
	b.out = nil
	for _, name := range b.matches[in.path] {
		out, err := b.excludes(name)
		if err != nil {
			return found, taken, err
		}
		if out && !(isDirectory(b.from, name) && b.rules.IncludesAnyway(name[1:])) {
			continue
		}
		items, err := b.get(name)
		if err != nil {
			return false, taken, err
		}
		if len(items) == 0 {
			found = false
			break // and no other match helps
		}
		n, err := b.put(items, unpack)
		if err != nil {
			return found, taken, err
		}
		for _, i := range items {
			taken.add(i.r)
		}
		found = found || n > 0 || name == "/" || b.counts && !out
	}
	if !found && len(b.matches[in.path]) > 0 {
		b.step.Sources[in.source].Excluded = b.out
		return false, taken, errNothing
	}
	return found, taken, nil
}

// archive lists the archive n, once, or returns nil.
func (b *buildah) archive(n *node) *archive {
	a, ok := b.archives[n]
	if !ok {
		a = openArchive(n)
		b.archives[n] = a
	}
	return a
}

// isDirectory says that p is a directory of t or a link to one.
func isDirectory(t *tree, p string) bool {
	r, err := t.follow(p)
	return err == nil && r.n.kind == directory
}

// excludes says whether the rules exclude the path p, as it is written.
func (b *buildah) excludes(p string) (bool, error) {
	if b.rules == nil || p == "/" {
		return false, nil
	}
	v, err := b.rules.Verdict(p[1:])
	if v.Excluded && b.out == nil {
		b.out = &buildcontext.Exclusion{Path: p[1:], Pattern: v.Rule}
	}
	return v.Excluded, err
}
