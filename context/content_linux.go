package buildcontext

import (
	"errors"
	"io"
	"io/fs"

	"golang.org/x/sys/unix"
)

// Content is that of an open regular file. It reads as an [os.File] does, for
// which the kernel is asked twice for each file whether it can be waited for.
type Content struct {
	fd   int
	path string
}

// regular opens a regular file and nothing else; it never blocks on a FIFO.
func (o *opener) regular(path string) (*Content, error) {
	fd, err := o.handle(path, 0)
	if err != nil {
		return nil, err
	}
	var st unix.Stat_t
	if err = unix.Fstat(fd, &st); err == nil && st.Mode&unix.S_IFMT != unix.S_IFREG {
		err = errIrregular
	}
	if err != nil {
		unix.Close(fd)
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return &Content{fd, path}, nil
}

// Read is that of [io.Reader].
func (f *Content) Read(b []byte) (int, error) {
	return f.read(b, func() (int, error) { return unix.Read(f.fd, b) })
}

// ReadAt is that of [io.ReaderAt].
func (f *Content) ReadAt(b []byte, at int64) (n int, err error) {
	for n < len(b) && err == nil {
		var m int
		m, err = f.read(b[n:], func() (int, error) { return unix.Pread(f.fd, b[n:], at+int64(n)) })
		n += m
	}
	return n, err
}

func (f *Content) read(b []byte, call func() (int, error)) (int, error) {
	n, err := call()
	for errors.Is(err, unix.EINTR) {
		n, err = call()
	}
	switch {
	case err != nil:
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: err}
	case n == 0 && len(b) > 0:
		return 0, io.EOF
	}
	return n, nil
}

// Close gives the file back. It must not be used after.
func (f *Content) Close() error { return unix.Close(f.fd) }
