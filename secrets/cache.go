package secrets

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	buildcontext "ctxaudit/context"
)

// cache remembers the verdicts on the files of one context, by what the file
// system says of each. It holds no value of a secret: a verdict has none. A
// cache that cannot be read or is not of this program, these rules and this root
// is empty; one that cannot be written is not.
type cache struct {
	file string
	// key is a hash of all that decides on a verdict but the file itself.
	key     [sha256.Size]byte
	records []record
	// verdicts are those that say something.
	verdicts []*verdict
	pasts    []past
}

// record is one file as it was scanned.
type record struct {
	stamp buildcontext.Stamp
	size  int64
	// path is a hash of the path, which decides on the class of the file.
	path uint64
	// verdict is an index of the verdicts plus one; 0 has nothing to tell.
	verdict uint32
}

// racy is how long before a scan a file must have changed for its times to be
// trusted: a change right after the scan may leave them as they are.
const racy = 2 * time.Second

// openCache reads the cache in dir for the context at root.
func openCache(dir, root string, s *Scanner) *cache {
	program, ok := programStamp()
	if dir == "" || !ok {
		return nil
	}
	name := sha256.Sum256([]byte(root))
	c := &cache{file: filepath.Join(dir, hex.EncodeToString(name[:8])+".verdicts")}
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%q\x00%x\x00%x", root, program, s.ruleHash, s.key)
	h.Sum(c.key[:0])
	if f, err := os.Open(c.file); err == nil {
		defer f.Close()
		c.read(f)
	}
	return c
}

// remembers says that there is a cache of some context in a directory.
func remembers(dir string) bool {
	if dir == "" {
		return false
	}
	files, err := os.ReadDir(dir)
	return err == nil && len(files) > 0
}

// programStamp tells one build of the program from another: rules and readers
// are part of it.
func programStamp() (string, bool) {
	name, err := os.Executable()
	if err != nil {
		return "", false
	}
	i, err := os.Stat(name)
	if err != nil {
		return "", false
	}
	return fmt.Sprint(name, i.Size(), i.ModTime().UnixNano()), true
}

// find returns the verdict on an entry, which is nil when there is nothing to
// tell, and whether one is known. It may be called by several goroutines.
func (c *cache) find(e *buildcontext.Entry) (*verdict, bool) {
	if c == nil || e.Stamp == (buildcontext.Stamp{}) {
		return nil, false
	}
	i, _ := slices.BinarySearchFunc(c.records, e.Stamp.Inode, func(r record, inode uint64) int {
		return cmp.Compare(r.stamp.Inode, inode)
	})
	for ; i < len(c.records) && c.records[i].stamp.Inode == e.Stamp.Inode; i++ {
		r := &c.records[i]
		if r.stamp != e.Stamp || r.size != e.Size || r.path != hashOf(e.Path) {
			continue
		}
		if r.verdict == 0 {
			return nil, true
		}
		return c.verdicts[r.verdict-1], true
	}
	return nil, false
}

// histories are the repositories that are known.
func (c *cache) histories() []past {
	if c == nil {
		return nil
	}
	return c.pasts
}

// save writes the verdicts on the entries of a scan that began at a time.
func (c *cache) save(entries []buildcontext.Entry, verdicts []*verdict, pasts []past, began time.Time) {
	next := cache{key: c.key, pasts: pasts}
	var sorted []*record
	trusted := began.Add(-racy).UnixNano()
	for i := range entries {
		e, v := &entries[i], verdicts[i]
		if e.Type != buildcontext.File || e.Stamp == (buildcontext.Stamp{}) || v != nil && v.err != nil ||
			e.Stamp.Modified >= trusted || e.Stamp.Changed >= trusted {
			continue
		}
		r := record{stamp: e.Stamp, size: e.Size, path: hashOf(e.Path)}
		if v != nil {
			next.verdicts = append(next.verdicts, v)
			r.verdict = uint32(len(next.verdicts))
		}
		sorted = append(sorted, &r)
	}
	slices.SortFunc(sorted, func(a, b *record) int {
		return cmp.Or(cmp.Compare(a.stamp.Inode, b.stamp.Inode), cmp.Compare(a.path, b.path))
	})
	for _, r := range sorted {
		next.records = append(next.records, *r)
	}
	c.replace(next.write)
}

// replace writes the file beside the old one and puts it in its place, so that
// runs at the same time each find a whole one.
func (c *cache) replace(write func(io.Writer) error) {
	if os.MkdirAll(filepath.Dir(c.file), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(c.file), "*.tmp") // mode 0600
	if err != nil {
		return
	}
	err = write(f)
	if cerr := f.Close(); err != nil || cerr != nil || os.Rename(f.Name(), c.file) != nil {
		os.Remove(f.Name())
	}
}

func hashOf(path string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, path)
	return h.Sum64()
}
