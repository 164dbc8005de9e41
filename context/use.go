package buildcontext

// Use is what the walk saw of one pattern. It tells a pattern that does
// something from one that does nothing, not more: below a directory that is not
// read nothing was seen.
type Use struct {
	// Decided counts the entries and directories on which the pattern decided.
	Decided int
	// Beaten counts those that it matches itself, in directories that are not
	// excluded, and on which another pattern decided.
	Beaten int
	// By are these others, as indexes of [IgnoreFile.Patterns].
	By []int
}

// tally collects what one worker of a walk sees.
type tally struct {
	uses []Use
	by   []set
	// idle counts the excluded entries and directories in excluded directories.
	idle int
}

func newTally(m *Matcher) *tally {
	n := len(m.patterns)
	return &tally{uses: make([]Use, n), by: make([]set, n)}
}

// add counts a child of s and its verdict.
func (t *tally) add(s *Scope, name string, v Verdict) {
	if v.Rule < 0 {
		return
	}
	t.uses[v.Rule].Decided++
	if s.Verdict.Excluded {
		if v.Excluded {
			t.idle++
		}
		return
	}
	s.matching(name, func(rule int) {
		if rule == v.Rule {
			return
		}
		t.uses[rule].Beaten++
		if t.by[rule] == nil {
			t.by[rule] = make(set, (len(t.uses)+63)/64)
		}
		t.by[rule].add(v.Rule)
	})
}

// merge adds what another worker saw.
func (t *tally) merge(o *tally) {
	t.idle += o.idle
	for i, u := range o.uses {
		t.uses[i].Decided += u.Decided
		t.uses[i].Beaten += u.Beaten
		if t.by[i] == nil {
			t.by[i] = o.by[i]
			continue
		}
		for w, word := range o.by[i] {
			t.by[i][w] |= word
		}
	}
}

// finish returns what all workers saw.
func (t *tally) finish() []Use {
	for i, by := range t.by {
		for rule := range by.all() {
			t.uses[i].By = append(t.uses[i].By, rule)
		}
	}
	return t.uses
}

// matching calls f with each pattern that matches the child itself, whether or
// not the builder tests it. A pattern that fails when it is tested matches
// nothing.
func (s *Scope) matching(name string, f func(rule int)) {
	var few [4]uint64
	maybe, ask := s.candidates(name, append(set(few[:0]), s.always...))
	for i := range maybe.all() {
		r := &s.m.rules[i]
		if s.matched.has(i) {
			continue
		}
		if ask || r.shape == asked {
			if ok, err := r.matches(s.dir + name); err != nil || !ok {
				continue
			}
		}
		f(r.line)
	}
}
