package buildcontext

import (
	"cmp"
	"io/fs"
)

// Comparison is how another builder sees the same tree.
type Comparison struct {
	Builder Builder
	// Ignore is the ignore file that it reads.
	Ignore IgnoreFile
	// Err is why it refuses the build, a [*RuleError] as a rule, or nil.
	Err error
	// More and Less count the entries that it takes and the target's builder
	// does not, and the other way round.
	More, Less Difference
}

// Difference counts entries that one builder takes and another does not.
type Difference struct {
	Entries int
	// Example is the first of them by path, and Rule the index in
	// [IgnoreFile.Patterns], of the builder that leaves it out, of the pattern
	// that decided; -1 is none.
	Example string
	Rule    int
}

func (d *Difference) add(path string, rule int) {
	d.Entries++
	if d.Entries == 1 || path < d.Example {
		d.Example, d.Rule = path, rule
	}
}

func (d *Difference) merge(o Difference) {
	switch {
	case o.Entries == 0:
	case d.Entries == 0 || o.Example < d.Example:
		*d = Difference{d.Entries + o.Entries, o.Example, o.Rule}
	default:
		d.Entries += o.Entries
	}
}

// view is one builder's way through a tree. The first view of a walk is the
// target's; the others are compared with it.
type view struct {
	builder Builder
	matcher *Matcher
}

// newView reads the rules of a target as its builder does.
func newView(t Target) (view, IgnoreFile, error) {
	v := view{builder: cmp.Or(t.Builder, BuildKit)}
	f, err := findIgnoreFile(t)
	if err != nil {
		return v, f, err
	}
	if v.builder == Classic {
		f.keepBuildFiles(t)
	}
	if v.matcher, err = CompileFor(v.builder, f.Patterns); err != nil {
		return v, f, f.refused(err)
	}
	return v, f, nil
}

// carries says whether a builder takes entries of that type: only BuildKit has
// something for a socket, an empty file.
func (v view) carries(mode fs.FileMode) bool {
	return mode&fs.ModeSocket == 0 || v.builder == BuildKit
}

// compare reads the rules of the other builders. One that refuses them has no
// matcher and takes no part in the walk.
func (c *Context) compare(others []Builder) []view {
	views := make([]view, len(others))
	c.Others = make([]Comparison, len(others))
	for i, b := range others {
		t := c.Target
		t.Builder = b
		if b != Podman {
			t.IgnoreFile = ""
		}
		o := &c.Others[i]
		o.Builder = b
		views[i], o.Ignore, o.Err = newView(t)
	}
	return views
}
