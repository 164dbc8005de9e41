package gate

import "math/bits"

// An automaton finds strings in text, all at once and without regard to case:
// the one of Aho and Corasick, with its failures resolved. The letters s and k
// are also found as the long s and the Kelvin sign, as regexp folds them. It is
// immutable.
type automaton struct {
	class [256]uint8
	// next is the table of the states: for each a row with an entry for each
	// class. A state is named by the index of its row. States from outputs on
	// have at least one string that ends there.
	next    []uint32
	shift   int // a row has 1<<shift entries
	outputs uint32
	ends    [][]uint16 // numbers of strings, by row of the state from outputs on
	depths  []uint16   // by row of the state, see begun
	// overlap is more than any of the strings takes up in a text, in bytes.
	overlap int
}

const (
	mostClasses = 1 << 7
	mostNodes   = 1 << 16
)

// node is a state while the automaton is built.
type node struct {
	next  [mostClasses]uint16
	fail  uint16
	depth uint16 // see begun
	ends  []uint16
}

// newAutomaton makes the automaton of strings, which are lower-case ASCII and
// not empty. ok is false when there are too many of them.
func newAutomaton(strings []string) (a *automaton, ok bool) {
	a = &automaton{}
	classes := uint8(1)
	letter := func(b byte) {
		if a.class[b] == 0 {
			a.class[b] = classes
			classes++
		}
	}
	for _, s := range strings {
		for i := range len(s) {
			letter(s[i])
		}
	}
	for _, b := range []byte(string(longS) + string(kelvin)) {
		letter(b)
	}
	a.shift = bits.Len8(classes - 1)
	for b := byte('A'); b <= 'Z'; b++ {
		a.class[b] = a.class[b+'a'-'A']
	}

	total := 1
	for _, s := range strings {
		total += len(s)
		a.overlap = max(a.overlap, len(string(kelvin))*len(s))
	}
	if total > mostNodes/4 { // respell adds at most three states for each
		return nil, false
	}
	nodes := make([]node, 1, total)
	for number, s := range strings {
		at := uint16(0)
		for i := range len(s) {
			c := a.class[s[i]]
			if nodes[at].next[c] == 0 {
				nodes[at].next[c] = uint16(len(nodes))
				nodes = append(nodes, node{depth: uint16(len(string(kelvin)) * (i + 1))})
			}
			at = nodes[at].next[c]
		}
		nodes[at].ends = append(nodes[at].ends, uint16(number))
	}
	resolve(nodes)
	nodes = a.respell(nodes, longS, 's')
	nodes = a.respell(nodes, kelvin, 'k')
	a.freeze(nodes)
	return a, true
}

// resolve fills in the failures of a trie, breadth first.
func resolve(nodes []node) {
	var queue []uint16
	for _, n := range nodes[0].next {
		if n != 0 {
			queue = append(queue, n)
		}
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		fail := nodes[at].fail
		nodes[at].ends = append(nodes[at].ends, nodes[fail].ends...)
		for c, n := range nodes[at].next {
			if n == 0 {
				nodes[at].next[c] = nodes[fail].next[c]
				continue
			}
			nodes[n].fail = nodes[fail].next[c]
			queue = append(queue, n)
		}
	}
}

// respell lets the bytes of r do what letter does, by way of states of their
// own.
func (a *automaton) respell(nodes []node, r rune, letter byte) []node {
	spelled, c := string(r), a.class[letter]
	if c == 0 {
		return nodes
	}
	// States that do the same by the letter share their detour.
	detours, plain := map[uint16]uint16{}, len(nodes)
	for at := range plain {
		to := nodes[at].next[c]
		if to == 0 {
			continue
		}
		if _, ok := detours[to]; !ok {
			for i := len(spelled) - 1; i > 0; i-- {
				// A detour that breaks off goes on as from the root.
				n := node{next: nodes[0].next, depth: nodes[to].depth}
				n.next[a.class[spelled[i]]] = to
				to = uint16(len(nodes))
				nodes = append(nodes, n)
			}
			detours[nodes[at].next[c]] = to
		}
		nodes[at].next[a.class[spelled[0]]] = detours[nodes[at].next[c]]
	}
	for at := plain; at < len(nodes); at++ {
		nodes[at].next[a.class[spelled[0]]] = nodes[0].next[a.class[spelled[0]]]
	}
	return nodes
}

// freeze lays the states out so that those with output come last.
func (a *automaton) freeze(nodes []node) {
	row := make([]uint32, len(nodes))
	for i := range nodes {
		if len(nodes[i].ends) == 0 {
			row[i] = a.outputs
			a.outputs += 1 << a.shift
		}
	}
	for i := range nodes {
		if len(nodes[i].ends) > 0 {
			row[i] = a.outputs + uint32(len(a.ends))<<a.shift
			a.ends = append(a.ends, nodes[i].ends)
		}
	}
	a.next = make([]uint32, len(nodes)<<a.shift)
	a.depths = make([]uint16, len(nodes))
	for i := range nodes {
		a.depths[row[i]>>a.shift] = nodes[i].depth
		for c, n := range nodes[i].next[:1<<a.shift] {
			a.next[int(row[i])+c] = row[n]
		}
	}
}

// A hit is the end of one or more strings in a text.
type hit struct {
	state uint32
	end   int32 // from where the search began
}

// The lanes of a block are read in step, which keeps the processor from waiting
// for each state before it can look up the next.
const (
	lanes        = 4
	longestLane  = 4 << 10
	shortestLane = 64
)

// find calls found with where strings end in a part of t: the place from which
// the ends of the hits count, and the hits in no particular order, some twice.
// The hits are gone after the call. find returns scratch, which may have grown.
func (a *automaton) find(t *text, part span, scratch []hit, found func(from int, hits []hit)) []hit {
	if need := lanes * (longestLane + a.overlap); len(scratch) < need {
		scratch = make([]hit, need)
	}
	from, b := part.start, t.bytes[:min(part.end, len(t.bytes))]
	s, n := uint32(0), 0
	for {
		lane := min(longestLane, (len(b)-from)/lanes)
		if lane < shortestLane {
			break
		}
		s, n = a.block(s, b[from:], lane, scratch)
		found(from, scratch[:n])
		from += lanes * lane
	}
	s, n = a.rest(s, b[from:], scratch)
	found(from, scratch[:n])
	if part.end > len(t.bytes) {
		_, n := a.rest(s, []byte{'\n'}, scratch)
		found(len(b), scratch[:n])
	}
	return scratch
}

// block searches the lanes that b begins with from state s and returns the state
// after the last of them and the number of hits.
func (a *automaton) block(s uint32, b []byte, lane int, hits []hit) (uint32, int) {
	n := 0
	b0 := b[:lane]
	b1 := b[1*lane:][:len(b0)]
	b2 := b[2*lane:][:len(b0)]
	b3 := b[3*lane:][:len(b0)]
	s0, s1, s2, s3 := s, uint32(0), uint32(0), uint32(0)
	for i := 0; i < len(b0); {
		// What is done for a hit is done outside this loop, so that the states
		// stay in registers.
		class, next, outputs := &a.class, a.next, a.outputs
		for i < len(b0) {
			s0 = next[s0+uint32(class[b0[i]])]
			s1 = next[s1+uint32(class[b1[i]])]
			s2 = next[s2+uint32(class[b2[i]])]
			s3 = next[s3+uint32(class[b3[i]])]
			i++
			if s0 >= outputs || s1 >= outputs || s2 >= outputs || s3 >= outputs {
				break
			}
		}
		for j, s := range [...]uint32{s0, s1, s2, s3} {
			if s >= a.outputs {
				hits[n] = hit{s, int32(j*lane + i)}
				n++
			}
		}
	}
	// A string can go on from one lane to the next.
	for j, s := range [...]uint32{s0, s1, s2} {
		for i := (j + 1) * lane; i < len(b) && i-(j+1)*lane < a.begun(s); i++ {
			if s = a.next[s+uint32(a.class[b[i]])]; s >= a.outputs {
				hits[n] = hit{s, int32(i + 1)}
				n++
			}
		}
	}
	return s3, n
}

// begun is no less than the number of bytes of the longest string that has begun
// and not ended in state s.
func (a *automaton) begun(s uint32) int { return int(a.depths[s>>a.shift]) }

// rest searches b from state s and returns the state after it and the number of
// hits.
func (a *automaton) rest(s uint32, b []byte, hits []hit) (uint32, int) {
	n := 0
	for i, c := range b {
		if s = a.next[s+uint32(a.class[c])]; s >= a.outputs {
			hits[n] = hit{s, int32(i + 1)}
			n++
		}
	}
	return s, n
}

// strings returns the numbers of the strings that end in h.
func (a *automaton) strings(h hit) []uint16 { return a.ends[(h.state-a.outputs)>>a.shift] }
