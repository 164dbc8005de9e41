package buildcontext

import (
	"errors"
	"io/fs"
)

// node is one directory of a walk: the unit of parallel work. All of them are
// there before a context is made of them, so that they hold little.
type node struct {
	dir string // "" for the root, otherwise with "/" at its end
	// scopes carry what the rules of each view matched above, until the
	// directory is read; nil is a view that does not read it.
	scopes []*Scope
	// taken says that the first view reads the directory, and excluded that its
	// rules exclude it all the same.
	taken, excluded bool
	gone            bool // the directory was there no more
	problem         error

	// paths are those of the entries of the first view, sorted, one after the
	// other. Files are parallel to them, and facts where they were wanted.
	paths string
	files []file
	facts []facts
	dirs  []*node // sorted by dir
	// before counts the files of the parent that sort before the directory.
	before int
}

// file is an entry of a node: the length of its name, and its type.
type file struct {
	name uint16
	kind Type
}

// facts are what a file system says of a file beside its type.
type facts struct {
	size       int64
	unreadable bool
	stamp      Stamp
}

// path is the path of the directory as a report shows it.
func (n *node) path() string {
	if n.dir == "" {
		return "."
	}
	return n.dir[:len(n.dir)-1]
}

// lose notes why the directory could not be read, wholly or at all. That
// something is gone is no reason: it may have gone before.
func (n *node) lose(err error) {
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		n.problem = err
	}
}

// collect appends what lies below a node to the context, bytewise by path: a
// directory stands where its name and a "/" would. It reports whether the
// builder would have the directory: one that is not excluded, or that holds
// something that is not.
func (c *Context) collect(n *node) bool {
	if !n.taken || n.gone {
		return false
	}
	if n.problem != nil {
		c.Incomplete = append(c.Incomplete, Problem{n.path(), reason(n.problem)})
	}
	at := len(c.Dirs)
	if n.dir != "" {
		c.Dirs = append(c.Dirs, n.path())
	}
	ships := !n.excluded || len(n.files) > 0
	i, paths := 0, n.paths
	until := func(end int) {
		for ; i < end; i++ {
			length := len(n.dir) + int(n.files[i].name)
			e := Entry{Path: paths[:length], Type: n.files[i].kind, Reach: Eligible}
			if n.facts != nil {
				f := &n.facts[i]
				e.Size, e.Unreadable, e.Stamp = f.size, f.unreadable, f.stamp
			}
			c.Entries = append(c.Entries, e)
			paths = paths[length:]
		}
	}
	for _, d := range n.dirs {
		until(d.before)
		ships = c.collect(d) || ships
	}
	until(len(n.files))
	if !ships {
		c.Dirs = c.Dirs[:at]
	}
	n.files, n.facts, n.dirs = nil, nil, nil // let each be freed as it is copied
	return ships
}
