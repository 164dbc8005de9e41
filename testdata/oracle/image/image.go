// Package image reads the files of an exported file system.
package image

import (
	"archive/tar"
	"bytes"
	"io"
	"slices"
	"strings"
	"time"
)

// File is anything but a directory.
type File struct {
	// Path is relative to the root of the file system.
	Path    string
	ModTime time.Time
	// Text is what a regular file holds.
	Text string
	// Regular says that it is a regular file under its first name.
	Regular bool
}

// Files returns the files of a tar, sorted bytewise by path.
func Files(data []byte) ([]File, error) {
	var files []File
	r := tar.NewReader(bytes.NewReader(data))
	for {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag == tar.TypeDir {
			continue
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		files = append(files, File{
			Path:    strings.TrimPrefix(h.Name, "/"),
			ModTime: h.ModTime,
			Text:    string(text),
			Regular: h.Typeflag == tar.TypeReg,
		})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// Below returns the files below a directory, with paths relative to it.
func Below(files []File, dir string) []File {
	var below []File
	for _, f := range files {
		if path, ok := strings.CutPrefix(f.Path, dir+"/"); ok {
			f.Path = path
			below = append(below, f)
		}
	}
	return below
}

// Paths returns the paths of files.
func Paths(files []File) []string {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	return paths
}
