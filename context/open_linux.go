package buildcontext

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// opener opens what lies below a root, whatever is done to the tree meanwhile.
// Where the kernel can (since 5.6) one openat2 resolves the whole path and
// refuses links and everything outside; os.Root takes a call for each component.
type opener struct {
	root *os.Root
	base *os.File // the root directory
}

func newOpener(root *os.Root) (*opener, error) {
	base, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	return &opener{root, base}, nil
}

func (o *opener) close() error { return o.base.Close() }

// handle opens a path with more flags than those that every path needs; it never
// blocks on a FIFO.
func (o *opener) handle(name string, flags int) (int, error) {
	flags |= unix.O_RDONLY | unix.O_NONBLOCK | unix.O_NOCTTY
	how := unix.OpenHow{
		Flags:   uint64(flags) | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	for {
		fd, err := unix.Openat2(int(o.base.Fd()), name, &how)
		switch err {
		case nil:
			return fd, nil
		case unix.EINTR, unix.EAGAIN:
			continue
		case unix.ENAMETOOLONG, unix.ENOSYS, unix.EPERM, unix.E2BIG:
			// Longer than the kernel takes at once, or no openat2 here.
			return o.walk(name, flags)
		}
		return -1, &fs.PathError{Op: "open", Path: name, Err: err}
	}
}

// walk is handle, one component after the other.
func (o *opener) walk(name string, flags int) (int, error) {
	f, err := o.root.OpenFile(name, flags, 0)
	if err != nil {
		return -1, err
	}
	defer f.Close()
	fd, err := unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return -1, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return fd, nil
}
