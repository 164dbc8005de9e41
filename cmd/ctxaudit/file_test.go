package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestCreateFile replaces a file whole or not at all, and keeps its mode.
func TestCreateFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "f")
	if err := os.WriteFile(name, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		failed error
		want   string
	}{{errors.New("no"), "old"}, {nil, "new"}} {
		w, finish, err := createFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, "new"); err != nil {
			t.Fatal(err)
		}
		if err := finish(tt.failed); !errors.Is(err, tt.failed) {
			t.Errorf("got the error %v, want %v", err, tt.failed)
		}
		text, err := os.ReadFile(name)
		if err != nil || string(text) != tt.want {
			t.Errorf("got %q, %v, want %q", text, err, tt.want)
		}
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode() != 0o640 {
		t.Errorf("the mode is %v now", info.Mode())
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}
