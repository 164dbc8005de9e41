package dockerfile

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// at is what stands at p, absolute and clean, without following a link.
func (t *tree) at(p string) (ref, bool) {
	r := t.root
	for rest := strings.TrimPrefix(p, "/"); rest != ""; {
		var name string
		name, rest, _ = strings.Cut(rest, "/")
		if r.n.kind != directory {
			return ref{}, false
		}
		k, ok := r.n.list()[name]
		if !ok {
			return ref{}, false
		}
		r = k.under(r.line)
	}
	return r, true
}

// follow is what p leads to. The error is errMissing.
func (t *tree) follow(p string) (ref, error) {
	real, err := t.resolve(p)
	if err != nil {
		return ref{}, fmt.Errorf("%w: %v", errMissing, err)
	}
	r, ok := t.at(real)
	if !ok {
		return ref{}, errMissing
	}
	return r, nil
}

// isLink says that p is itself a link; the links on its way are followed.
func (t *tree) isLink(p string) bool {
	dir, err := t.resolve(path.Dir(p))
	if err != nil {
		return false
	}
	r, ok := t.at(path.Join(dir, path.Base(p)))
	return ok && r.n.isLink()
}

// resolve is p with every link on its way followed, the last among them, as if
// the tree were the root of a file system (containerd/continuity
// fs/path.go:RootPath). What is not there stays as it is.
func (t *tree) resolve(p string) (string, error) {
	p = path.Join("/", p)
	if len(p) >= maxPath {
		return "", errors.New("file name too long")
	}
	done := "/"
	r := t.root
	links := 0
	for rest := p[1:]; rest != ""; {
		var name string
		name, rest, _ = strings.Cut(rest, "/")
		k, ok := ref{}, false
		if r.n.kind == directory {
			k, ok = r.n.list()[name]
		} else if r.n.kind != foreign {
			return "", fmt.Errorf("%s is not a directory", done)
		}
		if !ok {
			return path.Join(done, name, rest), nil
		}
		if !k.n.isLink() {
			done, r = path.Join(done, name), k
			continue
		}
		if links++; links > maxLinks {
			return "", fmt.Errorf("%s: too many links", p)
		}
		to, err := k.n.readLink()
		if err != nil {
			return "", err
		}
		if !path.IsAbs(to) {
			to = path.Join(done, to)
		}
		rest = path.Join("/", to, rest)[1:]
		done, r = "/", t.root
	}
	return done, nil
}

// maxPath bounds a path, in bytes, as Linux does.
const maxPath = 4096

var errNotDirectory = errors.New("not a directory")

// makeDir is the directory at p, which is resolved, made with the ones above it
// where it is missing (fsutil/copy/mkdir.go:MkdirAll). t may change it.
func (t *tree) makeDir(p string) (*node, error) {
	n := t.own(&t.root)
	for rest := strings.TrimPrefix(p, "/"); rest != ""; {
		var name string
		name, rest, _ = strings.Cut(rest, "/")
		k, ok := n.kids[name]
		if !ok || k.n.kind == foreign {
			k = ref{n: t.dir()}
		} else if k.n.kind != directory {
			return nil, fmt.Errorf("%s: %w", strings.TrimSuffix(p, "/"+rest), errNotDirectory)
		}
		next := t.own(&k)
		n.kids[name] = k
		n = next
	}
	return n, nil
}

// replace puts r in the place of the directory at p, which is resolved.
func (t *tree) replace(p string, r ref) error {
	if p == "/" {
		t.root = r
		return nil
	}
	parent, err := t.makeDir(path.Dir(p))
	if err == nil {
		parent.kids[path.Base(p)] = r
	}
	return err
}
