package secrets

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	buildcontext "ctxaudit/context"
)

// plantedValues are the values that the generators of the tests made while they
// were kept.
var plantedValues struct {
	keep bool
	list []string
}

func planted(s string) string {
	if plantedValues.keep && len(s) >= 6 {
		plantedValues.list = append(plantedValues.list, s)
	}
	return s
}

// forms are the ways in which a value could be written.
func forms(s string) []string {
	return []string{
		s, url.QueryEscape(s), hex.EncodeToString([]byte(s)), strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(s)), "="),
		strings.TrimRight(base64.URLEncoding.EncodeToString([]byte(s)), "="),
	}
}

// No value of a secret, in whatever form, is in what a scan returns or keeps.
func TestNothingLeaks(t *testing.T) {
	plantedValues.keep = true
	defer func() { plantedValues.keep, plantedValues.list = false, nil }()
	r, dir, cacheDir := newRand(), t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, b := range bearing {
		write(b.path, b.text(r))
		write(fmt.Sprintf("again/%d.zip", i), zipped(t, b.path, b.text(r)))
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for i := range c.Entries { // old enough to be remembered
		c.Entries[i].Stamp.Changed, c.Entries[i].Stamp.Modified = 1, 1
	}
	s, err := New(Options{Cache: cacheDir})
	if err != nil {
		t.Fatal(err)
	}
	result, err := s.Scan(context.Background(), c, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Findings) < len(bearing) {
		t.Fatalf("%d findings in %d files", len(result.Findings), 2*len(bearing))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%+v %#v", result, result)
	if err := json.NewEncoder(&out).Encode(result); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(cacheDir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("cache: %v %v", files, err)
	}
	kept, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	out.Write(kept)
	for _, value := range plantedValues.list {
		for _, form := range forms(value) {
			if bytes.Contains(out.Bytes(), []byte(form)) {
				t.Errorf("%q is there as %q", value, form)
			}
		}
	}
	t.Logf("%d values, %d findings, %d bytes of output", len(plantedValues.list), len(result.Findings), out.Len())
}

// A secret does not tell itself, whatever is done with it.
func TestSecretIsRedacted(t *testing.T) {
	value := secret("not to be seen")
	for _, format := range []string{"%s", "%v", "%+v", "%#v", "%q", "%x", "%X", "%d", "% x", "%08b"} {
		for _, arg := range []any{value, &value, []secret{value}, match{value: value}, struct{ S secret }{value}} {
			if got := fmt.Sprintf(format, arg); strings.Contains(got, "seen") || strings.Contains(got, "73 65") || strings.Contains(got, "7365656e") ||
				strings.Contains(got, "7365656E") || strings.Contains(got, "115 101") {
				t.Errorf("%s of %T: %s", format, arg, got)
			}
		}
	}
	b, err := json.Marshal(map[string]any{"s": value})
	if err != nil || string(b) != `{"s":"[redacted]"}` {
		t.Errorf("%s %v", b, err)
	}
}

// A worker that panics tells the path and nothing else.
func TestPanic(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	broken := &Worker{}
	if v := broken.entry(context.Background(), c, &c.Entries[0]); v.err != errInternal {
		t.Errorf("got %v", v)
	}
}
