package suggest

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Heaps finds the heavy things among the entries of c, sorted by path. A heap
// that lies in another is part of it.
//
// A pattern that would also catch something that is no heap of the kind is not
// proposed: the heap then has its own path as its pattern.
func Heaps(c *buildcontext.Context) []buildcontext.Heap {
	found := scan(c)
	var heaps []buildcontext.Heap
	for _, h := range found.outer {
		pattern, _ := literal(c.Target.Builder, h.path)
		heap := buildcontext.Heap{
			Path:    h.path,
			Kind:    h.kind.ID,
			Class:   h.kind.Class,
			What:    h.kind.What,
			Pattern: pattern,
			Entries: h.end - h.first,
		}
		if h.name != nil && found.pure(h.name, h.kind) {
			heap.Pattern = h.name.pattern()
		}
		for i := h.first; i < h.end; i++ {
			heap.Bytes += c.Entries[i].Size
		}
		heaps = append(heaps, heap)
	}
	return heaps
}

// hit is a place that goes by a name of the catalogue.
type hit struct {
	place
	// name is nil for a directory known by what lies in it.
	name *name
	// kind is nil where the evidence is missing.
	kind *kind
}

// found are the hits in a list of entries, in the order of their first entry.
type found struct {
	c       *buildcontext.Context
	entries []buildcontext.Entry // its
	hits    []hit
	byName  map[*name][]*hit
	// outer are the heaps: the hits with evidence that lie in no other one.
	// heaped says of each entry whether it lies in a heap.
	outer  []hit
	heaped []bool
	// covered is the end of the heaps known so far by their names.
	covered int
}

// scan looks at every directory and entry once. The entries are sorted bytewise
// by path, so all below one directory stand together.
func scan(c *buildcontext.Context) *found {
	f := &found{c: c, entries: c.Entries, byName: map[*name][]*hit{}}
	ns := newNames(catalogue)
	last := ""
	for i := range f.entries {
		for p := range prefixes(f.entries[i].Path) {
			if !buildcontext.Within(p, last) {
				f.look(ns, p)
			}
		}
		last = f.entries[i].Path
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.name != nil {
			f.byName[h.name] = append(f.byName[h.name], h)
		}
	}
	f.outer = f.heaps()
	f.heaped = make([]bool, len(f.entries))
	for _, h := range f.outer {
		h.mark(f.heaped)
	}
	return f
}

// look notes the names of the catalogue that a path goes by, and what it marks by
// lying there.
func (f *found) look(ns *names, p string) {
	ns.of(p, func(n *name) {
		at := f.at(p)
		kinds := n.files
		if f.dir(at) {
			kinds = n.dirs
		}
		f.hits = append(f.hits, hit{at, n, f.kind(n, kinds, at)})
	})
	if k, above := ns.markers[base(p)], parent(p); k != nil && above != "" {
		f.hits = append(f.hits, hit{f.at(above), nil, k})
	}
}

// kind returns the first of the kinds whose evidence holds, or nil. Below a heap
// nobody looks for evidence: what lies there goes with the heap.
func (f *found) kind(n *name, kinds []*kind, p place) *kind {
	for _, k := range kinds {
		if k.certain() || p.first >= f.covered && f.holds(n.home(p.path), k.Beside) && f.holds(p.path, k.Inside) {
			f.covered = max(f.covered, p.end)
			return k
		}
	}
	return nil
}

// holds says whether dir holds one of the names, or none is asked for.
func (f *found) holds(dir, names string) bool {
	for want := range strings.FieldsSeq(names) {
		glob := strings.ContainsAny(want, "*?[")
		if !glob && f.has(path.Join(dir, want)) || glob && f.globbed(dir, want) {
			return true
		}
	}
	return names == ""
}

// globbed says whether dir itself holds a name that matches the pattern.
func (f *found) globbed(dir, glob string) bool {
	for p := range f.children(dir) {
		if ok, _ := path.Match(glob, base(p.path)); ok {
			return true
		}
	}
	return false
}

// heaps returns the hits with evidence that lie in no other one.
func (f *found) heaps() []hit {
	var all []hit
	for _, h := range f.hits {
		if h.kind != nil {
			all = append(all, h)
		}
	}
	// A directory stands before what is in it, and a named kind before a mark.
	slices.SortStableFunc(all, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(len(a.path), len(b.path)))
	})
	end := 0
	return slices.DeleteFunc(all, func(h hit) bool {
		if h.first < end {
			return true
		}
		end = h.end
		return false
	})
}

// pure says that whatever goes by the name is of the kind.
func (f *found) pure(n *name, k *kind) bool {
	return !slices.ContainsFunc(f.byName[n], func(h *hit) bool {
		return h.kind != k && !(h.kind == nil && f.heaped[h.first])
	})
}
