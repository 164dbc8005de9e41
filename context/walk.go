package buildcontext

import (
	"errors"
	"io/fs"
	"sync"
)

// walk reads every directory that a view reads.
type walk struct {
	views     []Rules // the target's first, then those that are compared with it
	opener    *opener
	progress  *Progress
	namesOnly bool // names and types are enough: no facts, and no tally
}

// worker is one of the goroutines of a walk, with what it has seen.
type worker struct {
	*walk
	tally   *tally // of the first view
	more    []Difference
	less    []Difference
	errs    []*PatternError // of each view
	stop    stop            // of the first view
	entries int             // of the first view
	dirs    int

	listing listing
	buffer  []byte // for reading directories
	asked   bool   // for the facts of a child of this one
}

func (w *walk) worker() *worker {
	n := len(w.views)
	one := &worker{
		walk: w, buffer: make([]byte, 32<<10),
		more: make([]Difference, n), less: make([]Difference, n), errs: make([]*PatternError, n),
	}
	if !w.namesOnly {
		one.tally = newTally(w.views[0].Matcher)
	}
	return one
}

// run reads the tree with that many workers at once and returns it with what
// they have seen.
func (w *walk) run(jobs int) (*node, *worker) {
	root := &node{scopes: make([]*Scope, len(w.views)), taken: true}
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
	w.entries += o.entries
	w.dirs += o.dirs
	if w.tally != nil {
		w.tally.merge(o.tally)
	}
	for i := range w.views {
		w.more[i].merge(o.more[i])
		w.less[i].merge(o.less[i])
		if o.errs[i] != nil {
			w.refuse(i, o.errs[i])
		}
	}
	w.stop.merge(o.stop)
}

// fail notes that a view fails on a path.
func (w *worker) fail(i int, path string, err error) {
	w.refuse(i, err)
	if i == 0 {
		w.stop.merge(stop{path, err})
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

// read fills a node. What cannot be read stays with the node.
func (w *worker) read(n *node) {
	w.asked = false
	dir, err := w.opener.directory(n.path())
	if err != nil {
		n.gone = errors.Is(err, fs.ErrNotExist)
		n.lose(err)
		return
	}
	n.lose(dir.children(w.buffer, func(c dirent) { w.child(n, dir, c) }))
	n.lose(dir.close())
	size := w.listing.move(n)
	n.scopes = nil
	w.entries += len(n.files)
	w.dirs += len(n.dirs)
	if w.progress != nil {
		w.progress.Entries.Add(int64(len(n.files)))
		w.progress.Bytes.Add(size)
	}
}

// untold is the type of a child of which its directory tells none.
const untold = fs.ModeIrregular

func (w *worker) child(n *node, dir directory, c dirent) {
	name, mode := c.Name(), c.Type()
	var f facts
	var err error
	told := mode != untold
	if !told {
		if mode, f, err = dir.info(c); err != nil {
			n.lose(err)
			return
		}
	}
	if mode.IsDir() {
		w.enter(n, name)
		return
	}
	if !w.takes(n, name, mode) {
		return
	}
	// Who may ask for the facts of one child may ask for those of all.
	if told && !(w.namesOnly && w.asked) {
		w.asked = true
		if mode, f, err = dir.info(c); err != nil {
			n.lose(err)
			return
		}
		if mode.IsDir() { // it is another now
			w.enter(n, name)
			return
		}
	}
	if w.namesOnly {
		w.listing.entry(name, typeOf(mode))
	} else {
		w.listing.entry(name, typeOf(mode), f)
	}
}

// takes says whether the first view takes a child that is no directory, and
// counts where the others differ.
func (w *worker) takes(n *node, name string, mode fs.FileMode) bool {
	first, took := Verdict{Rule: -1}, false
	for i, s := range n.scopes {
		v, takes := Verdict{Rule: -1}, false
		if s != nil {
			var err error
			if v, err = s.Match(name); err != nil {
				w.fail(i, n.dir+name, err)
				continue
			}
			takes = !v.Excluded && w.views[i].carries(mode)
		}
		switch {
		case i == 0:
			first, took = v, takes
			if s != nil && w.tally != nil {
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
	next := &node{dir: n.dir + name + "/", scopes: make([]*Scope, len(n.scopes))}
	read := false
	for i, s := range n.scopes {
		if s == nil {
			continue
		}
		below, err := s.Enter(name)
		if err != nil {
			w.fail(i, next.path(), err)
			continue
		}
		if i == 0 && w.tally != nil {
			w.tally.add(s, name, below.Verdict)
		}
		if !below.Verdict.Excluded || w.views[i].Descends(next.path()) {
			next.scopes[i] = below
			read = true
		}
	}
	if !read {
		return
	}
	if first := next.scopes[0]; first != nil {
		next.taken, next.excluded = true, first.Verdict.Excluded
	}
	w.listing.directory(next.dir[len(n.dir):], next)
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
