package report

import (
	"cmp"
	"slices"
	"sort"

	"ctxaudit/context"
)

// A directory is split into what lies below it where one child holds dominant
// of its bytes, or known heavy things below it hold notable of them.
const (
	dominant = 0.8
	notable  = 0.1
)

// row is a directory with its whole subtree, or an entry.
type row struct {
	node
	Count
	heap *buildcontext.Heap // what the catalogue knows it as, or nil
}

// largest returns the rows that say where the bytes are, the largest first, and
// what is left beside them: a number of rows and their sum. Rows are disjoint.
func (r *Report) largest(t *tree, top int) (rows []row, more int, rest Count) {
	s := splitter{tree: t, heaps: outermost(t, r.Context.Heaps), top: top}
	s.split(t.root())
	rest = t.weight(t.root())
	for _, row := range s.rows {
		rest.Entries -= row.Entries
		rest.Bytes -= row.Bytes
	}
	return s.rows, s.seen - len(s.rows), rest
}

// People want to see where enough of the bytes are, and no row that is smaller
// than minor.
const (
	enough = 0.95
	minor  = 0.03
)

// heaviest is [Report.largest] for people.
func (r *Report) heaviest(t *tree, top int) (rows []row, more int, rest Count) {
	rows, more, rest = r.largest(t, top)
	all := t.weight(t.root())
	var sum int64
	for i, w := range rows {
		if i >= 3 && (float64(sum) >= enough*float64(all.Bytes) || float64(w.Bytes) < minor*float64(all.Bytes)) {
			for _, w := range rows[i:] {
				rest.Bytes += w.Bytes
				rest.Entries += w.Entries
			}
			return rows[:i], more + len(rows) - i, rest
		}
		sum += w.Bytes
	}
	return rows, more, rest
}

// placed is a heap in the list of entries.
type placed struct {
	node
	heap *buildcontext.Heap
}

// outermost returns the heaps that weigh anything, in the order of the list and
// without those that lie in another.
func outermost(t *tree, heaps []buildcontext.Heap) []placed {
	var all []placed
	for i := range heaps {
		if n := t.find(heaps[i].Path); t.weight(n).Entries > 0 {
			all = append(all, placed{n, &heaps[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(b.hi, a.hi))
	})
	end := 0
	return slices.DeleteFunc(all, func(h placed) bool {
		inside := h.hi <= end
		end = max(end, h.hi)
		return inside
	})
}

// splitter collects the top rows of a tree.
type splitter struct {
	tree  *tree
	heaps []placed
	top   int
	rows  []row
	seen  int
}

func (s *splitter) split(n node) {
	w := s.tree.weight(n)
	first := sort.Search(len(s.heaps), func(i int) bool { return s.heaps[i].lo >= n.lo })
	if first < len(s.heaps) && s.heaps[first].node == n {
		s.add(row{n, w, s.heaps[first].heap})
		return
	}
	if n.path != "" && (!n.dir() || !s.uneven(n, w, s.heaps[first:])) {
		s.add(row{n, w, nil})
		return
	}
	for c := range s.tree.children(n) {
		s.split(c)
	}
}

// uneven says that the rows below a directory tell more than the directory.
func (s *splitter) uneven(n node, w Count, heaps []placed) bool {
	var heavy int64
	for _, h := range heaps {
		if h.lo >= n.hi {
			break
		}
		heavy += s.tree.weight(h.node).Bytes
	}
	if float64(heavy) >= notable*float64(w.Bytes) && heavy > 0 {
		return true
	}
	for c := range s.tree.children(n) {
		if float64(s.tree.weight(c).Bytes) >= dominant*float64(w.Bytes) {
			return true
		}
	}
	return false
}

// add keeps the row if it is among the top ones; of equals the first stays.
func (s *splitter) add(r row) {
	s.seen++
	i := sort.Search(len(s.rows), func(i int) bool { return s.rows[i].Bytes < r.Bytes })
	if i == s.top {
		return
	}
	if len(s.rows) == s.top {
		s.rows = s.rows[:s.top-1]
	}
	s.rows = slices.Insert(s.rows, i, r)
}
