package dockerfile

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// asked is the part of c that the builder gets when it asks for paths; everything
// for none. It is what is not excluded, whose path an include pattern made of a
// path matches (fsutil/filter.go:NewFilterFS).
func asked(c *buildcontext.Context, paths []string) (*view, error) {
	if len(paths) == 0 {
		return whole(c), nil
	}
	include := followLinks(c.Root, paths)
	if len(include) == 0 {
		return whole(c), nil
	}
	if !slices.ContainsFunc(include, isPattern) {
		return literally(c, include), nil
	}
	f, err := newFilter(include, nil)
	if err != nil {
		return nil, err
	}
	all := whole(c)
	return all.filtered(spanOf(all, ""), "", f)
}

// isPattern says that patternmatcher may see more in p than a path.
func isPattern(p string) bool {
	return strings.ContainsAny(p, `*?[\^`) || p[0] == '!' || p != strings.TrimSpace(p)
}

// literally is the part of c that lies at or below some paths, which are sorted
// and of which none holds a pattern.
func literally(c *buildcontext.Context, paths []string) *view {
	all := whole(c)
	out := &view{c: c}
	dirs := map[string]bool{}
	for _, p := range paths {
		switch i := all.from(0, p); {
		case i < all.len() && all.path(i) == p:
			out.some = append(out.some, int32(i))
		case all.hasDir(p):
			dirs[p] = true
			for lo, hi := all.below(p); lo < hi; lo++ {
				out.some = append(out.some, int32(lo))
			}
			lo, hi := all.dirsBelow(p)
			for _, d := range all.dirs[lo:hi] {
				dirs[d] = true
			}
		default:
			continue
		}
		for i := strings.LastIndexByte(p, '/'); i > 0; i = strings.LastIndexByte(p[:i], '/') {
			dirs[p[:i]] = true
		}
	}
	slices.Sort(out.some)
	out.some = slices.Compact(out.some)
	for _, d := range all.dirs {
		if dirs[d] {
			out.dirs = append(out.dirs, d)
		}
	}
	return out
}
