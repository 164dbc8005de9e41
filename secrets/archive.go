package secrets

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// What is looked at in one archive. What lies beyond is counted as not scanned.
const (
	maxMembers     = 20_000
	maxMemberBytes = 32 << 20
	maxTotalBytes  = 512 << 20
	maxRatio       = 100      // of what an archive holds to its own size
	alwaysBytes    = 16 << 20 // of it, whatever the ratio
	maxDirectory   = 16 << 20 // of a zip, which is read at once
)

// container is a kind of file that holds others.
type container struct {
	name  string
	magic string
	at    int // the offset of magic
	// open yields the members; nil is a kind that is not opened.
	open func(f file, size int64, name string, yield func(member) error) error
}

// file is what an archive is read from.
type file interface {
	io.Reader
	io.ReaderAt
}

// member is a file in an archive.
type member struct {
	name string
	open func() (io.ReadCloser, error)
}

var containers = []container{
	{name: "zip", magic: "PK\x03\x04", open: zipMembers},
	{name: "tar", magic: "ustar", at: 257, open: tarMembers},
	{name: "gzip", magic: "\x1f\x8b", open: gzipMembers},
	{name: "bzip2", magic: "1AY&SY", at: 4},
	{name: "xz", magic: "\xfd7zXZ\x00"},
	{name: "zstd", magic: "\x28\xb5\x2f\xfd"},
	{name: "7z", magic: "7z\xbc\xaf\x27\x1c"},
	{name: "rar", magic: "Rar!\x1a\x07"},
}

func containerOf(head []byte) *container {
	for i := range containers {
		c := &containers[i]
		if len(head) > c.at && bytes.HasPrefix(head[c.at:], []byte(c.magic)) {
			return c
		}
	}
	return nil
}

func isTar(head []byte) bool {
	return len(head) > 257 && bytes.HasPrefix(head[257:], []byte("ustar"))
}

// errEnough ends the walk of an archive.
var errEnough = errors.New("enough")

// archive scans the members of an archive, one level deep.
func (w *Worker) archive(ctx context.Context, c *container, name string, f file, size int64, v *verdict) {
	if c.open == nil {
		v.skipped = "archive (" + c.name + "), which is not opened"
		return
	}
	members, left := 0, min(maxTotalBytes, alwaysBytes+maxRatio*size)
	unscanned := map[string]int{}
	err := c.open(f, size, name, func(m member) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if members++; members > maxMembers || left <= 0 {
			return errEnough
		}
		r, err := m.open()
		if err != nil {
			unscanned["unreadable"]++
			return nil
		}
		defer r.Close()
		bounded := &io.LimitedReader{R: r, N: min(maxMemberBytes, left)}
		before := bounded.N
		mv := w.file(ctx, m.name, bounded, nil, 0)
		left -= before - bounded.N
		if mv == nil {
			if bounded.N == 0 {
				unscanned["too large"]++
			}
			return nil
		}
		switch {
		case mv.err != nil:
			unscanned["unreadable"]++
		case mv.skipped != "":
			unscanned[mv.skipped]++
		case bounded.N == 0:
			unscanned["too large"]++
		}
		far := distance(m.name)
		for _, h := range mv.hits {
			h.message += ", in " + printable(strings.TrimPrefix(m.name, strings.TrimSuffix(name, base(name))))
			if h.line > 0 {
				h.message += ":" + strconv.Itoa(h.line)
			}
			h.message += " of the archive"
			h.line, h.column = 0, 0
			h.drop = max(h.drop, far)
			v.hits = append(v.hits, h)
		}
		return nil
	})
	switch {
	case errors.Is(err, errEnough):
		v.skipped = fmt.Sprintf("archive (%s): too large; the first %s were scanned", c.name, counted(members-1, "member"))
	case err != nil:
		v.skipped = fmt.Sprintf("archive (%s): damaged or encrypted; the first %s were scanned", c.name, counted(members, "member"))
	case len(unscanned) > 0:
		var parts []string
		n := 0
		for _, reason := range slices.Sorted(maps.Keys(unscanned)) {
			n += unscanned[reason]
			parts = append(parts, fmt.Sprintf("%d %s", unscanned[reason], reason))
		}
		v.skipped = fmt.Sprintf("archive (%s): %d of %s not scanned: %s", c.name, n, counted(members, "member"), strings.Join(parts, ", "))
	}
}

func zipMembers(f file, size int64, _ string, yield func(member) error) error {
	if err := checkDirectory(f, size); err != nil {
		return err
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return err
	}
	for _, m := range z.File {
		if !m.Mode().IsRegular() {
			continue
		}
		if err := yield(member{m.Name, m.Open}); err != nil {
			return err
		}
	}
	return nil
}

// checkDirectory refuses a zip whose directory takes more memory than it is
// worth.
func checkDirectory(f io.ReaderAt, size int64) error {
	tail := make([]byte, min(size, 64<<10+22))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return err
	}
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || i+16 > len(tail) {
		return zip.ErrFormat
	}
	if n := binary.LittleEndian.Uint32(tail[i+12:]); n > maxDirectory {
		return errEnough
	}
	return nil
}

func tarMembers(f file, _ int64, _ string, yield func(member) error) error {
	return eachInTar(io.NewSectionReader(f, 0, 1<<62), yield)
}

func eachInTar(r io.Reader, yield func(member) error) error {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if err := yield(member{h.Name, func() (io.ReadCloser, error) { return io.NopCloser(t), nil }}); err != nil {
			return err
		}
	}
}

// gzipMembers yields the members of a compressed tar, or what was compressed as
// the only one.
func gzipMembers(f file, _ int64, name string, yield func(member) error) error {
	r, err := gzip.NewReader(io.NewSectionReader(f, 0, 1<<62))
	if err != nil {
		return err
	}
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	head = head[:n]
	all := io.MultiReader(bytes.NewReader(head), io.LimitReader(r, 2*maxTotalBytes))
	if isTar(head) {
		return eachInTar(all, yield)
	}
	inner := strings.TrimSuffix(name, path.Ext(name))
	return yield(member{inner, func() (io.ReadCloser, error) { return io.NopCloser(all), nil }})
}

// printable is a name as a message shows it: names in archives hold whatever
// their makers put there.
func printable(name string) string {
	for _, r := range name {
		if !strconv.IsPrint(r) || r == '\ufffd' {
			return strconv.Quote(name)
		}
	}
	return name
}
