package dockerfile

import (
	"maps"
	"slices"
	"strings"

	"ctxaudit/context"
)

// node is something in the file system of a stage. A node that more than one
// stage or place holds does not change any more; see tree.own.
type node struct {
	kind kind
	// owner is the tree that may change the node.
	owner *tree
	// entry is the index in c of an entry. member, unless "", is the name of the
	// file in the archive that the entry is. link is where that leads, or what is
	// excluded.
	c            *buildcontext.Context
	entry        int32
	member, link string
	// span is the part of a context that a directory holds as it is. It is nil
	// once the directory differs; kids are then what it holds.
	span *span
	kids map[string]ref
	// archives are the entries that ADD unpacked into a directory and whose
	// members are not all known.
	archives []ref
	// sum counts the entries below a directory that does not change any more.
	sum *tally
}

type kind uint8

const (
	// entry is an entry of a context.
	entry kind = iota
	directory
	// made is a file that is no entry: a heredoc, or what ADD fetched.
	made
	// foreign is a file or directory that comes from elsewhere.
	foreign
	// excludedFile is a file on the disk that the rules exclude.
	excludedFile
)

// ref is a node in its place. line, unless 0, is the line that put everything
// below the place there.
type ref struct {
	n    *node
	line int32
}

// under is r as seen from a place above it that has a line.
func (r ref) under(line int32) ref {
	if line != 0 {
		r.line = line
	}
	return r
}

// span is a directory of a view with everything in it.
type span struct {
	v *view
	// dir is the path of the directory in the context, "" for the root.
	dir string
	// lo, hi and dlo, dhi are its entries and the directories below it.
	lo, hi, dlo, dhi int
}

// spanOf is the directory dir of v.
func spanOf(v *view, dir string) *span {
	s := &span{v: v, dir: dir}
	s.lo, s.hi = v.below(dir)
	s.dlo, s.dhi = v.dirsBelow(dir)
	return s
}

// same says that two spans hold the same.
func (s *span) same(o *span) bool {
	return s != nil && o != nil && s.v == o.v && s.dir == o.dir
}

// strip is how many bytes of a path of the span are those of its directory.
func (s *span) strip() int {
	if s.dir == "" {
		return 0
	}
	return len(s.dir) + 1
}

// children are the directory's own entries and directories, each of those a
// span again.
func (s *span) children() map[string]ref {
	kids := map[string]ref{}
	strip := s.strip()
	enter := func(name string) *span {
		if r, ok := kids[name]; ok {
			return r.n.span
		}
		sub := &span{v: s.v, dir: name}
		if s.dir != "" {
			sub.dir = s.dir + "/" + name
		}
		kids[name] = ref{n: &node{kind: directory, span: sub}}
		return sub
	}
	for i := s.lo; i < s.hi; {
		p := s.v.path(i)
		name, _, isDir := strings.Cut(p[strip:], "/")
		if !isDir {
			kids[name] = ref{n: &node{c: s.v.c, entry: int32(s.v.index(i))}}
			i++
			continue
		}
		sub := enter(name)
		sub.lo = i
		i = min(s.v.from(i, sub.dir+"0"), s.hi)
		sub.hi = i
	}
	for i := s.dlo; i < s.dhi; {
		d := s.v.dirs[i]
		name, _, deeper := strings.Cut(d[strip:], "/")
		sub := enter(name)
		if !deeper {
			i++
			continue
		}
		sub.dlo = i
		for i < s.dhi && buildcontext.Within(sub.dir, s.v.dirs[i]) {
			i++
		}
		sub.dhi = i
	}
	if s.v.disk {
		s.addExcluded(kids)
	}
	return kids
}

// list are the kids of a directory. The result is not to be changed.
func (n *node) list() map[string]ref {
	if n.kids == nil && n.span != nil {
		n.kids = n.span.children()
	}
	return n.kids
}

// names are the names in a directory, sorted bytewise.
func (n *node) names() []string { return slices.Sorted(maps.Keys(n.list())) }

// empty says that a directory holds nothing.
func (n *node) empty() bool {
	if n.span != nil {
		return n.span.lo == n.span.hi && n.span.dlo == n.span.dhi
	}
	return len(n.kids) == 0 && len(n.archives) == 0
}

// isLink says that a node is a symbolic link.
func (n *node) isLink() bool {
	return n.link != "" || n.kind == entry && n.member == "" && n.c.Entries[n.entry].Type == buildcontext.Symlink
}

// readLink is where the link n leads.
func (n *node) readLink() (string, error) {
	if n.link != "" {
		return n.link, nil
	}
	return n.c.Root.Readlink(n.c.Entries[n.entry].Path)
}

// tree is the file system of a stage, or of a context. Trees share the nodes
// they have in common.
type tree struct {
	root ref
	// certain says that all of the file system is known: no image lies below it,
	// no command ran in it, and nothing was copied from where one did, fetched, or
	// unpacked from an archive that could not be listed.
	certain bool
	// state names what the builder knows of the tree: what it begins as and what
	// was done. Trees of the same state are one to the builder.
	state string
}

func newTree(certain bool, state string) *tree {
	t := &tree{certain: certain, state: state}
	t.root.n = t.dir()
	return t
}

// contextTree is the tree of a view.
func contextTree(v *view, state string) *tree {
	t := &tree{certain: true, state: state}
	t.root.n = &node{kind: directory, owner: t, span: spanOf(v, "")}
	return t
}

// fork is a tree that begins as t is now; t must not change any more.
func (t *tree) fork() *tree { return &tree{root: t.root, certain: t.certain, state: t.state} }

// dir is a new directory of t.
func (t *tree) dir() *node { return &node{kind: directory, owner: t, kids: map[string]ref{}} }

// own makes the directory in a place one that t may change: its own copy, with
// what stands for the whole directory handed to its kids.
func (t *tree) own(r *ref) *node {
	n := r.n
	if n.owner == t && n.span == nil && r.line == 0 {
		return n
	}
	c := &node{kind: directory, owner: t, kids: make(map[string]ref, len(n.list()))}
	for name, k := range n.list() {
		c.kids[name] = k.under(r.line)
	}
	for _, a := range n.archives {
		c.archives = append(c.archives, a.under(r.line))
	}
	*r = ref{n: c}
	return c
}
