package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ctxaudit/context"
)

// createFile returns a writer for the file of that name. The file appears
// whole or not at all: finish renames it into place, or removes it where it is
// given an error. What is there and no regular file, such as /dev/stderr, is
// written to directly.
func createFile(name string) (w io.Writer, finish func(error) error, err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, nil, buildcontext.WithHint(err, "name a file")
		}
		return f, func(err error) error { return errors.Join(err, f.Close()) }, nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			path.Path = name // that of the temporary file says nothing
		}
		return nil, nil, buildcontext.WithHint(err, "the directory has to exist, and to be writable")
	}
	return f, func(err error) error {
		err = errors.Join(err, f.Chmod(modeFor(name)), f.Close())
		if err == nil {
			err = os.Rename(f.Name(), name)
		}
		if err != nil {
			os.Remove(f.Name())
		}
		return err
	}, nil
}

// modeFor is the mode that a file has, or that a new one gets.
func modeFor(name string) fs.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
