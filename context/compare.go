package buildcontext

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

// compare reads the rules of the other builders. One that refuses them has no
// matcher and takes no part in the walk.
func (c *Context) compare(others []Builder) []Rules {
	views := make([]Rules, len(others))
	c.Others = make([]Comparison, len(others))
	for i, b := range others {
		t := c.Target
		t.Builder = b
		if b != Podman {
			t.IgnoreFile = ""
		}
		o := &c.Others[i]
		views[i], o.Err = ReadRules(t)
		o.Builder, o.Ignore = b, views[i].File
	}
	return views
}
