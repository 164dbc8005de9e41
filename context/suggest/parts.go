package suggest

import (
	"io/fs"
	"slices"

	"ctxaudit/context"
)

// parts returns what of p is let in today: p itself, unless it is left out but for
// what lies deeper.
func (s *search) parts(p string) []string {
	const most = 50
	switch {
	case !s.now.excludes(p):
		return []string{p}
	case !s.has(p):
		return s.emptyParts(p)
	case !s.bars(p) && !s.excepted(p) && !s.holdsBack(p):
		return []string{p}
	}
	var parts []string
	for child := range s.children(p) {
		parts = append(parts, s.parts(child.path)...)
	}
	if len(parts) > most {
		return []string{p}
	}
	return parts
}

// emptyParts returns the empty directories for which alone the builder would have
// p, a directory that is left out itself, or p where there are none.
func (j *judge) emptyParts(p string) []string {
	var parts []string
	first, _ := slices.BinarySearch(j.c.Dirs, p+"/")
	for _, d := range j.c.Dirs[first:] {
		if !buildcontext.Within(p, d) {
			break
		}
		covered := len(parts) > 0 && buildcontext.Within(parts[len(parts)-1], d)
		if !covered && !j.now.excludes(d) {
			parts = append(parts, d)
		}
	}
	if len(parts) == 0 {
		return []string{p}
	}
	return parts
}

// excepted says that an exception names one path below p.
func (s *search) excepted(p string) bool {
	return slices.ContainsFunc(s.wishes, func(w wish) bool {
		one := stand(w.text)
		line, _ := s.literal(one)
		return line == w.text && one != p && buildcontext.Within(p, one)
	})
}

// holdsBack says that the rule for everything leaves out something on the disk
// below p.
func (s *search) holdsBack(p string) bool {
	held := false
	fs.WalkDir(s.c.Root.FS(), p, func(p string, d fs.DirEntry, err error) error {
		if err != nil || s.has(p) {
			return nil
		}
		if held = s.now.excludes(p) && !s.bars(p); held {
			return fs.SkipAll
		}
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return held
}
