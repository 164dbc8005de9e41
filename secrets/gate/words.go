package gate

// Words are strings in lower-case ASCII that a text is searched for besides,
// without regard to case.
type Words struct {
	// Marks are those whose places are wanted: see [Worker.Marks].
	Marks []string
	// Flags are those that are there or not: see [Worker.Flag].
	Flags []string
}

// A Mark is where one of the marks that [New] was given ends in a text.
type Mark struct {
	// Number is its index in [Words.Marks].
	Number int
	// End is the offset behind it.
	End int
}

// Marks returns the marks of the text that was scanned last, in no particular
// order, some twice. The slice is good until the next scan.
func (w *Worker) Marks() []Mark { return w.marks }

// Flag says that the text that was scanned last, or what was decoded in it,
// holds the flag of that index in [Words.Flags].
func (w *Worker) Flag(i int) bool { return w.seen[w.gate.flags[i]] >= w.first }
