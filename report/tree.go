package report

import (
	"iter"
	"sort"
	"strings"

	"ctxaudit/context"
)

// tree is the directories of a sorted list of entries. What lies below a
// directory is a range of the list, so that a running sum gives the weight of
// any directory at once and no directory is stored.
type tree struct {
	entries []buildcontext.Entry
	bytes   []int64 // bytes[i] is what entries[:i] weigh
	counts  []int   // counts[i] is how many of entries[:i] weigh
}

// newTree weighs the entries that travel at least as far as reach.
func newTree(entries []buildcontext.Entry, reach buildcontext.Reach) *tree {
	t := &tree{entries, make([]int64, len(entries)+1), make([]int, len(entries)+1)}
	for i := range entries {
		t.bytes[i+1], t.counts[i+1] = t.bytes[i], t.counts[i]
		if entries[i].Reach >= reach {
			t.bytes[i+1] += entries[i].Size
			t.counts[i+1]++
		}
	}
	return t
}

// node is a directory or an entry: entries[lo:hi]. The path of a directory ends
// in "/", that of the root is "".
type node struct {
	path   string
	lo, hi int
}

func (n node) dir() bool { return n.path == "" || strings.HasSuffix(n.path, "/") }

func (t *tree) root() node { return node{"", 0, len(t.entries)} }

func (t *tree) weight(n node) Count {
	return Count{t.counts[n.hi] - t.counts[n.lo], t.bytes[n.hi] - t.bytes[n.lo]}
}

// find returns the node of a path of the context, which is empty where there is
// none.
func (t *tree) find(path string) node {
	lo := sort.Search(len(t.entries), func(i int) bool { return t.entries[i].Path >= path })
	if lo < len(t.entries) && t.entries[lo].Path == path {
		return node{path, lo, lo + 1}
	}
	path = strings.TrimSuffix(path, "/") + "/"
	lo = sort.Search(len(t.entries), func(i int) bool { return t.entries[i].Path >= path })
	return node{path, lo, t.end(path, lo, len(t.entries))}
}

// end returns the first index in lo..hi whose path does not begin with prefix.
func (t *tree) end(prefix string, lo, hi int) int {
	return lo + sort.Search(hi-lo, func(i int) bool { return !strings.HasPrefix(t.entries[lo+i].Path, prefix) })
}

// children yields what lies directly below a directory and weighs anything, in
// the order of the list.
func (t *tree) children(n node) iter.Seq[node] {
	return func(yield func(node) bool) {
		for i := n.lo; i < n.hi; {
			path := t.entries[i].Path
			c := node{path, i, i + 1}
			if slash := strings.IndexByte(path[len(n.path):], '/'); slash >= 0 {
				c.path = path[:len(n.path)+slash+1]
				c.hi = t.end(c.path, i, n.hi)
			}
			if t.weight(c).Entries > 0 && !yield(c) {
				return
			}
			i = c.hi
		}
	}
}
