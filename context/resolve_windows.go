package buildcontext

import (
	"errors"
	"io/fs"
)

// missing says that a path does not exist.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
