package buildcontext

import (
	"errors"
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

// open opens a directory or file; it never blocks on a FIFO.
func (o *opener) open(name string) (*os.File, error) {
	how := unix.OpenHow{
		Flags:   unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NONBLOCK | unix.O_NOCTTY,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	for {
		fd, err := unix.Openat2(int(o.base.Fd()), name, &how)
		switch err {
		case nil:
			return os.NewFile(uintptr(fd), name), nil
		case unix.EINTR, unix.EAGAIN:
			continue
		case unix.ENAMETOOLONG, unix.ENOSYS, unix.EPERM, unix.E2BIG:
			// Longer than the kernel takes at once, or no openat2 here.
			return o.root.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
		}
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
}

// info returns the type of a directory's child and, for a file, fills in what e
// says of it.
func info(dir *os.File, d fs.DirEntry, e *Entry) (fs.FileMode, error) {
	var st unix.Stat_t
	err := unix.Fstatat(int(dir.Fd()), d.Name(), &st, unix.AT_SYMLINK_NOFOLLOW)
	for errors.Is(err, unix.EINTR) {
		err = unix.Fstatat(int(dir.Fd()), d.Name(), &st, unix.AT_SYMLINK_NOFOLLOW)
	}
	if err != nil {
		return 0, err
	}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		e.Size = st.Size
		e.Unreadable = st.Mode&0o004 == 0 && unix.Faccessat(int(dir.Fd()), d.Name(), unix.R_OK, unix.AT_EACCESS) != nil
		e.Stamp = Stamp{uint64(st.Dev), st.Ino, st.Mtim.Nano(), st.Ctim.Nano()}
		return 0, nil
	case unix.S_IFDIR:
		return fs.ModeDir, nil
	case unix.S_IFLNK:
		return fs.ModeSymlink, nil
	case unix.S_IFIFO:
		return fs.ModeNamedPipe, nil
	case unix.S_IFSOCK:
		return fs.ModeSocket, nil
	default:
		return fs.ModeDevice, nil
	}
}
