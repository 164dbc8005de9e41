package secrets

import (
	"bytes"
	"testing"
)

// No text makes a reader panic, whatever its class.
func FuzzFile(f *testing.F) {
	s, err := New(Options{})
	if err != nil {
		f.Fatal(err)
	}
	w, r := s.Worker(), newRand()
	for _, b := range bearing {
		f.Add(b.path, []byte(b.text(r)))
	}
	for _, b := range benign {
		f.Add(b.path, []byte(b.text(r)))
	}
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		if name == "" {
			return
		}
		w.file(t.Context(), name, bytes.NewReader(text), nil, 0)
	})
}
