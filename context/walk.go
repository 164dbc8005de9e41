package buildcontext

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
)

// node is one directory of a walk: the unit of parallel work.
type node struct {
	dir string // "" for the root, otherwise with "/" at its end
	// scopes carry what the rules of each view matched above; nil is a view
	// that does not read the directory.
	scopes  []*Scope
	entries []Entry // of the first view, sorted by path
	dirs    []*node // sorted by dir
	problem error
}

// path is the path of the directory as a report shows it.
func (n *node) path() string {
	if n.dir == "" {
		return "."
	}
	return n.dir[:len(n.dir)-1]
}

// walk reads every directory that a view reads.
type walk struct {
	views    []Rules // the target's first, then those that are compared with it
	opener   *opener
	progress *Progress
}

// worker is one of the goroutines of a walk, with what it has seen.
type worker struct {
	*walk
	tally *tally // of the first view
	more  []Difference
	less  []Difference
	errs  []*PatternError // of each view
}

func (w *walk) worker() *worker {
	n := len(w.views)
	return &worker{
		walk: w, tally: newTally(w.views[0].Matcher),
		more: make([]Difference, n), less: make([]Difference, n), errs: make([]*PatternError, n),
	}
}

// run reads the tree with that many workers at once and returns it with what
// they have seen.
func (w *walk) run(jobs int) (*node, *worker) {
	root := &node{scopes: make([]*Scope, len(w.views))}
	for i, v := range w.views {
		if v.Matcher != nil {
			root.scopes[i] = v.Matcher.Root()
		}
	}
	q := newQueue(root)
	all := w.worker()
	var wg sync.WaitGroup
	for range jobs {
		wg.Go(func() {
			one := w.worker()
			for n := q.next(nil); n != nil; n = q.next(n) {
				one.read(n)
			}
			q.mu.Lock()
			defer q.mu.Unlock()
			all.merge(one)
		})
	}
	wg.Wait()
	return root, all
}

func (w *worker) merge(o *worker) {
	w.tally.merge(o.tally)
	for i := range w.views {
		w.more[i].merge(o.more[i])
		w.less[i].merge(o.less[i])
		if o.errs[i] != nil {
			w.refuse(i, o.errs[i])
		}
	}
}

// refuse notes that a view fails on a pattern: of several the first in its file,
// which is the same whatever the order of the walk.
func (w *worker) refuse(i int, err error) {
	var pe *PatternError
	if errors.As(err, &pe) && (w.errs[i] == nil || pe.Pattern.Line < w.errs[i].Pattern.Line) {
		w.errs[i] = pe
	}
}

// batch is the number of names read from a directory at once, so that a
// directory of a million excluded files costs little memory.
const batch = 1024

// read fills a node. What cannot be read stays with the node.
func (w *worker) read(n *node) {
	dir, err := w.opener.open(n.path())
	if err != nil {
		n.problem = err
		return
	}
	defer dir.Close()
	for {
		ds, err := dir.ReadDir(batch)
		for _, d := range ds {
			w.child(n, dir, d)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			n.problem = err
			break
		}
	}
	slices.SortFunc(n.entries, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortFunc(n.dirs, func(a, b *node) int { return cmp.Compare(a.dir, b.dir) })
}

func (w *worker) child(n *node, dir *os.File, d fs.DirEntry) {
	if d.IsDir() {
		w.enter(n, d.Name())
		return
	}
	if !w.takes(n, d) {
		return
	}
	e := Entry{Reach: Eligible}
	mode, err := info(dir, d, &e)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return // gone since the directory was read
	case err != nil:
		n.problem = err
		return
	case mode.IsDir(): // the directory did not say so, or it changed
		w.enter(n, d.Name())
		return
	}
	e.Path, e.Type = n.dir+d.Name(), typeOf(mode)
	n.entries = append(n.entries, e)
	if w.progress != nil {
		w.progress.Entries.Add(1)
		w.progress.Bytes.Add(e.Size)
	}
}

// takes says whether the first view takes a child that is no directory, and
// counts where the others differ.
func (w *worker) takes(n *node, d fs.DirEntry) bool {
	name := d.Name()
	first, took := Verdict{Rule: -1}, false
	for i, s := range n.scopes {
		v, takes := Verdict{Rule: -1}, false
		if s != nil {
			var err error
			if v, err = s.Match(name); err != nil {
				w.refuse(i, err)
				continue
			}
			takes = !v.Excluded && w.views[i].carries(d.Type())
		}
		switch {
		case i == 0:
			first, took = v, takes
			if s != nil {
				w.tally.add(s, name, v)
			}
		case takes && !took:
			w.more[i].add(n.dir+name, first.Rule)
		case took && !takes:
			w.less[i].add(n.dir+name, v.Rule)
		}
	}
	return took
}

// enter adds a directory to be read, unless no view reads it.
func (w *worker) enter(n *node, name string) {
	child := &node{dir: n.dir + name + "/", scopes: make([]*Scope, len(n.scopes))}
	read := false
	for i, s := range n.scopes {
		if s == nil {
			continue
		}
		below, err := s.Enter(name)
		if err != nil {
			w.refuse(i, err)
			continue
		}
		if i == 0 {
			w.tally.add(s, name, below.Verdict)
		}
		if !below.Verdict.Excluded || w.views[i].descends(child.path()) {
			child.scopes[i] = below
			read = true
		}
	}
	if read {
		n.dirs = append(n.dirs, child)
	}
}

func typeOf(mode fs.FileMode) Type {
	switch mode {
	case 0:
		return File
	case fs.ModeSymlink:
		return Symlink
	case fs.ModeNamedPipe:
		return FIFO
	case fs.ModeSocket:
		return Socket
	default:
		return Device
	}
}

// collect appends what lies below a node to the context, bytewise by path: a
// directory stands where its name and a "/" would. It reports whether the
// builder would have the directory: one that is not excluded, or that holds
// something that is not.
func (c *Context) collect(n *node) bool {
	scope := n.scopes[0]
	if scope == nil {
		return false
	}
	if n.problem != nil {
		c.Incomplete = append(c.Incomplete, Problem{n.path(), reason(n.problem)})
	}
	at := len(c.Dirs)
	if n.dir != "" {
		c.Dirs = append(c.Dirs, n.path())
	}
	ships := !scope.Verdict.Excluded || len(n.entries) > 0
	files := n.entries
	for _, d := range n.dirs {
		i, _ := slices.BinarySearchFunc(files, d.dir, func(e Entry, dir string) int { return cmp.Compare(e.Path, dir) })
		c.Entries = append(c.Entries, files[:i]...)
		files = files[i:]
		ships = c.collect(d) || ships
	}
	c.Entries = append(c.Entries, files...)
	if !ships {
		c.Dirs = c.Dirs[:at]
	}
	n.entries, n.dirs = nil, nil // let each be freed as it is copied
	return ships
}
