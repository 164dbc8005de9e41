package gate

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A program is an expression made ready for the [dfa]: regexp's own
// instructions, and the bytes grouped into classes that no instruction tells
// apart. It is immutable.
type program struct {
	inst    []syntax.Inst
	start   uint32
	class   [256]uint8
	classes int
	// sample is a byte of each class. The last class is all bytes from 0x80.
	sample []byte

	// exact says that assertions hold where they do in the text. Without it
	// they hold everywhere.
	exact bool
	// group is the number of a group that must hold a telling byte, or 0.
	group   uint32
	telling byteSet
}

// compile makes the program of re. Assertions are taken to hold everywhere, and
// a rune outside ASCII to be any number of bytes from 0x80, so the program
// accepts whatever re matches in any surroundings, and more.
func compile(re *syntax.Regexp) *program {
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		// syntax.Compile has no way to fail for an expression that was parsed.
		panic(err)
	}
	p := &program{inst: prog.Inst, start: uint32(prog.Start)}
	p.classify()
	return p
}

// compileExact makes the program of re with its assertions.
func compileExact(re *syntax.Regexp) *program {
	p := *compile(re)
	p.exact = true
	p.classify()
	return &p
}

// compileTelling makes the program of the matches of re in which the group has a
// byte outside drop.
func compileTelling(re *syntax.Regexp, group uint32, drop *byteSet) *program {
	p := *compile(re)
	p.group = group
	for b := range p.telling {
		p.telling[b] = !drop[b]
	}
	p.classify()
	return &p
}

// classify groups the bytes into classes.
func (p *program) classify() {
	p.class, p.sample = [256]uint8{}, nil
	seen := map[string]bool{}
	for i := range p.inst {
		in := &p.inst[i]
		if !consumes(in.Op) {
			continue
		}
		// A counted class is the same instruction many times.
		if len(in.Rune) > 1 {
			if seen[string(in.Rune)] {
				continue
			}
			seen[string(in.Rune)] = true
		}
		p.split(func(b byte) bool { return in.MatchRune(rune(b)) })
	}
	if p.group > 0 {
		p.split(func(b byte) bool { return p.telling[b] })
	}
	if p.exact {
		p.split(word)
		p.split(func(b byte) bool { return b == '\n' })
	}
	for b := 0; b < utf8.RuneSelf; b++ {
		if int(p.class[b]) == len(p.sample) {
			p.sample = append(p.sample, byte(b))
		}
	}
	for b := utf8.RuneSelf; b < len(p.class); b++ {
		p.class[b] = uint8(len(p.sample))
	}
	p.sample = append(p.sample, utf8.RuneSelf)
	p.classes = len(p.sample)
}

// split refines the classes of the ASCII bytes by has. Classes are numbered in
// the order of their first bytes.
func (p *program) split(has func(byte) bool) {
	type key struct {
		class uint8
		has   bool
	}
	numbers := map[key]uint8{}
	for b := range utf8.RuneSelf {
		k := key{p.class[b], has(byte(b))}
		n, ok := numbers[k]
		if !ok {
			n = uint8(len(numbers))
			numbers[k] = n
		}
		p.class[b] = n
	}
}

func consumes(op syntax.InstOp) bool {
	switch op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}

// high says that in matches a rune outside ASCII.
func high(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	if len(in.Rune) == 1 {
		r := in.Rune[0]
		if r >= utf8.RuneSelf {
			return true
		}
		for f := unicode.SimpleFold(r); syntax.Flags(in.Arg)&syntax.FoldCase != 0 && f != r; f = unicode.SimpleFold(f) {
			if f >= utf8.RuneSelf {
				return true
			}
		}
		return false
	}
	return slices.Max(in.Rune) >= utf8.RuneSelf
}
