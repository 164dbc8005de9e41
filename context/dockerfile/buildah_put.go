package dockerfile

import (
	"archive/tar"
	"path"
)

// put writes items into the destination and counts what was written, as far as
// two: a name for more than one is refused
// (add.go:Add, renamedItems; copier.go:copierHandlerPut).
func (b *buildah) put(items []item, unpack bool) (int, error) {
	var heads []item
	for _, i := range items {
		var err error
		if heads, err = b.heads(heads, i, unpack); err != nil {
			return 0, err
		}
	}
	if b.rename != "" {
		if len(heads) > 1 {
			return 0, errRenamed
		}
		for i := range heads {
			heads[i].name = b.rename
		}
		items, unpack = heads, false
	}
	for _, i := range items {
		if err := b.putOne(i, unpack); err != nil {
			return 0, err
		}
	}
	return len(heads), nil
}

func (b *buildah) putOne(i item, unpack bool) error {
	if i.r.n.kind == directory && b.rename == "" {
		return b.join(b.dir, i.r)
	}
	if unpack && b.archive(i.r.n) != nil {
		b.dest = b.dir
		return b.unpack(i.r.n, b.archive(i.r.n))
	}
	return b.join(path.Join(b.dir, i.name), i.r)
}

// join puts r in its place, p: a directory joins a directory, and anything else
// replaces what is there.
func (b *buildah) join(p string, r ref) error {
	if p == "/" {
		return b.mergeRoot(r)
	}
	parent, err := b.to.makeDir(path.Dir(p))
	if err != nil {
		return err
	}
	return b.merge(parent, path.Base(p), r, p)
}

// heads adds to list what the copier writes for an item, each file and directory
// on its own, until there are two. An archive that cannot be listed is one.
func (b *buildah) heads(list []item, i item, unpack bool) ([]item, error) {
	if i.r.n.kind != directory {
		if !unpack || b.archive(i.r.n) == nil {
			return append(list, i), nil
		}
		a := b.archive(i.r.n)
		if a.partial {
			b.to.certain = false
			return append(list, i), nil
		}
		for _, m := range a.members {
			list = append(list, item{r: ref{n: b.member(i.r.n, m)}})
		}
		return list, nil
	}
	for _, name := range i.r.n.names() {
		if len(list) > 1 {
			break
		}
		if err := b.work.spend(1); err != nil {
			return nil, err
		}
		k := item{name, path.Join(i.path, name), i.r.n.list()[name].under(i.r.line)}
		out, err := b.excludes(k.path)
		if err != nil {
			return nil, err
		}
		if !out {
			list = append(list, k)
		}
		if k.r.n.kind == directory {
			if list, err = b.heads(list, k, false); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// member is the node of a member of the archive n.
func (b *buildah) member(n *node, m member) *node {
	if m.kind == tar.TypeDir {
		return b.to.dir()
	}
	k := &node{c: n.c, entry: n.entry, member: m.name}
	if m.kind == tar.TypeSymlink {
		k.link = m.link
	}
	return k
}
