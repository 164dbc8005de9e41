package buildcontext

import (
	"io/fs"
	"os"
	"path"
	"sort"
	"sync/atomic"

	"github.com/moby/patternmatcher"
)

// Context is what a builder could take from a context root. [Load] makes it.
type Context struct {
	Target Target
	// Root opens files below the context root and nothing outside.
	Root *os.Root
	// Ignore is the ignore file whose rules hold.
	Ignore IgnoreFile
	// Entries are the entries that are not excluded, sorted bytewise by path.
	Entries []Entry
	// Dirs are the directories that the builder would have, empty ones among
	// them, sorted bytewise by path; the root is not listed.
	Dirs []string
	// Incomplete are the directories that could not be read. The entries are
	// not the builder's whole list when there are any.
	Incomplete []Problem

	// Build is what the Dockerfile does; nil without a Dockerfile.
	Build *Build
	// Heaps are the heavy things that the catalogue knows.
	Heaps []Heap
}

// Close releases the root.
func (c *Context) Close() error { return c.Root.Close() }

// Progress counts what a walk has seen so far. It may be read while Load runs.
type Progress struct {
	Entries atomic.Int64
	Bytes   atomic.Int64
}

// Load finds and reads the ignore file of t and walks its root. jobs is the
// number of directories read at once; 0 is one for each processor. p may be
// nil.
func Load(t Target, jobs int, p *Progress) (*Context, error) {
	root, err := os.OpenRoot(t.Root)
	if err != nil {
		return nil, err
	}
	c := &Context{Target: t, Root: root}
	c.Ignore, err = findIgnoreFile(t, root)
	if err != nil {
		root.Close()
		return nil, err
	}
	texts := make([]string, len(c.Ignore.Patterns))
	for i, p := range c.Ignore.Patterns {
		texts[i] = p.Text
	}
	pm, err := patternmatcher.New(texts)
	if err != nil {
		root.Close()
		return nil, err
	}
	infos := map[string]patternmatcher.MatchInfo{}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			c.Incomplete = append(c.Incomplete, Problem{name, err.Error()})
			return nil
		}
		if name == "." {
			return nil
		}
		skip, info, err := pm.MatchesUsingParentResults(name, infos[path.Dir(name)])
		if err != nil {
			return err
		}
		if d.IsDir() {
			infos[name] = info
			if !skip {
				c.Dirs = append(c.Dirs, name)
			}
			return nil
		}
		if skip {
			return nil
		}
		e := Entry{Path: name, Reach: Eligible}
		if i, err := d.Info(); err == nil && d.Type().IsRegular() {
			e.Size = i.Size()
		}
		if d.Type()&fs.ModeSymlink != 0 {
			e.Type = Symlink
		}
		c.Entries = append(c.Entries, e)
		return nil
	})
	sort.Slice(c.Entries, func(i, j int) bool { return c.Entries[i].Path < c.Entries[j].Path })
	return c, err
}
