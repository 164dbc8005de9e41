package gate

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of the literals taken from an expression. They keep the plan small;
// an expression beyond them is searched in another way, never wrongly.
const (
	mostLiterals  = 32   // strings that one anchor stands for
	longestString = 64   // bytes of one of them
	mostBefore    = 1024 // bytes that a match may have before its literal
)

// flatten returns the parts that a match of re is made of, in their order.
func flatten(re *syntax.Regexp) []*syntax.Regexp {
	if re.Op != syntax.OpConcat {
		return []*syntax.Regexp{re}
	}
	var parts []*syntax.Regexp
	for _, sub := range re.Sub {
		parts = append(parts, flatten(sub)...)
	}
	return parts
}

// literals returns, in lower case, every string that re matches when case and
// assertions are disregarded. ok is false when these are not a few ASCII
// strings.
func literals(re *syntax.Regexp) (set []string, ok bool) {
	if empty(re) {
		return []string{""}, true
	}
	switch re.Op {
	case syntax.OpCapture:
		return literals(re.Sub[0])
	case syntax.OpLiteral:
		var b strings.Builder
		for _, r := range re.Rune {
			if r >= utf8.RuneSelf {
				return nil, false
			}
			b.WriteRune(unicode.ToLower(r))
		}
		if b.Len() > longestString {
			return nil, false
		}
		return []string{b.String()}, true
	case syntax.OpCharClass:
		size := rune(0)
		for i := 0; i < len(re.Rune); i += 2 {
			size += re.Rune[i+1] - re.Rune[i] + 1
		}
		if size > 2*mostLiterals+2 { // both cases, the long s and the Kelvin sign
			return nil, false
		}
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				c, ascii := foldASCII(r)
				if !ascii || len(set) > mostLiterals {
					return nil, false
				}
				set = add(set, string(c))
			}
		}
		return set, len(set) > 0
	case syntax.OpQuest:
		if set, ok = literals(re.Sub[0]); ok {
			set = add(set, "")
		}
		return set, ok
	case syntax.OpRepeat:
		if re.Min != re.Max {
			return nil, false
		}
		set = []string{""}
		for range re.Min {
			one, ok := literals(re.Sub[0])
			if !ok {
				return nil, false
			}
			if set, ok = product(set, one); !ok {
				return nil, false
			}
		}
		return set, true
	case syntax.OpConcat:
		set = []string{""}
		for _, sub := range re.Sub {
			next, ok := literals(sub)
			if !ok {
				return nil, false
			}
			if set, ok = product(set, next); !ok {
				return nil, false
			}
		}
		return set, true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			some, ok := literals(sub)
			if !ok {
				return nil, false
			}
			for _, s := range some {
				set = add(set, s)
			}
		}
		if len(set) > mostLiterals {
			return nil, false
		}
		return set, true
	}
	return nil, false
}

// empty says that a match of re has no bytes, whatever it asserts.
func empty(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	return false
}

// The two runes outside ASCII that regexp's case folding takes for an ASCII
// letter.
const (
	longS  = 'ſ'      // s
	kelvin = '\u212a' // K
)

// foldASCII returns the lower-case ASCII letter or other ASCII byte that r
// folds to.
func foldASCII(r rune) (byte, bool) {
	switch {
	case r < utf8.RuneSelf:
		return byte(unicode.ToLower(r)), true
	case r == longS:
		return 's', true
	case r == kelvin:
		return 'k', true
	}
	return 0, false
}

func add(set []string, s string) []string {
	for _, t := range set {
		if s == t {
			return set
		}
	}
	return append(set, s)
}

func product(a, b []string) ([]string, bool) {
	if len(a)*len(b) > mostLiterals {
		return nil, false
	}
	set := make([]string, 0, len(a)*len(b))
	for _, s := range a {
		for _, t := range b {
			if len(s)+len(t) > longestString {
				return nil, false
			}
			set = add(set, s+t)
		}
	}
	return set, true
}

// reach returns the largest number of bytes that a match of re has, or -1 when
// there is no bound of use.
func reach(re *syntax.Regexp) int {
	n := 0
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			n += widest(r, re.Flags&syntax.FoldCase != 0)
		}
	case syntax.OpCharClass:
		if len(re.Rune) > 0 {
			n = utf8.RuneLen(re.Rune[len(re.Rune)-1])
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		n = utf8.UTFMax
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			m := reach(sub)
			if m < 0 {
				return -1
			}
			n += m
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			m := reach(sub)
			if m < 0 {
				return -1
			}
			n = max(n, m)
		}
	case syntax.OpCapture, syntax.OpQuest:
		return reach(re.Sub[0])
	case syntax.OpRepeat:
		m := reach(re.Sub[0])
		if m < 0 || re.Max < 0 {
			return -1
		}
		n = m * re.Max
	case syntax.OpStar, syntax.OpPlus:
		return -1
	}
	if n > mostBefore {
		return -1
	}
	return n
}

func widest(r rune, fold bool) int {
	n := utf8.RuneLen(r)
	if !fold {
		return n
	}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		n = max(n, utf8.RuneLen(f))
	}
	return n
}

// alphabet adds to set every byte that a match of re can hold; a rune outside
// ASCII stands for all bytes from 0x80.
func (set *byteSet) alphabet(re *syntax.Regexp) {
	fold := re.Flags&syntax.FoldCase != 0
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			set.rune(r)
			for f := unicode.SimpleFold(r); fold && f != r; f = unicode.SimpleFold(f) {
				set.rune(f)
			}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= min(re.Rune[i+1], utf8.RuneSelf); r++ {
				set.rune(r)
			}
			set.rune(re.Rune[i+1])
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		for b := range set {
			set[b] = set[b] || b != '\n' || re.Op == syntax.OpAnyChar
		}
	}
	for _, sub := range re.Sub {
		set.alphabet(sub)
	}
}

func (set *byteSet) rune(r rune) {
	if r < utf8.RuneSelf {
		set[r] = true
		return
	}
	for b := utf8.RuneSelf; b < len(set); b++ {
		set[b] = true
	}
}
