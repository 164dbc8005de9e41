package gate

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// A dfa runs a [program] over bytes. Its states are made when they are first
// reached and dropped together when there are too many. It is not safe for
// concurrent use.
type dfa struct {
	*program
	// floating lets a match begin at any byte.
	floating bool

	// next is the table of the states: for each state a row of one entry for
	// each class. A state is named by the index of its row.
	next   []uint32
	sets   [][]uint32   // by row / classes
	before []lookbehind // by row / classes: what an assertion may ask about
	number map[string]uint32
	// first are the states before a match, by what is before it.
	first [lookbehinds]uint32
	// resets counts how often the states were dropped.
	resets int

	// Scratch for one step.
	mark  []uint32
	round uint32
	stack []uint32
	set   []uint32
	key   []byte
	// holding are the assertions that hold where the step is. While they are
	// not known, assertions wait in the set.
	holding syntax.EmptyOp
	known   bool
}

const (
	// Entries from special on are not the plain index of a row.
	special   = 1 << 29
	dead      = 1 << 29
	accepting = 1 << 30 // with an index, or with dead
	unknown   = 1<<32 - 1

	mostStates = 4096
)

func newDFA(p *program, floating bool) *dfa {
	d := &dfa{program: p, floating: floating, mark: make([]uint32, len(p.inst)<<elementBits)}
	d.reset()
	return d
}

func (d *dfa) reset() {
	d.next, d.sets, d.before, d.number = d.next[:0], d.sets[:0], d.before[:0], map[string]uint32{}
	for c := range d.first {
		d.begin()
		d.first[c] = d.state(d.follow(d.start, outside), lookbehind(c))
	}
	d.resets++
}

// step returns the state that follows s by b, with its accept bit.
func (d *dfa) step(s uint32, b byte) uint32 {
	if s&dead != 0 {
		return dead
	}
	n := d.next[s&^accepting+uint32(d.class[b])]
	if n == unknown {
		n = d.make(s&^accepting, d.class[b])
	}
	return n
}

// each calls yield with every place where a match ends in a part of t, in their
// order, until it returns false. With an exact program the place may be the one
// after.
func (d *dfa) each(t *text, part span, yield func(end int) bool) {
	s := d.first[lookbehindAt(t.bytes, part.start)]
	if s&accepting != 0 && !yield(part.start) {
		return
	}
	for i := part.start; i < min(part.end, len(t.bytes)); i++ {
		if s = d.step(s, t.bytes[i]); s&accepting != 0 && !yield(i+1) || s&dead != 0 {
			return
		}
	}
	if part.end < t.size() {
		return
	}
	if t.newline {
		s = d.step(s, '\n')
	}
	if s&accepting != 0 || d.ends(s) {
		yield(t.size())
	}
}

// make computes the state that follows the one at row by a byte of the class.
func (d *dfa) make(row uint32, class uint8) uint32 {
	b := d.sample[class]
	set, accept := d.sets[int(row)/d.classes], false
	if d.exact {
		set, accept = d.settle(set, d.before[int(row)/d.classes].then(b))
	}
	d.begin()
	for _, e := range set {
		in := &d.inst[e>>elementBits]
		where := e & whereMask
		if where == clean && d.telling[b] {
			where = tainted
		}
		switch {
		case b < utf8.RuneSelf:
			if e&partial == 0 && in.MatchRune(rune(b)) {
				accept = d.follow(in.Out, where) || accept
			}
		case e&partial != 0 || high(in):
			d.push(e&^whereMask | where | partial)
			accept = d.follow(in.Out, where) || accept
		}
	}
	if d.floating {
		accept = d.follow(d.start, outside) || accept
	}
	if len(d.sets) >= mostStates {
		set := slices.Clone(d.set)
		d.reset()
		d.set = append(d.set[:0], set...)
		return d.state(accept, lookbehindOf(b))
	}
	n := d.state(accept, lookbehindOf(b))
	d.next[row+uint32(class)] = n
	return n
}

// An element of a state is an instruction that waits for a rune, and what is
// known of the way to it.
const (
	// partial says that the instruction has matched a byte from 0x80, and that
	// more may belong to the same rune.
	partial = 1

	// Where the element is: outside the group of the program, or in it with or
	// without having passed a telling byte.
	whereMask = 3 << 1
	outside   = 0 << 1
	clean     = 1 << 1
	tainted   = 2 << 1

	elementBits = 3
)

// begin starts a new set.
func (d *dfa) begin() {
	d.set = d.set[:0]
	d.round++
	if d.round == 0 {
		clear(d.mark)
		d.round = 1
	}
}

// push adds e to the set, unless it is there.
func (d *dfa) push(e uint32) bool {
	if d.mark[e] == d.round {
		return false
	}
	d.mark[e] = d.round
	op := d.inst[e>>elementBits].Op
	if consumes(op) || op == syntax.InstEmptyWidth && d.exact && !d.known {
		d.set = append(d.set, e)
	}
	return true
}

// follow adds every instruction that can come next at pc to the set and says
// whether a match ends there.
func (d *dfa) follow(pc, where uint32) (accept bool) {
	d.stack = append(d.stack[:0], pc<<elementBits|where)
	for len(d.stack) > 0 {
		e := d.stack[len(d.stack)-1]
		d.stack = d.stack[:len(d.stack)-1]
		in := &d.inst[e>>elementBits]
		if in.Op == syntax.InstMatch {
			accept = true
			continue
		}
		if !d.push(e) {
			continue
		}
		where := e & whereMask
		switch in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			d.stack = append(d.stack, in.Out<<elementBits|where, in.Arg<<elementBits|where)
		case syntax.InstCapture:
			switch {
			case d.group == 0:
			case in.Arg == 2*d.group:
				where = clean
			case in.Arg == 2*d.group+1:
				if where != tainted {
					continue
				}
				where = outside
			}
			d.stack = append(d.stack, in.Out<<elementBits|where)
		case syntax.InstEmptyWidth:
			if !d.exact || d.known && syntax.EmptyOp(in.Arg)&^d.holding == 0 {
				d.stack = append(d.stack, in.Out<<elementBits|where)
			}
		case syntax.InstNop:
			d.stack = append(d.stack, in.Out<<elementBits|where)
		}
	}
	return accept
}

// state returns the state with the current set after what before says.
func (d *dfa) state(accept bool, before lookbehind) uint32 {
	bit := uint32(0)
	if accept {
		bit = accepting
	}
	if len(d.set) == 0 {
		return dead | bit
	}
	slices.Sort(d.set)
	if !d.exact || !slices.ContainsFunc(d.set, d.waits) {
		before = 0
	}
	d.key = append(d.key[:0], byte(before))
	for _, e := range d.set {
		d.key = binary.AppendUvarint(d.key, uint64(e))
	}
	if row, ok := d.number[string(d.key)]; ok {
		return row | bit
	}
	row := uint32(len(d.next))
	d.sets, d.before = append(d.sets, slices.Clone(d.set)), append(d.before, before)
	for range d.classes {
		d.next = append(d.next, unknown)
	}
	d.number[string(d.key)] = row
	return row | bit
}
