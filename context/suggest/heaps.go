package suggest

import (
	"cmp"
	"iter"
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

// hit is a path that goes by a name of the catalogue.
type hit struct {
	path string
	// name is nil for a directory known by what lies in it.
	name *name
	// kind is nil where the evidence is missing.
	kind *Kind
	bounds
}

// bounds are the entries at or below a path: from first, and before end.
type bounds struct{ first, end int }

// found are the hits in a list of entries, in the order of their first entry.
type found struct {
	context *buildcontext.Context
	entries []buildcontext.Entry // its
	hits    []hit
	byName  map[*name][]int
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
	entries := c.Entries
	f := &found{context: c, entries: entries, byName: map[*name][]int{}}
	ns := newNames(catalogue)
	last := ""
	for i := range entries {
		p := entries[i].Path
		for at := shared(last, p); ; {
			slash := strings.IndexByte(p[at:], '/')
			if slash < 0 {
				break
			}
			at += slash
			f.directory(ns, p[:at])
			at++
		}
		f.file(ns, p, i)
		last = p
	}
	for i, h := range f.hits {
		if h.name != nil {
			f.byName[h.name] = append(f.byName[h.name], i)
		}
	}
	f.outer = f.heaps()
	f.heaped = make([]bool, len(entries))
	for _, h := range f.outer {
		for i := h.first; i < h.end; i++ {
			f.heaped[i] = true
		}
	}
	return f
}

// shared returns the length of the directories, with their slashes, that two
// paths share.
func shared(a, b string) int {
	n := 0
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == '/' {
			n = i + 1
		}
	}
	return n
}

func (f *found) directory(ns *names, p string) {
	ns.of(p, func(n *name) { f.hit(n, n.dirs, p, f.below(p)) })
	f.marker(ns, p)
}

func (f *found) file(ns *names, p string, i int) {
	ns.of(p, func(n *name) { f.hit(n, n.files, p, bounds{i, i + 1}) })
	f.marker(ns, p)
}

// hit notes that p goes by a name. Below a heap nobody looks for evidence: what
// lies there goes with the heap.
func (f *found) hit(n *name, kinds []*Kind, p string, b bounds) {
	h := hit{path: p, name: n, bounds: b}
	for _, k := range kinds {
		if k.certain() || b.first >= f.covered && f.holds(n.home(p), k.Beside) && f.holds(p, k.Inside) {
			h.kind = k
			f.covered = max(f.covered, b.end)
			break
		}
	}
	f.hits = append(f.hits, h)
}

// marker notes the directory that p marks by lying in it.
func (f *found) marker(ns *names, p string) {
	k := ns.markers[base(p)]
	dir := parent(p)
	if k == nil || dir == "" {
		return
	}
	f.hits = append(f.hits, hit{path: dir, kind: k, bounds: f.below(dir)})
}

// holds says whether dir holds one of the names, or none is asked for.
func (f *found) holds(dir, names string) bool {
	if names == "" {
		return true
	}
	for want := range strings.FieldsSeq(names) {
		if strings.ContainsAny(want, "*?[") {
			if f.globbed(dir, want) {
				return true
			}
			continue
		}
		if b := f.below(path.Join(dir, want)); b.first < b.end {
			return true
		}
	}
	return false
}

// globbed says whether dir itself holds a name that matches the pattern.
func (f *found) globbed(dir, glob string) bool {
	for p := range f.children(dir) {
		if ok, _ := path.Match(glob, base(p)); ok {
			return true
		}
	}
	return false
}

// children yields what lies in dir itself, with the bounds of its entries.
func (f *found) children(dir string) iter.Seq2[string, bounds] {
	return func(yield func(string, bounds) bool) {
		prefix := ""
		if dir != "" {
			prefix = dir + "/"
		}
		for i, end := f.context.Below(dir); i < end; {
			p := f.entries[i].Path
			b := bounds{i, i + 1}
			if slash := strings.IndexByte(p[len(prefix):], '/'); slash >= 0 {
				p = p[:len(prefix)+slash]
				b = f.below(p)
			}
			if !yield(p, b) {
				return
			}
			i = b.end
		}
	}
}

// below returns the bounds of the entries at or below p.
func (f *found) below(p string) bounds {
	first, end := f.context.At(p)
	return bounds{first, end}
}

// has says whether something of the context lies at a path.
func (f *found) has(p string) bool {
	b := f.below(p)
	return b.first < b.end
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
func (f *found) pure(n *name, k *Kind) bool {
	for _, i := range f.byName[n] {
		if h := &f.hits[i]; h.kind != k && !(h.kind == nil && f.heaped[h.first]) {
			return false
		}
	}
	return true
}
