package cases

import (
	"archive/tar"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// Made is a case on disk.
type Made struct {
	Case Case
	// Root is the context root and Dockerfile its Dockerfile, both absolute.
	Root, Dockerfile string
	// File is Dockerfile where the case names one for "-f", else "".
	File string
	// IgnoreFile is the path of that of the case, absolute, or "".
	IgnoreFile string
	// Args and Contexts are those of the case, by name; the contexts are
	// absolute.
	Args, Contexts map[string]string
	entries        []Entry
}

// epoch is the modification time of the first entry of every case. The n-th
// entry is n seconds younger, which tells where a copy of it comes from.
var epoch = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// Source returns the entry that was last modified at t.
func (m *Made) Source(t time.Time) (Entry, bool) {
	n := int64(t.Sub(epoch) / time.Second)
	if n < 0 || n >= int64(len(m.entries)) {
		return Entry{}, false
	}
	return m.entries[n], true
}

// Make makes the case below dir, an empty directory.
func (c Case) Make(dir string) (*Made, error) {
	entries, err := ParseTree(c.Tree)
	if err != nil {
		return nil, err
	}
	has := func(path string) bool {
		return slices.ContainsFunc(entries, func(e Entry) bool { return e.Path == path })
	}
	if c.Ignore != "" {
		entries = append(entries, Entry{Kind: "file", Path: ".dockerignore", Text: c.Ignore})
	}
	file := c.File
	if file == "" {
		file = "Dockerfile"
		if !has(file) && has("dockerfile") {
			file = "dockerfile"
		}
	}
	root := filepath.Join(dir, "context")
	if err := os.Mkdir(root, 0o755); err != nil {
		return nil, err
	}
	m := &Made{Case: c, Root: root, Dockerfile: filepath.Join(root, file)}
	if c.File != "" {
		m.File = m.Dockerfile
	}
	if c.IgnoreFile != "" {
		m.IgnoreFile = filepath.Join(root, c.IgnoreFile)
	}
	if m.Args, err = pairs(c.Args); err != nil {
		return nil, err
	}
	if m.Contexts, err = pairs(c.Contexts); err != nil {
		return nil, err
	}
	for k, v := range m.Contexts {
		if !filepath.IsAbs(v) {
			m.Contexts[k] = filepath.Join(root, v)
		}
	}
	for _, e := range entries {
		if err := m.add(e); err != nil {
			return nil, err
		}
	}
	if _, err := os.Lstat(m.Dockerfile); err == nil {
		return m, nil
	}
	return m, m.add(Entry{Kind: "file", Path: file, Text: cmp.Or(c.Dockerfile, Default)})
}

func pairs(list []string) (map[string]string, error) {
	m := map[string]string{}
	for _, s := range list {
		k, v, ok := strings.Cut(s, "=")
		if !ok {
			return nil, fmt.Errorf("%q is not NAME=VALUE", s)
		}
		m[k] = v
	}
	return m, nil
}

// add makes the next entry.
func (m *Made) add(e Entry) error {
	mtime := epoch.Add(seconds(len(m.entries)))
	m.entries = append(m.entries, e)
	if err := e.make(m.Root, mtime); err != nil {
		return fmt.Errorf("%s: %w", e, err)
	}
	return nil
}

// make makes the entry below root. Names may hold any byte, so nothing here
// cleans a path.
func (e Entry) make(root string, mtime time.Time) error {
	path := root + "/" + e.Path
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	var err error
	switch e.Kind {
	case "file":
		text := e.Text
		if e.Own {
			// A builder takes files of the same content for the same, whatever
			// build they belong to and whatever their times are.
			text += " of " + root
		}
		err = create(path, []byte(text))
	case "tar":
		var data []byte
		if data, err = archive(e.Members, mtime); err == nil {
			err = create(path, data)
		}
	case "dir":
		return os.MkdirAll(path, 0o755)
	case "link":
		err = os.Symlink(e.Text, path)
	case "hard":
		return os.Link(root+"/"+e.Text, path)
	case "fifo":
		err = unix.Mknod(path, unix.S_IFIFO|0o644, 0)
	case "socket":
		err = unix.Mknod(path, unix.S_IFSOCK|0o644, 0)
	case "device":
		err = unix.Mknod(path, unix.S_IFCHR|0o644, int(unix.Mkdev(1, 3)))
	default:
		err = errors.ErrUnsupported
	}
	if err != nil {
		return err
	}
	ts := unix.NsecToTimespec(mtime.UnixNano())
	return unix.UtimesNanoAt(unix.AT_FDCWD, path, []unix.Timespec{ts, ts}, unix.AT_SYMLINK_NOFOLLOW)
}

func create(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// archive returns a tar of files that all carry the time of the archive, so
// that what is unpacked from it leads back to it.
func archive(members []string, mtime time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		h := &tar.Header{Name: m, Mode: 0o644, Size: int64(len(m)), ModTime: mtime}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(m)); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}
