package dockerfile

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"io"
	"path"
	"strings"

	"ctxaudit/context"
)

// isArchive says that ADD unpacks a file: a tar, plain or compressed, told by
// its content (solver/llbsolver/file/unpack.go:isArchivePath). What xz and zstd
// compress is taken for a tar when the name says so.
func isArchive(n *node) bool {
	if n.kind != entry {
		return false
	}
	e := &n.c.Entries[n.entry]
	if e.Type != buildcontext.File || e.Size == 0 {
		return false
	}
	f, err := n.c.Open(e)
	if err != nil {
		return false
	}
	defer f.Close()
	r := bufio.NewReader(f)
	head, _ := r.Peek(10)
	var in io.Reader = r
	switch {
	case bytes.HasPrefix(head, []byte("BZh")):
		in = bzip2.NewReader(r)
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 0x08}):
		if in, err = gzip.NewReader(r); err != nil {
			return false
		}
	case bytes.HasPrefix(head, []byte{0xfd, '7', 'z', 'X', 'Z', 0}), bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return namesTar(e.Path)
	}
	_, err = tar.NewReader(in).Next()
	return err == nil
}

// namesTar says that the name of a compressed file speaks of a tar in it.
func namesTar(p string) bool {
	base := strings.ToLower(path.Base(p))
	return strings.Contains(base, ".tar.") || strings.HasSuffix(base, ".txz") || strings.HasSuffix(base, ".tzst")
}
