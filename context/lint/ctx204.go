package lint

import (
	"fmt"
	"path"
	"slices"

	"ctxaudit/context"
)

// large is the size from which a single file is worth a word: at 100 Mbit/s it
// costs the build a second.
const large = 10e6

// largeFiles reports files that are large by themselves and in no heap, those of
// a directory as one finding.
func largeFiles(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	byDir := map[string]int{}
	for i := range s.Entries {
		e := &s.Entries[i]
		if e.Size < large || s.inHeap(e.Path) {
			continue
		}
		dir := path.Dir(e.Path)
		at, again := byDir[dir]
		if !again {
			at = len(found)
			byDir[dir] = at
			found = append(found, buildcontext.Finding{})
		}
		gather(&found[at], e)
	}
	for i := range found {
		f := &found[i]
		f.Severity = s.weight(f.Bytes, f.Reach)
		size := buildcontext.FormatSize(f.Bytes)
		if f.Entries == 1 {
			f.Message = "large file of " + size
			f.Hint = "add " + f.Path + " if no step needs it"
		} else {
			f.Message = fmt.Sprintf("%s of 10 MB or more in %s, %s together", files(f.Entries), path.Dir(f.Path), size)
			f.Hint = "add those that no step needs"
		}
	}
	return found
}

// isHeap says that a path is a heavy thing itself.
func (s *subject) isHeap(p string) bool {
	return slices.ContainsFunc(s.Heaps, func(h buildcontext.Heap) bool { return h.Path == p })
}

// inHeap says that a path belongs to a heavy thing, which has a finding of its
// own.
func (s *subject) inHeap(p string) bool {
	return slices.ContainsFunc(s.Heaps, func(h buildcontext.Heap) bool { return buildcontext.Within(h.Path, p) })
}
