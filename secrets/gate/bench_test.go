package gate

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkScan scans the files below -tree, which are read beforehand.
func BenchmarkScan(b *testing.B) {
	type file struct {
		path string
		data []byte
	}
	var files []file
	size := int64(0)
	filepath.WalkDir(*tree, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && bytes.IndexByte(data[:min(len(data), 512)], 0) < 0 {
			files = append(files, file{path, data})
			size += int64(len(data))
		}
		return err
	})
	c, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	g, err := New(c, Words{})
	if err != nil {
		b.Fatal(err)
	}
	w := g.Worker()
	b.SetBytes(size)
	for b.Loop() {
		for _, f := range files {
			if _, err := w.Scan(f.path, f.data); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkNew is what a start costs.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		defaults(b)
	}
}
