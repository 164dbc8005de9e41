package dockerfile

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// maxSearch bounds how many names are looked at for a pattern that matches
// nothing in the context.
const maxSearch = 10000

// excluded says why a source is not in the context although it is on the disk,
// or nil.
func excluded(c *buildcontext.Context, source *buildcontext.Source) *buildcontext.Exclusion {
	s := searcher{c: c, left: maxSearch}
	if source.Path == "." {
		return nil
	}
	return s.search(c.Matcher.Root(), "", strings.Split(source.Path, "/"))
}

type searcher struct {
	c    *buildcontext.Context
	left int
}

// search looks below dir, whose scope is sc, for the first path that parts
// match and the rules exclude.
func (s *searcher) search(sc *buildcontext.Scope, dir string, parts []string) *buildcontext.Exclusion {
	for _, name := range s.names(dir, parts[0]) {
		p := path.Join(dir, name)
		fi, err := s.c.Root.Lstat(p)
		if err != nil {
			continue
		}
		if !fi.IsDir() {
			if v, err := sc.Match(name); len(parts) == 1 && err == nil && v.Excluded {
				return &buildcontext.Exclusion{Path: p, Pattern: v.Rule}
			}
			continue
		}
		sub, err := sc.Enter(name)
		if err != nil {
			continue
		}
		if len(parts) > 1 {
			if x := s.search(sub, p, parts[1:]); x != nil {
				return x
			}
		} else if sub.Verdict.Excluded {
			return &buildcontext.Exclusion{Path: p, Pattern: sub.Verdict.Rule}
		}
	}
	return nil
}

// names are the names in dir that part matches, sorted.
func (s *searcher) names(dir, part string) []string {
	if !hasWildcard(part) {
		return []string{part}
	}
	if dir == "" {
		dir = "."
	}
	if fi, err := s.c.Root.Lstat(dir); err != nil || fi.Mode()&fs.ModeType != fs.ModeDir {
		return nil
	}
	f, err := s.c.Root.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	var out []string
	for s.left > 0 {
		list, err := f.Readdirnames(min(s.left, 1000))
		s.left -= len(list)
		for _, name := range list {
			if ok, _ := path.Match(part, name); ok {
				out = append(out, name)
			}
		}
		if err != nil || len(list) == 0 {
			break
		}
	}
	slices.Sort(out)
	return out
}
