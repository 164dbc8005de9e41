package buildcontext

import (
	"iter"
	"math/bits"
	"strings"
)

// Matcher is a compiled list of patterns. It answers what BuildKit and the
// classic builder answer, patternmatcher's MatchesUsingParentResults along the
// path from the root (moby/patternmatcher v0.6.1), and also which pattern
// decided. That is not MatchesOrParentMatches: an exception that names a
// directory re-includes what lies in it only where the directory itself was
// excluded.
//
// A Matcher is immutable and safe for concurrent use.
type Matcher struct {
	patterns []Pattern
	podman   bool
	rules    []rule
	words    int // of 64 rules, in a set of rules

	// Every rule stands in one of these.
	named    map[string][]int // any directory, a whole name
	anywhere []int            // any directory, another test of the name
	placed   []int            // the directory counts
	other    []int            // asked for each path

	// For Descends.
	exceptions []string // the exceptions, without "!"
	literals   []string // the same without a wildcard at the end
	everywhere bool     // one of literals holds a wildcard
}

// PatternError is a pattern that makes a build fail.
type PatternError struct {
	Pattern Pattern
	Err     error
}

func (e *PatternError) Error() string { return e.Err.Error() }
func (e *PatternError) Unwrap() error { return e.Err }

// Compile compiles patterns as BuildKit and the classic builder understand
// them. A pattern that the builder refuses before it reads the context is a
// [*PatternError].
func Compile(patterns []Pattern) (*Matcher, error) {
	return CompileFor(BuildKit, patterns)
}

// CompileFor compiles patterns as a builder understands them.
func CompileFor(b Builder, patterns []Pattern) (*Matcher, error) {
	m := &Matcher{patterns: patterns, podman: b == Podman, named: map[string][]int{}}
	compile := newRule
	if m.podman {
		compile = newPodmanRule
	}
	for line, p := range patterns {
		r, ok, err := compile(p.Text)
		if err != nil {
			return nil, &PatternError{p, err}
		}
		if !ok {
			continue
		}
		r.line = line
		m.add(r)
		if r.exception {
			m.addException(r.text)
		}
	}
	m.words = (len(m.rules) + 63) / 64
	return m, nil
}

func (m *Matcher) add(r rule) {
	i := len(m.rules)
	m.rules = append(m.rules, r)
	switch {
	case r.shape == asked:
		m.other = append(m.other, i)
	case r.shape != split || r.dir.kind != dirAny:
		m.placed = append(m.placed, i)
	case r.name.kind == nameIs:
		m.named[r.name.a] = append(m.named[r.name.a], i)
	default:
		m.anywhere = append(m.anywhere, i)
	}
}

// Verdict says whether a path is excluded and which pattern decided.
type Verdict struct {
	Excluded bool
	// Rule is the index of the last pattern that matched the path or took over
	// a match of a directory above it; -1 is none.
	Rule int
}

// Scope is a directory of a walk: what its patterns hand to its children. It is
// immutable and safe for concurrent use.
type Scope struct {
	m   *Matcher
	dir string // "" or with "/" at its end
	// Verdict is that of the directory; the root is never excluded.
	Verdict Verdict

	matched set // the rules that matched the directory: its children inherit them
	always  set // the rules that may match any child: inherited, all below, asked
	here    []int
	odd     bool // a newline in dir
}

// set is a set of rules.
type set []uint64

func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }
func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// all yields the rules of the set in the order of the file.
func (s set) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for w, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(w*64 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// Root returns the scope of the context root.
func (m *Matcher) Root() *Scope {
	return m.scope("", make(set, m.words), Verdict{Rule: -1})
}

func (m *Matcher) scope(dir string, matched set, v Verdict) *Scope {
	s := &Scope{m: m, dir: dir, Verdict: v, matched: matched, odd: strings.Contains(dir, "\n")}
	s.always = append(set(nil), matched...)
	for _, i := range m.other {
		s.always.add(i)
	}
	if s.odd {
		return s
	}
	for _, i := range m.placed {
		switch r := &m.rules[i]; r.shape {
		case below:
			if r.dir.holds(dir) {
				s.always.add(i)
			}
		case begin:
			if strings.HasPrefix(dir, r.dir.text) {
				s.always.add(i)
			} else if strings.HasPrefix(r.dir.text, dir) {
				s.here = append(s.here, i)
			}
		default:
			if r.dir.holds(dir) {
				s.here = append(s.here, i)
			}
		}
	}
	return s
}

// Match returns the verdict on a child that is no directory. The error is a
// [*PatternError]: a pattern that fails only when it is tested.
func (s *Scope) Match(name string) (Verdict, error) {
	return s.match(name, nil)
}

// Enter returns the scope of a child directory.
func (s *Scope) Enter(name string) (*Scope, error) {
	matched := make(set, s.m.words)
	v, err := s.match(name, matched)
	if err != nil {
		return nil, err
	}
	return s.m.scope(s.dir+name+"/", matched, v), nil
}

// Verdict walks down to one path, which is clean and relative to the root. The
// error is a [*PatternError].
func (m *Matcher) Verdict(path string) (Verdict, error) {
	s := m.Root()
	for {
		name, rest, deeper := strings.Cut(path, "/")
		if !deeper {
			return s.Match(name)
		}
		var err error
		if s, err = s.Enter(name); err != nil {
			return Verdict{Rule: -1}, err
		}
		path = rest
	}
}

// match decides on a child; where matched is not nil it receives the rules that
// the child hands down.
func (s *Scope) match(name string, matched set) (Verdict, error) {
	m := s.m
	var few [4]uint64
	maybe, ask := s.candidates(name, append(set(few[:0]), s.always...))
	// In the order of the file: a rule that did not match the parent is tested
	// only where it could change the verdict, and only then handed down. Podman
	// tests them all; there a match of the parent covers every child whose name
	// "." matches, unless the expression has an end of its own, as a\z has.
	v := Verdict{Rule: -1}
	for w, word := range maybe {
		for ; word != 0; word &= word - 1 {
			i := w*64 + bits.TrailingZeros64(word)
			r := &m.rules[i]
			if !s.matched.has(i) || m.podman && (ask || r.shape == asked) {
				if r.exception != v.Excluded && !m.podman {
					continue
				}
				if ask || r.shape == asked {
					ok, err := r.matches(s.dir + name)
					if err != nil {
						return Verdict{}, &PatternError{m.patterns[r.line], err}
					}
					if !ok {
						continue
					}
				}
			}
			v = Verdict{Excluded: !r.exception, Rule: r.line}
			if matched != nil {
				matched.add(i)
			}
		}
	}
	return v, nil
}

// candidates adds to maybe, which holds the rules that may match any child,
// those that may match this one. Ask says that all are to be asked.
func (s *Scope) candidates(name string, maybe set) (_ set, ask bool) {
	m := s.m
	if s.odd || strings.IndexByte(name, '\n') >= 0 {
		for i := range m.rules {
			maybe.add(i)
		}
		return maybe, true
	}
	for _, i := range m.named[name] {
		maybe.add(i)
	}
	for _, i := range m.anywhere {
		if m.rules[i].name.holds(name) {
			maybe.add(i)
		}
	}
	for _, i := range s.here {
		if m.rules[i].holds(s.dir, name) {
			maybe.add(i)
		}
	}
	return maybe, false
}

// holds tests a placed rule on a child of a directory for which its condition
// holds or may hold.
func (r *rule) holds(dir, name string) bool {
	if r.shape == begin {
		return strings.HasPrefix(name, r.dir.text[len(dir):])
	}
	return r.name.holds(name)
}
