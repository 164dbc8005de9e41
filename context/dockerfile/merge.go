package dockerfile

import (
	"fmt"
	"path"

	"ctxaudit/context"
)

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

// blocked is the error of a directory within n that the builder, on its walk
// through it, looks for below a file of to.
func (c *copier) blocked(to, n *node, p string) error {
	if to.kind != directory || n.kind != directory {
		return nil
	}
	for _, name := range n.names() {
		if err := c.work.spend(1); err != nil {
			return err
		}
		k := n.list()[name].n
		there, ok := to.list()[name]
		if !ok || k.kind != directory {
			continue
		}
		p := path.Join(p, name)
		if there.n.kind == directory {
			if err := c.blocked(there.n, k, p); err != nil {
				return err
			}
		} else if there.n.kind != foreign && !there.n.isLink() && k.holdsDirectory() {
			return fmt.Errorf("%s is not a directory", p)
		}
	}
	return nil
}

// holdsDirectory says that a directory is right below n.
func (n *node) holdsDirectory() bool {
	for _, k := range n.list() {
		if k.n.kind == directory {
			return true
		}
	}
	return false
}

// overlay lays what the directory r holds over the directory at a place of to: a
// directory joins a directory, and anything else replaces what was there
// (snapshot/diffapply_linux.go:applyDelete).
func (c *copier) overlay(to *tree, there *ref, r ref) error {
	n := to.own(there)
	for _, name := range r.n.names() {
		if err := c.work.spend(1); err != nil {
			return err
		}
		k := r.n.list()[name].under(r.line)
		old, ok := n.kids[name]
		if ok && old.n.kind == directory && k.n.kind == directory {
			if err := c.overlay(to, &old, k); err != nil {
				return err
			}
			k = old
		}
		n.kids[name] = k
	}
	for _, a := range r.n.archives {
		n.archives = append(n.archives, a.under(r.line))
	}
	return nil
}
