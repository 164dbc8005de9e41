package dockerfile

import (
	"fmt"
	"path"
	"strings"

	"ctxaudit/context"
)

// item is a file of that name, or what a directory holds.
type item struct {
	name string
	// path is how the file or the directory was found.
	path string
	r    ref
}

// get is what the copier reads of a name, which to it is a pattern once more: of
// a file named a\b it reads ab.
func (b *buildah) get(name string) ([]item, error) {
	names := b.from.glob(name)
	if len(names) == 0 {
		return nil, fmt.Errorf("%s is read as a pattern and matches nothing", name)
	}
	var items []item
	for _, q := range names {
		p, r, err := b.chase(q)
		if err != nil {
			return nil, err
		}
		out := false
		if r.n.kind == directory {
			r, err = b.holds(p, r)
		} else if out, err = b.excludes(p); !out {
			b.leak(p, r.n)
		}
		if err != nil {
			return nil, err
		}
		if out {
			continue
		}
		items = append(items, item{path.Base(q), p, r})
	}
	return items, nil
}

// chase follows links by their words: the path that it returns may go through
// directories that are links.
func (b *buildah) chase(p string) (string, ref, error) {
	for range 16 {
		dir, err := b.from.resolve(path.Dir(p))
		if err != nil {
			return p, ref{}, fmt.Errorf("%w: %v", errMissing, err)
		}
		r, ok := b.from.at(path.Join(dir, path.Base(p)))
		if !ok {
			return p, r, fmt.Errorf("%s: %w", p, errDangling)
		}
		if !r.n.isLink() {
			return p, r, nil
		}
		to, err := r.n.readLink()
		if err != nil {
			return p, r, err
		}
		if !path.IsAbs(to) {
			to = path.Join(path.Dir(p), to)
		}
		p = path.Join("/", to)
	}
	return p, ref{}, fmt.Errorf("%s: %w", p, errDangling)
}

// holds is what the directory p, whose contents are r, hands out.
func (b *buildah) holds(p string, r ref) (ref, error) {
	if b.rules == nil {
		return r, nil
	}
	if real, err := b.from.resolve(p); err == nil && real == p {
		if k, ok := b.kept.at(p); ok && k.n.kind == directory {
			return k, nil
		}
		return ref{n: b.to.dir()}, nil
	}
	sc := b.rules.Root()
	for name := range strings.SplitSeq(p[1:], "/") {
		var err error
		if sc, err = sc.Enter(name); err != nil {
			return r, err
		}
	}
	rules := buildcontext.Rules{Builder: buildcontext.Podman, Matcher: b.rules}
	n, err := b.sift(r.n, sc, rules, p)
	return ref{n: n}, err
}

// sift is what the rules let pass of a directory when its path is p.
func (b *buildah) sift(n *node, sc *buildcontext.Scope, rules buildcontext.Rules, p string) (*node, error) {
	out := b.to.dir()
	for _, name := range n.names() {
		if err := b.work.spend(1); err != nil {
			return nil, err
		}
		k, p := n.list()[name], path.Join(p, name)
		if k.n.kind != directory {
			v, err := sc.Match(name)
			if err != nil {
				return nil, err
			}
			if !v.Excluded {
				b.leak(p, k.n)
				out.kids[name] = k
			}
			continue
		}
		sub, err := sc.Enter(name)
		if err != nil {
			return nil, err
		}
		if sub.Verdict.Excluded && !rules.Descends(p[1:]) {
			continue
		}
		kept, err := b.sift(k.n, sub, rules, p)
		if err != nil {
			return nil, err
		}
		if !sub.Verdict.Excluded || len(kept.kids) > 0 {
			out.kids[name] = ref{n: kept}
		}
	}
	return out, nil
}

// maxLeaks bounds what is said of one instruction.
const maxLeaks = 10

// leak notes that n, found as p, is copied. The rules are held against p, which
// may go through links.
func (b *buildah) leak(p string, n *node) {
	if n.kind == excludedFile && len(b.leaks) < maxLeaks {
		dir, _ := b.from.resolve(path.Dir(p))
		real := path.Join(dir, path.Base(p))
		b.leaks = append(b.leaks, fmt.Sprintf("%s is excluded, and podman copies it all the same, as %s; where it lands is not followed", real[1:], p[1:]))
	}
}
