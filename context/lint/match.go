package lint

import (
	"io"
	"iter"
	"slices"
	"strings"

	"ctxaudit/context"
)

// literal says that a pattern, without "!", is one path as it stands.
func literal(text string) bool { return !strings.ContainsAny(text, `*?[]\`) }

// exclusion returns a pattern without its "!".
func exclusion(text string) string { return strings.TrimPrefix(text, "!") }

// compile returns a matcher of patterns that exclude, or nil where one of them
// is invalid.
func (s *subject) compile(texts ...string) *buildcontext.Matcher {
	ps := make([]buildcontext.Pattern, len(texts))
	for i, text := range texts {
		ps[i].Text = text
	}
	m, err := buildcontext.CompileFor(s.Target.Builder, ps)
	if err != nil {
		return nil
	}
	return m
}

// single returns a matcher of one pattern of the ignore file, without its "!";
// nil where it is invalid.
func (s *subject) single(i int) *buildcontext.Matcher {
	if s.alone == nil {
		s.alone = make([]*buildcontext.Matcher, len(s.Ignore.Patterns))
	}
	if s.alone[i] == nil {
		s.alone[i] = s.compile(exclusion(s.Ignore.Patterns[i].Text))
	}
	return s.alone[i]
}

// top is a directory or entry that a pattern matches in a directory that it does
// not match.
type top struct {
	path   string
	rule   int
	lo, hi int // its entries
}

// maxPasses bounds the passes over all entries that serve the words of single
// findings, for ignore files with thousands of faults.
const maxPasses = 20

// pass says that there may be one more such pass.
func (s *subject) pass() bool {
	s.passes++
	return s.passes <= maxPasses
}

// tops calls f with what m excludes of the entries of the context, from the top
// and once: the patterns of m hold no exceptions.
func (s *subject) tops(m *buildcontext.Matcher, f func(top)) { s.excluded(m, false, f) }

// excluded calls f with the directories and entries that m excludes. Where it
// looks through directories, because there are exceptions, it calls f with
// entries alone.
func (s *subject) excluded(m *buildcontext.Matcher, through bool, f func(top)) {
	type dir struct {
		prefix string
		scope  *buildcontext.Scope
	}
	open := []dir{{"", m.Root()}}
next:
	for i := 0; i < len(s.Entries); i++ {
		p := s.Entries[i].Path
		for !strings.HasPrefix(p, open[len(open)-1].prefix) {
			open = open[:len(open)-1]
		}
		here := open[len(open)-1]
		for {
			name, _, deeper := strings.Cut(p[len(here.prefix):], "/")
			if !deeper {
				if v, err := here.scope.Match(name); err == nil && v.Excluded {
					f(top{p, v.Rule, i, i + 1})
				}
				continue next
			}
			scope, err := here.scope.Enter(name)
			if err != nil {
				return
			}
			here = dir{p[:len(here.prefix)+len(name)+1], scope}
			if scope.Verdict.Excluded && !through {
				t := top{strings.TrimSuffix(here.prefix, "/"), scope.Verdict.Rule, 0, 0}
				t.lo, t.hi = s.Below(t.path)
				f(t)
				i = t.hi - 1
				continue next
			}
			open = append(open, here)
		}
	}
}

// verdict asks a matcher about one path. A pattern that fails on it decides
// nothing.
func verdict(m *buildcontext.Matcher, p string) buildcontext.Verdict {
	v, err := m.Verdict(p)
	if err != nil {
		return buildcontext.Verdict{Rule: -1}
	}
	return v
}

// exists says whether there is something at a path below the root, excluded or
// not.
func (s *subject) exists(p string) bool {
	_, err := s.Root.Lstat(p)
	return err == nil
}

// maxRead is the size in bytes of the largest file that a check reads.
const maxRead = 4 << 20

// read returns the content of a regular file below the root, or "". It does not
// block on anything else.
func (s *subject) read(p string) string {
	f, err := s.Open(&buildcontext.Entry{Path: p})
	if err != nil {
		return ""
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxRead))
	if err != nil {
		return ""
	}
	return string(data)
}

// children yields the names in a directory, "" for the root, of which entries
// are part of the context.
func (s *subject) children(dir string) iter.Seq[string] {
	return func(yield func(string) bool) {
		i, hi := 0, len(s.Entries)
		if dir != "" {
			i, hi = s.Below(dir)
			dir += "/"
		}
		for i < hi {
			name, _, deeper := strings.Cut(s.Entries[i].Path[len(dir):], "/")
			if !yield(name) {
				return
			}
			i++
			if deeper {
				_, i = s.Below(dir + name)
			}
		}
	}
}

// names yields the first thousand names in a directory, "" for the root,
// excluded or not.
func (s *subject) names(dir string) iter.Seq[string] {
	if dir == "" {
		dir = "."
	}
	info, err := s.Root.Lstat(dir)
	if err != nil || !info.IsDir() {
		return slices.Values[[]string](nil) // a FIFO would block
	}
	d, err := s.Root.Open(dir)
	if err != nil {
		return slices.Values[[]string](nil)
	}
	defer d.Close()
	names, _ := d.Readdirnames(1000)
	slices.Sort(names)
	return slices.Values(names)
}
