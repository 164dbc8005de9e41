package dockerfile

import (
	"sort"
	"strings"

	"ctxaudit/context"
)

// view is a context as a build sees it: the entries that are there, or some of
// them, and the directories.
type view struct {
	c *buildcontext.Context
	// some are the indexes of the entries, ascending; nil is all of them.
	some []int32
	all  bool
	// dirs are the directories, sorted bytewise.
	dirs []string
	// disk says that a directory also holds what the rules exclude of it.
	disk bool
}

// whole is the view of everything in c.
func whole(c *buildcontext.Context) *view { return &view{c: c, all: true, dirs: c.Dirs} }

func (v *view) len() int {
	if v.all {
		return len(v.c.Entries)
	}
	return len(v.some)
}

// index is the index in the context of the i-th entry of the view.
func (v *view) index(i int) int {
	if v.all {
		return i
	}
	return int(v.some[i])
}

func (v *view) path(i int) string { return v.c.Entries[v.index(i)].Path }

// from is the place of the first entry at or after i whose path is not less
// than p.
func (v *view) from(i int, p string) int {
	return i + sort.Search(v.len()-i, func(k int) bool { return v.path(i+k) >= p })
}

// below is the half-open range of the entries below the directory p, "" being
// the root.
func (v *view) below(p string) (lo, hi int) {
	if p == "" {
		return 0, v.len()
	}
	lo = v.from(0, p+"/")
	return lo, v.from(lo, p+"0")
}

// dirsBelow is the half-open range of the directories below the directory p.
func (v *view) dirsBelow(p string) (lo, hi int) {
	if p == "" {
		return 0, len(v.dirs)
	}
	lo = sort.SearchStrings(v.dirs, p+"/")
	return lo, lo + sort.SearchStrings(v.dirs[lo:], p+"0")
}

// hasDir says that p is a directory of the view.
func (v *view) hasDir(p string) bool {
	if p == "" {
		return true
	}
	if i := sort.SearchStrings(v.dirs, p); i < len(v.dirs) && v.dirs[i] == p {
		return true
	}
	lo, hi := v.below(p)
	return lo < hi
}

// filtered is the part of v in the span s that f keeps. Paths are matched as
// they are below the directory at, "" for the one that f is relative to. A
// directory is kept with what is kept in it.
func (v *view) filtered(s *span, at string, f *filter) (*view, error) {
	out := &view{c: v.c}
	strip := s.strip()
	name := func(p string) string {
		if at == "" {
			return p[strip:]
		}
		return at + "/" + p[strip:]
	}
	kept := map[string]bool{}
	keepParents := func(p string) {
		for i := strings.LastIndexByte(p, '/'); i >= strip; i = strings.LastIndexByte(p[:i], '/') {
			if kept[p[:i]] {
				return
			}
			kept[p[:i]] = true
		}
	}
	lastDir := "/"
	for i := s.lo; i < s.hi; i++ {
		p := v.path(i)
		ok, rule, err := f.keep(name(p))
		if err != nil {
			return nil, err
		}
		f.note(rule, v.c, v.index(i))
		if !ok {
			continue
		}
		out.some = append(out.some, int32(v.index(i)))
		if d := p[:strings.LastIndexByte(p, '/')+1]; d != lastDir {
			keepParents(p)
			lastDir = d
		}
	}
	for _, d := range v.dirs[s.dlo:s.dhi] {
		ok, _, err := f.keep(name(d))
		if err != nil {
			return nil, err
		}
		if ok {
			kept[d] = true
			keepParents(d)
		}
	}
	for _, d := range v.dirs[s.dlo:s.dhi] {
		if kept[d] {
			out.dirs = append(out.dirs, d)
		}
	}
	return out, nil
}
