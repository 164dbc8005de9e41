package gate

// A runner follows the suffix of an anchor from one hit to the next. Runs are
// short as a rule. Where they are long it remembers the last one, for the next
// run over the same bytes soon does the same.
type runner struct {
	dfa *dfa
	// round is the text that the rest is about.
	round int
	// left is how many bytes of long runs are still granted in this text, and
	// looks the same for second looks.
	left, looks int
	last        longRun
}

// A longRun has the states of a run at every multiple of stride, where the run
// ended, and how.
type longRun struct {
	resets     int
	start, end int // the first multiple of stride, and the end
	states     []uint32
	accepted   int // the last place where a match ended
	open       bool
}

const (
	stride = 1 << 8
	// mostReadings is how many times over the long runs of an anchor may read a
	// text. It bounds the time for any text.
	mostReadings = 4
)

// run runs p on t: it reads from pos until no match is possible any more and
// returns where that is. ok says that a match was seen. open says that the run
// was given up; then nothing is known, and ok is true.
func (r *runner) run(p func() *program, t *text, round, pos int) (end int, ok, open bool) {
	if r.dfa == nil {
		r.dfa = newDFA(p(), false)
	}
	if r.round != round {
		r.round, r.left, r.looks = round, mostReadings*len(t.bytes), mostReadings*len(t.bytes)
		r.last = longRun{states: r.last.states[:0]}
	}
	d := r.dfa
	s := d.first[afterOther]
	ok = s&accepting != 0
	if s&dead != 0 {
		return pos, ok, false
	}
	// The first stretch is read without a look at other runs.
	limit := min(len(t.bytes), (pos/stride+2)*stride)
	i := pos
	s, i, ok = d.stretch(s, t.bytes[:limit], i, ok)
	if s&dead != 0 {
		return i, ok, false
	}
	if limit < len(t.bytes) {
		return r.long(t, s, i, ok)
	}
	return d.finish(t, s, ok)
}

// endsAt says that a run from pos ends with the first byte, as most do, without a
// match.
func (r *runner) endsAt(t *text, pos int) bool {
	d := r.dfa
	if d == nil || pos >= len(t.bytes) || d.first[afterOther] >= special {
		return false
	}
	return d.next[d.first[afterOther]+uint32(d.class[t.bytes[pos]])] == dead
}

// long continues a run in state s at pos, a multiple of stride.
func (r *runner) long(t *text, s uint32, pos int, ok bool) (end int, _, open bool) {
	d := r.dfa
	run := longRun{resets: d.resets, start: pos}
	for i := pos; ; {
		if at := (i - r.last.start) / stride; i >= r.last.start && at < len(r.last.states) &&
			r.last.states[at] == s&^accepting && r.last.resets == d.resets {
			return r.last.end, ok || r.last.open || r.last.accepted > i, r.last.open
		}
		run.states = append(run.states, s&^accepting)
		limit := min(len(t.bytes), i+stride)
		var hit bool
		s, i, hit = d.stretch(s, t.bytes[:limit], i, false)
		if hit {
			ok, run.accepted = true, i
		}
		r.left -= stride
		switch {
		case s&dead != 0:
			run.end = i
		case i == len(t.bytes):
			run.end, hit, _ = d.finish(t, s, false)
			if hit {
				ok, run.accepted = true, run.end+1
			}
		case r.left < 0:
			run.end, run.open, ok = i, true, true
		default:
			continue
		}
		if run.resets == d.resets {
			r.last = run
		}
		return run.end, ok, run.open
	}
}

// stretch reads b from pos until a state is dead and returns the state, where
// it is, and whether a match ended on the way or ok was set before.
func (d *dfa) stretch(s uint32, b []byte, pos int, ok bool) (uint32, int, bool) {
	s &^= accepting
	for i := pos; i < len(b); i++ {
		n := d.next[s+uint32(d.class[b[i]])]
		if n >= special {
			if n == unknown {
				n = d.make(s, d.class[b[i]])
			}
			ok = ok || n&accepting != 0
			if n&dead != 0 {
				if n&accepting != 0 {
					i++ // the byte belongs to the match
				}
				return dead, i, ok
			}
			n &^= accepting
		}
		s = n
	}
	return s, len(b), ok
}

// finish reads the newline after t.
func (d *dfa) finish(t *text, s uint32, ok bool) (end int, _, open bool) {
	if t.newline {
		ok = d.step(s, '\n')&accepting != 0 || ok
	}
	return t.size(), ok, false
}

// mayLook says whether a second look at n bytes is granted. Looks within a
// stride always are.
func (r *runner) mayLook(n int) bool {
	if n > stride {
		r.looks -= n
	}
	return r.looks >= 0 || n <= stride
}
