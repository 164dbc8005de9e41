//go:build !linux

package buildcontext

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// directory is an open directory.
type directory struct{ file *os.File }

func (o *opener) directory(path string) (directory, error) {
	f, err := o.open(path)
	return directory{f}, err
}

func (d directory) close() error { return d.file.Close() }

// dirent is what a directory tells of a child.
type dirent = fs.DirEntry

// batch is the number of names read at once, so that a directory of a million
// excluded files costs little memory.
const batch = 1024

// children calls f with each child, in the order of the file system.
func (d directory) children(_ []byte, f func(dirent)) error {
	for {
		ds, err := d.file.ReadDir(batch)
		for _, c := range ds {
			f(c)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// info returns the type of a child and, of a file, its size. Whether it can be
// read is seen only when it is.
func (d directory) info(c dirent) (fs.FileMode, facts, error) {
	i, err := c.Info()
	if err != nil {
		return 0, facts{}, err
	}
	if !i.Mode().IsRegular() {
		return i.Mode().Type(), facts{}, nil
	}
	return 0, facts{size: i.Size()}, nil
}
