package gate

import (
	"regexp/syntax"
	"slices"
)

// Whether an assertion holds between two bytes is known only when the second is
// read. Until then it waits in the state of the dfa, with what is to be known
// of the first.

// A lookbehind is what assertions ask about a byte before them.
type lookbehind uint8

const (
	afterOther lookbehind = iota
	afterWord
	afterNewline
	afterNothing
	lookbehinds
)

func lookbehindOf(b byte) lookbehind {
	switch {
	case b == '\n':
		return afterNewline
	case word(b):
		return afterWord
	}
	return afterOther
}

// lookbehindAt returns the lookbehind at a place of b.
func lookbehindAt(b []byte, at int) lookbehind {
	switch {
	case at == 0:
		return afterNothing
	case at > len(b):
		return afterNewline
	}
	return lookbehindOf(b[at-1])
}

// then returns the assertions that hold before b.
func (c lookbehind) then(b byte) syntax.EmptyOp {
	op := c.begins()
	if b == '\n' {
		op |= syntax.EmptyEndLine
	}
	if (c == afterWord) != word(b) {
		return op | syntax.EmptyWordBoundary
	}
	return op | syntax.EmptyNoWordBoundary
}

// ends returns the assertions that hold at the end of a text.
func (c lookbehind) ends() syntax.EmptyOp {
	op := c.begins() | syntax.EmptyEndLine | syntax.EmptyEndText
	if c == afterWord {
		return op | syntax.EmptyWordBoundary
	}
	return op | syntax.EmptyNoWordBoundary
}

func (c lookbehind) begins() syntax.EmptyOp {
	switch c {
	case afterNothing:
		return syntax.EmptyBeginLine | syntax.EmptyBeginText
	case afterNewline:
		return syntax.EmptyBeginLine
	}
	return 0
}

// boundary says whether there is a word boundary at a place of b.
func boundary(b []byte, at int) bool {
	return (lookbehindAt(b, at) == afterWord) != (at < len(b) && word(b[at]))
}

func word(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_'
}

// waits says that e is an assertion.
func (d *dfa) waits(e uint32) bool { return d.inst[e>>elementBits].Op == syntax.InstEmptyWidth }

// settle returns set with what follows the assertions that hold in their place,
// and says whether a match ends there.
func (d *dfa) settle(set []uint32, holding syntax.EmptyOp) (_ []uint32, accept bool) {
	if !slices.ContainsFunc(set, d.waits) {
		return set, false
	}
	d.begin()
	d.holding, d.known = holding, true
	for _, e := range set {
		switch {
		case !d.waits(e):
			d.push(e)
		case syntax.EmptyOp(d.inst[e>>elementBits].Arg)&^holding == 0:
			accept = d.follow(d.inst[e>>elementBits].Out, e&whereMask) || accept
		}
	}
	d.known = false
	return slices.Clone(d.set), accept
}

// ends says whether a match in state s ends with the text.
func (d *dfa) ends(s uint32) bool {
	if !d.exact || s&dead != 0 {
		return false
	}
	n := int(s&^accepting) / d.classes
	_, accept := d.settle(d.sets[n], d.before[n].ends())
	return accept
}

// accepts says whether an exact program matches at the start of part, reading
// no more than part and the byte after it.
func (d *dfa) accepts(t *text, part span) bool {
	found := false
	d.each(t, span{part.start, min(part.end+1, t.size())}, func(int) bool {
		found = true
		return false
	})
	return found
}

// found says whether the program matches anywhere in t.
func (d *dfa) found(t *text) bool { return d.accepts(t, span{0, t.size()}) }
