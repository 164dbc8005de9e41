package buildcontext

import (
	"bytes"
	"slices"
	"strings"
)

// listing is what the views take of one directory, in the order in which it is
// found. It is moved to the node of the directory and then used for the next.
type listing struct {
	found []child
	names []byte // of found, one after the other
	facts []facts
	below []*node
	text  strings.Builder // the paths of several directories
}

// child is an entry, or a directory to read.
type child struct {
	at     int    // of its name in listing.names
	length uint16 // of the name, which for a directory ends in "/"
	kind   Type
	dir    bool
	index  int32 // of listing.facts, or of listing.below for a directory
}

// entry adds an entry, of which the facts are known or not.
func (l *listing) entry(name string, kind Type, f ...facts) {
	l.add(name, child{kind: kind, index: int32(len(l.facts))})
	l.facts = append(l.facts, f...)
}

// directory adds a directory; "/" is at the end of its name.
func (l *listing) directory(name string, n *node) {
	l.add(name, child{dir: true, index: int32(len(l.below))})
	l.below = append(l.below, n)
}

func (l *listing) add(name string, c child) {
	c.at, c.length = len(l.names), uint16(len(name))
	l.names = append(l.names, name...)
	l.found = append(l.found, c)
}

// much is the number of children above which a listing is not kept for the next
// directory.
const much = 64 << 10

// move moves what was found to a node and returns the size of its files, as far
// as it is known.
func (l *listing) move(n *node) (size int64) {
	name := func(c child) []byte { return l.names[c.at : c.at+int(c.length)] }
	slices.SortFunc(l.found, func(a, b child) int { return bytes.Compare(name(a), name(b)) })
	entries := len(l.found) - len(l.below)
	length := entries*len(n.dir) + len(l.names)
	if l.text.Cap()-l.text.Len() < length {
		l.text.Reset()
		l.text.Grow(max(length, 64<<10))
	}
	start := l.text.Len()
	n.files, n.dirs = make([]file, 0, entries), make([]*node, 0, len(l.below))
	if len(l.facts) > 0 {
		n.facts = make([]facts, 0, entries)
	}
	for _, c := range l.found {
		if c.dir {
			d := l.below[c.index]
			d.before = len(n.files)
			n.dirs = append(n.dirs, d)
			continue
		}
		l.text.WriteString(n.dir)
		l.text.Write(name(c))
		n.files = append(n.files, file{c.length, c.kind})
		if n.facts != nil {
			n.facts = append(n.facts, l.facts[c.index])
			size += l.facts[c.index].size
		}
	}
	n.paths = l.text.String()[start:]
	if len(l.found) > much {
		*l = listing{}
	}
	l.found, l.names, l.facts, l.below = l.found[:0], l.names[:0], l.facts[:0], l.below[:0]
	return size
}
