//go:build !linux

package buildcontext

import (
	"io/fs"
	"os"
	"syscall"
)

// opener opens what lies below a root, whatever is done to the tree meanwhile.
type opener struct {
	root *os.Root
}

func newOpener(root *os.Root) (*opener, error) { return &opener{root}, nil }

func (o *opener) close() error { return nil }

// open opens a directory or file; it never blocks on a FIFO.
func (o *opener) open(name string) (*os.File, error) {
	return o.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// info returns the type of a directory's child and, for a file, fills in its
// size. Whether it can be read is seen only when it is.
func info(dir *os.File, d fs.DirEntry, e *Entry) (fs.FileMode, error) {
	i, err := d.Info()
	if err != nil {
		return 0, err
	}
	if i.Mode().IsRegular() {
		e.Size = i.Size()
	}
	return i.Mode().Type(), nil
}
