// Package history reads what the object store of a git repository gives away:
// how many commits it holds and the names that its directories ever had. It
// reads loose objects and packs by itself; no program of git runs, and nothing
// of the repository's configuration is obeyed.
//
// The format is that of Documentation/gitformat-pack.txt of git: packs of
// version 2 and 3, indexes of version 2, object names of 20 bytes.
package history

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// Limits of what is read of one store.
const (
	maxObjects = 500_000
	maxTree    = 4 << 20  // bytes of one directory
	maxKept    = 64 << 20 // bytes of directories that others are told by
)

// ErrLimit says that a store is larger than what is read of one.
var ErrLimit = errors.New("the history is too large to be read")

// Store gathers what the objects of a repository say.
type Store struct {
	// Commits is the number of commits.
	Commits int
	// Names are the names in all directories of all commits.
	Names map[string]struct{}

	zip     io.ReadCloser
	objects int
}

// AddLoose reads an object that is a file of its own.
func (s *Store) AddLoose(r io.Reader) error {
	if s.objects++; s.objects > maxObjects {
		return ErrLimit
	}
	z, err := s.inflate(r)
	if err != nil {
		return err
	}
	in := bufio.NewReader(z)
	header, err := in.ReadString(0)
	if err != nil {
		return fmt.Errorf("object without header: %w", err)
	}
	switch kind, _, _ := bytes.Cut([]byte(header), []byte(" ")); string(kind) {
	case "commit":
		s.Commits++
	case "tree":
		tree, err := readAll(in)
		if err != nil {
			return err
		}
		s.addTree(tree)
	}
	return nil
}

// inflate returns a reader of what r holds compressed. It is good until the next
// call.
func (s *Store) inflate(r io.Reader) (io.Reader, error) {
	if s.zip != nil {
		return s.zip, s.zip.(zlib.Resetter).Reset(r, nil)
	}
	z, err := zlib.NewReader(r)
	s.zip = z
	return z, err
}

func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxTree+1))
	if err == nil && len(b) > maxTree {
		return nil, ErrLimit
	}
	return b, err
}

// addTree takes the names of a directory: "MODE NAME\0" and an object name for
// each.
func (s *Store) addTree(tree []byte) {
	if s.Names == nil {
		s.Names = map[string]struct{}{}
	}
	for len(tree) > 0 {
		end := bytes.IndexByte(tree, 0)
		if end < 0 || len(tree) < end+1+20 {
			return
		}
		_, name, ok := bytes.Cut(tree[:end], []byte(" "))
		if _, known := s.Names[string(name)]; ok && !known {
			s.Names[string(name)] = struct{}{}
		}
		tree = tree[end+1+20:]
	}
}
