package buildcontext

import (
	"slices"
	"strings"
)

// At returns the bounds, in [Context.Entries], of what is at a path or below it:
// the entry of that name, or those of a directory. There is none where first is
// end.
func (c *Context) At(path string) (first, end int) {
	i, ok := slices.BinarySearchFunc(c.Entries, path, comparePath)
	if ok {
		return i, i + 1
	}
	return c.Below(path)
}

// Below returns the bounds, in [Context.Entries], of what is below a directory;
// "" is the root.
func (c *Context) Below(dir string) (first, end int) {
	if dir == "" {
		return 0, len(c.Entries)
	}
	first, _ = slices.BinarySearchFunc(c.Entries, dir+"/", comparePath)
	n, _ := slices.BinarySearchFunc(c.Entries[first:], dir+"0", comparePath) // "0" follows "/"
	return first, first + n
}

// Within says that a path is dir or lies below it. Both are clean; neither "" nor
// "." is the root.
func Within(dir, path string) bool {
	rest, ok := strings.CutPrefix(path, dir)
	return ok && (rest == "" || rest[0] == '/')
}

func comparePath(e Entry, path string) int { return strings.Compare(e.Path, path) }
