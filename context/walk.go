package buildcontext

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
)

// node is one directory of a walk: the unit of parallel work. Its scope carries
// what its parents matched.
type node struct {
	path    string // "" for the root
	scope   *Scope
	entries []Entry // sorted by path
	dirs    []*node // sorted by path and "/"
	problem error
}

// walk reads every directory that the builder reads.
type walk struct {
	opener   *opener
	builder  Builder
	matcher  *Matcher
	progress *Progress
	tally    *tally

	mu      sync.Mutex
	wake    sync.Cond
	todo    []*node // last in, first out: few directories wait
	pending int     // nodes in todo or being read
	err     error
}

// run reads the tree with that many workers at once.
func (w *walk) run(jobs int) (*node, error) {
	root := &node{scope: w.matcher.Root()}
	w.tally = newTally(w.matcher)
	w.wake.L = &w.mu
	w.todo, w.pending = []*node{root}, 1
	var wg sync.WaitGroup
	for range jobs {
		wg.Go(func() {
			t := newTally(w.matcher)
			for n := w.next(nil); n != nil; n = w.next(n) {
				if err := w.read(n, t); err != nil {
					w.fail(err)
				}
			}
			w.mu.Lock()
			defer w.mu.Unlock()
			w.tally.merge(t)
		})
	}
	wg.Wait()
	return root, w.err
}

// next hands in a finished node, whose directories are to be read, and takes
// the next one; nil is the end.
func (w *walk) next(done *node) *node {
	w.mu.Lock()
	defer w.mu.Unlock()
	if done != nil {
		w.todo = append(w.todo, done.dirs...)
		w.pending += len(done.dirs) - 1
		if len(done.dirs) > 1 || w.pending == 0 {
			w.wake.Broadcast()
		}
	}
	for len(w.todo) == 0 && w.pending > 0 && w.err == nil {
		w.wake.Wait()
	}
	if len(w.todo) == 0 || w.err != nil {
		return nil
	}
	last := len(w.todo) - 1
	n := w.todo[last]
	w.todo[last] = nil
	w.todo = w.todo[:last]
	return n
}

func (w *walk) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = err
	w.wake.Broadcast()
}

// batch is the number of names read from a directory at once, so that a
// directory of a million excluded files costs little memory.
const batch = 1024

// read fills a node. An error is a [*PatternError]; what cannot be read stays
// with the node.
func (w *walk) read(n *node, t *tally) error {
	dir, err := w.opener.open(cmp.Or(n.path, "."))
	if err != nil {
		n.problem = err
		return nil
	}
	defer dir.Close()
	for {
		ds, err := dir.ReadDir(batch)
		if err := w.children(n, t, dir, ds); err != nil {
			return err
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
	slices.SortFunc(n.dirs, func(a, b *node) int { return cmp.Compare(a.scope.dir, b.scope.dir) })
	return nil
}

func (w *walk) children(n *node, t *tally, dir *os.File, ds []fs.DirEntry) error {
	var files, bytes int64
	for _, d := range ds {
		name := d.Name()
		if d.IsDir() {
			if err := w.enter(n, t, name); err != nil {
				return err
			}
			continue
		}
		v, err := n.scope.Match(name)
		if err != nil {
			return err
		}
		t.add(n.scope, name, v)
		if v.Excluded {
			continue
		}
		mode, size, locked, err := info(dir, d)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue // gone since the directory was read
		case err != nil:
			n.problem = err
			continue
		case mode.IsDir(): // the directory did not say so, or it changed
			if err := w.enter(n, t, name); err != nil {
				return err
			}
			continue
		}
		n.entries = append(n.entries, Entry{
			Path: n.scope.dir + name, Size: size, Type: typeOf(mode), Reach: Eligible, Unreadable: locked,
		})
		files++
		bytes += size
	}
	if w.progress != nil {
		w.progress.Entries.Add(files)
		w.progress.Bytes.Add(bytes)
	}
	return nil
}

// enter adds a directory to be read, unless the builder would not.
func (w *walk) enter(n *node, t *tally, name string) error {
	s, err := n.scope.Enter(name)
	if err != nil {
		return err
	}
	t.add(n.scope, name, s.Verdict)
	path := strings.TrimSuffix(s.dir, "/")
	if s.Verdict.Excluded && !w.matcher.descends(w.builder, path) {
		return nil
	}
	n.dirs = append(n.dirs, &node{path: path, scope: s})
	return nil
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
	if n.problem != nil {
		c.Incomplete = append(c.Incomplete, Problem{cmp.Or(n.path, "."), reason(n.problem)})
	}
	at := len(c.Dirs)
	if n.path != "" {
		c.Dirs = append(c.Dirs, n.path)
	}
	ships := !n.scope.Verdict.Excluded
	files := n.entries
	for _, d := range n.dirs {
		i, _ := slices.BinarySearchFunc(files, d.scope.dir, func(e Entry, p string) int { return cmp.Compare(e.Path, p) })
		c.Entries = append(c.Entries, files[:i]...)
		files = files[i:]
		ships = c.collect(d) || ships
	}
	c.Entries = append(c.Entries, files...)
	ships = ships || len(n.entries) > 0
	if !ships {
		c.Dirs = c.Dirs[:at]
	}
	n.entries, n.dirs = nil, nil // let each be freed as it is copied
	return ships
}
