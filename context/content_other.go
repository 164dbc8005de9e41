//go:build !linux

package buildcontext

import (
	"io/fs"
	"os"
)

// Content is that of an open regular file.
type Content = os.File

// regular opens a regular file and nothing else; it never blocks on a FIFO.
func (o *opener) regular(path string) (*Content, error) {
	f, err := o.open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: errIrregular}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
