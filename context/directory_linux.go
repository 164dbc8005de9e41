package buildcontext

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"strings"

	"golang.org/x/sys/unix"
)

// directory is an open directory.
type directory struct{ fd int }

func (o *opener) directory(path string) (directory, error) {
	fd, err := o.handle(path, unix.O_DIRECTORY)
	return directory{fd}, err
}

func (d directory) close() error { return unix.Close(d.fd) }

// dirent is what a directory tells of a child.
type dirent struct {
	name string
	kind byte
}

func (c dirent) Name() string { return c.name }

// Type is the type of the child. Many file systems tell it, not all.
func (c dirent) Type() fs.FileMode {
	switch c.kind {
	case unix.DT_REG:
		return 0
	case unix.DT_DIR:
		return fs.ModeDir
	case unix.DT_LNK:
		return fs.ModeSymlink
	case unix.DT_FIFO:
		return fs.ModeNamedPipe
	case unix.DT_SOCK:
		return fs.ModeSocket
	case unix.DT_CHR, unix.DT_BLK:
		return fs.ModeDevice
	default:
		return untold
	}
}

// children calls f with each child, in the order of the file system. Buffer has
// room for some; f may keep the names.
func (d directory) children(buffer []byte, f func(dirent)) error {
	for {
		n, err := unix.Getdents(d.fd, buffer)
		switch {
		case err == unix.EINTR:
			continue
		case err != nil:
			return err
		case n <= 0:
			return nil
		}
		names := string(buffer[:n]) // one allocation for all of them
		for at := 0; at < n; {
			// struct linux_dirent64 of getdents64(2)
			const length, kind, name = 16, 18, 19
			size := int(binary.NativeEndian.Uint16(buffer[at+length:]))
			child, _, _ := strings.Cut(names[at+name:at+size], "\x00")
			if child != "." && child != ".." {
				f(dirent{child, buffer[at+kind]})
			}
			at += size
		}
	}
}

// info returns the type of a child and, of a file, the facts.
func (d directory) info(c dirent) (fs.FileMode, facts, error) {
	var st unix.Stat_t
	err := unix.Fstatat(d.fd, c.name, &st, unix.AT_SYMLINK_NOFOLLOW)
	for errors.Is(err, unix.EINTR) {
		err = unix.Fstatat(d.fd, c.name, &st, unix.AT_SYMLINK_NOFOLLOW)
	}
	if err != nil {
		return 0, facts{}, err
	}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		return 0, facts{
			size:       st.Size,
			unreadable: st.Mode&0o444 != 0o444 && unix.Faccessat(d.fd, c.name, unix.R_OK, unix.AT_EACCESS) != nil,
			stamp:      Stamp{uint64(st.Dev), st.Ino, st.Mtim.Nano(), st.Ctim.Nano()},
		}, nil
	case unix.S_IFDIR:
		return fs.ModeDir, facts{}, nil
	case unix.S_IFLNK:
		return fs.ModeSymlink, facts{}, nil
	case unix.S_IFIFO:
		return fs.ModeNamedPipe, facts{}, nil
	case unix.S_IFSOCK:
		return fs.ModeSocket, facts{}, nil
	default:
		return fs.ModeDevice, facts{}, nil
	}
}
