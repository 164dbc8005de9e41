package dockerfile

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// maxLinks bounds the links that are followed for one path, as the builder's
// resolver does (containerd/continuity/fs/path.go:walkLink).
const maxLinks = 255

// followLinks is what the client makes of the paths the builder asks for: each
// path and, where a component of it is a link, what the link leads to, the
// excluded among them (fsutil/followlinks.go:FollowLinks). No result means that
// nothing is filtered.
func followLinks(root *os.Root, paths []string) []string {
	l := linkFollower{root: root, found: map[string]bool{}}
	for _, p := range paths {
		l.add(p, 0)
	}
	var out []string
	for p := range l.found {
		out = append(out, p)
	}
	slices.Sort(out)
	return withoutNested(out)
}

// withoutNested drops the paths below others. It returns none where the root is
// among them. Only the path before is looked at, as the builder does.
func withoutNested(sorted []string) []string {
	var out []string
	last := ""
	for _, p := range sorted {
		if p == "." {
			return nil
		}
		if buildcontext.Within(last, p) {
			continue
		}
		out = append(out, p)
		last = p
	}
	return out
}

type linkFollower struct {
	root  *os.Root
	found map[string]bool
}

// add notes p and what the links on its way lead to.
func (l *linkFollower) add(p string, depth int) {
	p = path.Join(".", p)
	if depth > maxLinks {
		return
	}
	for current := "."; ; {
		first, rest, _ := strings.Cut(p, "/")
		current, p = path.Join(current, first), rest
		targets := l.targets(current)
		if p == "" || len(targets) > 0 {
			if l.found[current] {
				return
			}
		}
		if len(targets) > 0 {
			l.found[current] = true
			for _, t := range targets {
				l.add(path.Join(t, p), depth+1)
			}
			return
		}
		if p == "" {
			l.found[current] = true
			return
		}
	}
}

// targets are the places, below the root, that the link p leads to; the links
// that match where the last component of p is a pattern.
func (l *linkFollower) targets(p string) []string {
	dir, base := path.Split(p)
	if !hasWildcard(base) {
		return l.target(p)
	}
	dir = path.Clean(dir)
	if fi, err := l.root.Stat(dir); err != nil || !fi.IsDir() {
		return nil
	}
	f, err := l.root.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	list, _ := f.ReadDir(-1)
	var out []string
	for _, d := range list {
		if ok, _ := path.Match(base, d.Name()); ok && d.Type()&fs.ModeSymlink != 0 {
			out = append(out, l.target(path.Join(dir, d.Name()))...)
		}
	}
	slices.Sort(out)
	return out
}

func (l *linkFollower) target(p string) []string {
	fi, err := l.root.Lstat(p)
	if err != nil || fi.Mode()&fs.ModeSymlink == 0 {
		return nil
	}
	to, err := l.root.Readlink(p)
	if err != nil {
		return nil
	}
	if path.IsAbs(to) {
		return []string{path.Clean(to)}
	}
	return []string{path.Join("/", path.Dir(p), to)}
}
