//go:build unix

package buildcontext

import (
	"errors"
	"io/fs"
	"syscall"
)

// missing says that a path does not exist, or cannot because something on the
// way is no directory.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
