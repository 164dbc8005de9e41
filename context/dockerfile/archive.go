package dockerfile

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"

	"ctxaudit/context"
)

// maxMembers and maxUnpacked bound what is read of an archive: members, and
// bytes after decompression. What lies beyond is not followed.
const (
	maxMembers  = 100000
	maxUnpacked = 1 << 30
)

// member is a file, link or directory in an archive.
type member struct {
	name string // clean, relative to where the archive is unpacked
	link string
	kind byte // as in tar.Header.Typeflag
}

// archive is what ADD unpacks of a file.
type archive struct {
	members []member
	// partial says that not all the members could be listed.
	partial bool
}

// openArchive lists the archive n, or returns nil when ADD would copy the file
// as it is. A tar, plain or compressed, is told by its content
// (solver/llbsolver/file/unpack.go:isArchivePath). What xz and zstd compress is
// taken for a tar when the name says so; its members are not known.
func openArchive(n *node) *archive {
	if n.kind != entry || n.member != "" {
		return nil
	}
	e := &n.c.Entries[n.entry]
	if e.Type != buildcontext.File {
		return nil
	}
	f, err := n.c.Open(e)
	if err != nil {
		return nil
	}
	defer f.Close()
	in, known := decompress(f)
	if !known {
		if namesTar(e.Path) {
			return &archive{partial: true}
		}
		return nil
	}
	tr := tar.NewReader(in)
	hdr, err := tr.Next()
	if err != nil {
		return nil
	}
	a := &archive{}
	for ; err == nil; hdr, err = tr.Next() {
		if len(a.members) == maxMembers {
			a.partial = true
			return a
		}
		if hdr.Typeflag != tar.TypeXGlobalHeader {
			name := strings.TrimPrefix(path.Join("/", hdr.Name), "/")
			a.members = append(a.members, member{name: name, link: hdr.Linkname, kind: hdr.Typeflag})
		}
	}
	a.partial = !errors.Is(err, io.EOF)
	return a
}

// decompress is the content of f as a tar would have to be read; known is false
// for xz and zstd.
func decompress(f *buildcontext.Content) (in io.Reader, known bool) {
	r := bufio.NewReader(f)
	head, _ := r.Peek(6)
	switch {
	case bytes.HasPrefix(head, []byte("BZh")):
		return io.LimitReader(bzip2.NewReader(r), maxUnpacked), true
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 0x08}):
		z, err := gzip.NewReader(r)
		if err != nil {
			return bytes.NewReader(nil), true
		}
		return io.LimitReader(z, maxUnpacked), true
	case bytes.HasPrefix(head, []byte{0xfd, '7', 'z', 'X', 'Z', 0}), bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return nil, false
	}
	// A plain tar is sought through, not read.
	return io.NewSectionReader(f, 0, math.MaxInt64), true
}

// namesTar says that the name of a compressed file speaks of a tar in it.
func namesTar(p string) bool {
	base := strings.ToLower(path.Base(p))
	return strings.Contains(base, ".tar.") || strings.HasSuffix(base, ".txz") || strings.HasSuffix(base, ".tzst")
}

// unpack puts the members of the archive n into the destination
// (moby/go-archive/archive.go:Unpack). The destination is the root of every
// link in it, and a member replaces what is in its place unless both are
// directories.
func (c *copier) unpack(n *node, a *archive) error {
	dir, err := c.to.resolve(c.dest)
	if err != nil {
		return err
	}
	top, err := c.to.makeDir(dir)
	if err != nil {
		return err
	}
	if a.partial {
		top.archives = append(top.archives, ref{n: n, line: c.line})
		c.to.certain = false
	}
	in := &tree{root: ref{n: top}}
	for _, m := range a.members {
		if err := c.extract(in, n, m); err != nil {
			return err
		}
	}
	return c.to.replace(dir, in.root)
}

// leadsOn is the error of a link on the way to p that leads nowhere: the builder
// makes the directories above a member, but none for such a link
// (moby/go-archive/archive.go:createImpliedDirectories).
func (t *tree) leadsOn(p string) error {
	for ; p != "/"; p = path.Dir(p) {
		if _, err := t.follow(p); err != nil && t.isLink(p) {
			return fmt.Errorf("%s: %w", p, errDangling)
		}
	}
	return nil
}

func (c *copier) extract(in *tree, n *node, m member) error {
	if m.name == "" {
		return nil
	}
	above := path.Dir("/" + m.name)
	dir, err := in.resolve(above)
	if err == nil && dir != above {
		err = in.leadsOn(above)
	}
	if err != nil {
		return err
	}
	parent, err := in.makeDir(dir)
	if err != nil {
		return err
	}
	name := path.Base(m.name)
	there, ok := parent.kids[name]
	if m.kind == tar.TypeDir {
		if !ok || there.n.kind != directory {
			parent.kids[name] = ref{n: in.dir()}
		}
		return nil
	}
	node := &node{c: n.c, entry: n.entry, member: m.name}
	if m.kind == tar.TypeSymlink {
		node.link = m.link
	}
	parent.kids[name] = ref{n: node, line: c.line}
	return nil
}
