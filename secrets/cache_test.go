package secrets

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	buildcontext "ctxaudit/context"
)

// cached writes a small cache and returns the directory, a scanner and what is
// in it.
func cached(t *testing.T) (dir string, s *Scanner, entries []buildcontext.Entry, verdicts []*verdict) {
	t.Helper()
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	stamp := buildcontext.Stamp{Device: 1, Inode: 7, Modified: 1000, Changed: 2000}
	other := stamp
	other.Inode = 3
	entries = []buildcontext.Entry{
		{Path: "a", Size: 10, Stamp: stamp},
		{Path: "b", Size: 10, Stamp: stamp}, // a hard link
		{Path: "c", Size: 20, Stamp: other},
		{Path: "link", Type: buildcontext.Symlink, Stamp: other},
		{Path: "unknown"},
	}
	verdicts = []*verdict{
		{hits: []hit{{code: "CTX101", detector: "d", message: "m", fingerprint: "f", line: 3, column: 4, drop: 1}}, sealed: "sops"},
		{skipped: "binary"},
		nil, nil, nil,
	}
	dir = filepath.Join(t.TempDir(), "cache")
	openCache(dir, "/root", s).save(entries, verdicts, []past{{Objects: 5, Commits: 2, Names: []string{".env"}}}, time.Now())
	return dir, s, entries, verdicts
}

func TestCache(t *testing.T) {
	dir, s, entries, verdicts := cached(t)
	c := openCache(dir, "/root", s)
	for i, e := range entries[:3] {
		if v, ok := c.find(&e); !ok || !reflect.DeepEqual(v, verdicts[i]) {
			t.Errorf("%s: %+v %v", e.Path, v, ok)
		}
	}
	if len(c.histories()) != 1 || c.histories()[0].Commits != 2 {
		t.Errorf("histories: %v", c.histories())
	}
	for name, change := range map[string]func(*buildcontext.Entry){
		"size":     func(e *buildcontext.Entry) { e.Size++ },
		"path":     func(e *buildcontext.Entry) { e.Path = "x" },
		"modified": func(e *buildcontext.Entry) { e.Stamp.Modified++ },
		"changed":  func(e *buildcontext.Entry) { e.Stamp.Changed++ },
		"inode":    func(e *buildcontext.Entry) { e.Stamp.Inode++ },
		"device":   func(e *buildcontext.Entry) { e.Stamp.Device++ },
		"no stamp": func(e *buildcontext.Entry) { e.Stamp = buildcontext.Stamp{} },
	} {
		e := entries[0]
		change(&e)
		if _, ok := c.find(&e); ok {
			t.Errorf("another %s, and known", name)
		}
	}
	other, err := New(Options{Key: []byte("other")})
	if err != nil {
		t.Fatal(err)
	}
	if c := openCache(dir, "/root", other); len(c.records) != 0 {
		t.Error("the cache of another key is read")
	}
	if c := openCache(dir, "/elsewhere", s); len(c.records) != 0 {
		t.Error("the cache of another root is read")
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	if i, err := os.Stat(names[0]); len(names) != 1 || err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("files %v, mode %v, %v", names, i.Mode(), err)
	}
}

// What changed so shortly before a scan that a change after it could leave the
// times as they are is scanned again.
func TestCacheDistrustsTheRecent(t *testing.T) {
	dir, s, entries, verdicts := cached(t)
	began := time.Now()
	entries[0].Stamp.Changed = began.Add(-racy / 2).UnixNano()
	entries[2].Stamp.Modified = began.Add(time.Hour).UnixNano()
	openCache(dir, "/root", s).save(entries, verdicts, nil, began)
	c := openCache(dir, "/root", s)
	for i, want := range []bool{false, true, false} {
		if _, ok := c.find(&entries[i]); ok != want {
			t.Errorf("%s: known %v, want %v", entries[i].Path, ok, want)
		}
	}
}

// A damaged file is no cache, wherever it is damaged.
func TestCacheDamage(t *testing.T) {
	dir, s, _, _ := cached(t)
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	whole, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	try := func(b []byte) {
		if err := os.WriteFile(names[0], b, 0o600); err != nil {
			t.Fatal(err)
		}
		if c := openCache(dir, "/root", s); len(c.records) != 0 || len(c.verdicts) != 0 || len(c.pasts) != 0 {
			t.Errorf("%d records of a damaged file", len(c.records))
		}
	}
	for i := range whole {
		b := append([]byte(nil), whole...)
		b[i] ^= 0x10
		try(b)
		try(whole[:i])
	}
}

func TestCacheWrittenAtOnce(t *testing.T) {
	dir, s, entries, verdicts := cached(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				c := openCache(dir, "/root", s)
				if _, ok := c.find(&entries[0]); !ok {
					t.Error("half a cache")
				}
				c.save(entries, verdicts, nil, time.Now())
			}
		})
	}
	wg.Wait()
	if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

// A scan with a cache finds what one without finds, before and after changes.
func TestScanWithCache(t *testing.T) {
	dir, r := t.TempDir(), newRand()
	plain, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	remembering, err := New(Options{Cache: filepath.Join(t.TempDir(), "cache")})
	if err != nil {
		t.Fatal(err)
	}
	scan := func(s *Scanner) Result {
		t.Helper()
		c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		// Let the files look old enough to be trusted.
		for i := range c.Entries {
			c.Entries[i].Stamp.Changed -= int64(time.Hour)
			c.Entries[i].Stamp.Modified -= int64(time.Hour)
		}
		got, err := s.Scan(context.Background(), c, 2, nil)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for i, text := range []string{"x", githubToken(r), githubToken(r), "y"} {
		for _, name := range []string{"a.conf", "b.conf", ".env"}[:1+i%3] {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want := scan(plain)
		for range 2 {
			if got := scan(remembering); !reflect.DeepEqual(got, want) {
				t.Errorf("step %d: got\n%swant\n%s", i, lines(got.Findings), lines(want.Findings))
			}
		}
	}
}
