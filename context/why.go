package buildcontext

import (
	"io/fs"
	"os"
)

// Answer says why what lies at a path travels as far as it does.
type Answer struct {
	Explanation
	// Exists says that something is there, and Dir that it is a directory.
	Exists, Dir bool
	// Link is the symlink on the way to the path, or "": the builder takes the
	// link as it is and nothing through it.
	Link string
	// First and End are the bounds in [Context.Entries] of what is part of the
	// context: the entry, or the entries below a directory.
	First, End int
}

// Why answers for a path that is clean and relative to the root; it need not
// exist. "." is the root, which no rule excludes. The error is a [*RuleError].
func (c *Context) Why(name string) (Answer, error) {
	if name == "." {
		return Answer{Explanation: Explanation{Path: name, Verdict: Verdict{Rule: -1}}, Exists: true, Dir: true, End: len(c.Entries)}, nil
	}
	a := Answer{}
	var err error
	if a.Explanation, err = c.Rules().Explain(name); err != nil {
		return a, err
	}
	if a.Link = LinkAbove(c.Root, name); a.Link != "" {
		return a, nil
	}
	if info, err := c.Root.Lstat(name); err == nil {
		a.Exists, a.Dir = true, info.IsDir()
	}
	a.First, a.End = c.At(name)
	return a, nil
}

// LinkAbove returns the topmost directory above a path, relative to the root,
// that is a symlink, or "".
func LinkAbove(root *os.Root, name string) string {
	for at := range len(name) {
		if name[at] != '/' {
			continue
		}
		info, err := root.Lstat(name[:at])
		if err != nil {
			return ""
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return name[:at]
		}
	}
	return ""
}
