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

// info returns the type of a directory's child and, for a file, its size in
// bytes. Whether it can be read is seen only when it is.
func info(dir *os.File, d fs.DirEntry) (fs.FileMode, int64, bool, error) {
	i, err := d.Info()
	if err != nil {
		return 0, 0, false, err
	}
	if i.Mode().IsRegular() {
		return 0, i.Size(), false, nil
	}
	return i.Mode().Type(), 0, false, nil
}
