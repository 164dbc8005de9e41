package suggest

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Allowlist returns an ignore file that leaves everything out but what the COPY,
// ADD and mount sources of every stage of every Dockerfile take, and of that
// what [Complete] leaves out. Exceptions are literal where they can be: one with
// a wildcard makes the builder walk every directory. The exclusions of the file
// there is stay, and nothing that it leaves out is let in but what an older
// allowlist knows nothing of.
//
// It fails where a source is not known before the build.
func Allowlist(c *buildcontext.Context, ev Evidence, unsafe bool) (Draft, error) {
	if len(ev.Dockerfiles) == 0 {
		return Draft{}, buildcontext.WithHint(errors.New("an allowlist needs a Dockerfile"), "name it with -f")
	}
	s := newSearch(c, ev)
	needs, barred, err := s.needs(s.without(s.additions(), unsafe))
	if err != nil {
		return Draft{}, err
	}
	a := &allowlist{search: s, needs: needs, barred: barred, keep: make([]bool, len(c.Ignore.Patterns))}
	add, err := a.settle(unsafe)
	if err != nil {
		return Draft{}, err
	}
	then, err := a.then(add, unsafe)
	if err != nil {
		return Draft{}, err
	}
	d := a.draft(add, unsafe, then)
	d.Again = a.moved(then)
	return d, nil
}

// allowlist is an allowlist in the making: "*", an exception for each need, the
// patterns kept of the file there is, and paths to shut out.
type allowlist struct {
	*search
	needs   []need
	barred  []need // none: the file there is leaves it out
	keep    []bool // by pattern of the file there is
	shutOut []string
}

// patterns returns the allowlist so far.
func (a *allowlist) patterns() []buildcontext.Pattern {
	ps := []buildcontext.Pattern{{Text: "*"}}
	for _, n := range a.needs {
		ps = append(ps, buildcontext.Pattern{Text: "!" + n.line})
	}
	for i, p := range a.c.Ignore.Patterns {
		if a.keep[i] {
			ps = append(ps, p)
		}
	}
	for _, line := range a.shutOut {
		ps = append(ps, buildcontext.Pattern{Text: line})
	}
	return ps
}

func (a *allowlist) rules() (*rules, error) {
	return newRules(a.c.Target.Builder, a.patterns())
}

// leavesAll says that a pattern leaves out everything.
func leavesAll(p buildcontext.Pattern) bool {
	return strings.Trim(path.Clean(p.Text), "*/") == "" && p.Text != "/" && p.Text != "" // podman's are not clean
}

// narrowed ranks what can be left out of what the allowlist lets in.
func (a *allowlist) narrowed() ([]measured, error) {
	r, err := a.rules()
	if err != nil {
		return nil, err
	}
	c := *a.c
	c.Ignore.Patterns, c.Matcher = a.patterns(), r.Matcher
	s := newSearch(&c, a.ev)
	for i := range s.entries {
		s.ships[i] = s.ships[i] && !r.excludes(s.entries[i].Path)
	}
	return s.additions(), nil
}

// kept says that a line of the file there is stays.
func (a *allowlist) kept(line string) bool {
	for i, p := range a.c.Ignore.Patterns {
		if a.keep[i] && p.Text == line {
			return true
		}
	}
	return false
}

// draft writes the file.
func (a *allowlist) draft(add []measured, unsafe bool, then *rules) Draft {
	var d Draft
	p := newPrinter(&d, a.c.Ignore.Source)
	p.block("what the Dockerfile takes, and nothing else", []string{"*"})
	open := !slices.ContainsFunc(a.c.Ignore.Patterns, leavesAll)
	if open {
		d.miss("*", "leaves out what no step takes")
	}
	var whys []string
	lines := map[string][]string{} // by why
	for _, n := range a.needs {
		if a.kept("!" + n.line) {
			continue // stands below
		}
		why := n.why()
		if lines[why] == nil {
			whys = append(whys, why)
		}
		lines[why] = append(lines[why], "!"+n.line)
		p := cmp.Or(n.path, stand(n.line))
		lets := func(r *rules) bool { return r.lets(p) || r.lets(p+"/x") }
		if open || !lets(a.now) && lets(then) {
			d.miss("!"+n.line, why)
		}
	}
	for _, why := range whys {
		p.line("# " + why)
		for _, l := range lines[why] {
			p.line(l)
		}
	}
	for i, p := range a.c.Ignore.Patterns {
		serves := func(n need) bool { return meet(p.Text[1:], n.line) || meet(n.line, p.Text[1:]) }
		if p.Line > 0 && p.Exception() && !a.keep[i] && !slices.ContainsFunc(a.needs, serves) {
			d.Needless = append(d.Needless, p.Text)
		}
	}
	p.part(a.keptLines())
	if len(a.shutOut) > 0 {
		p.block("left out before, too", a.shutOut)
		for _, l := range a.shutOut {
			d.miss(l, "is left out today")
		}
	}
	p.additions(add, unsafe)
	return d
}

// keptLines returns the lines of the file there is whose patterns are kept, with
// the comments and empty lines before them. What stands right above a line that
// goes goes with it. So does a byte order mark, which is none in another line but
// part of the pattern; to podman it is that anywhere.
func (a *allowlist) keptLines() []string {
	kept := map[int]bool{} // by number; a line without a pattern is not there
	for i, p := range a.c.Ignore.Patterns {
		kept[p.Line] = a.keep[i]
	}
	text := string(a.c.Ignore.Source)
	if a.c.Target.Builder != buildcontext.Podman {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	var out, before []string
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		switch keep, pattern := kept[n]; {
		case !pattern:
			before = append(before, line)
		case keep:
			out = append(append(out, before...), line)
			before = nil
		default:
			for len(before) > 0 && strings.TrimSpace(before[len(before)-1]) != "" {
				before = before[:len(before)-1]
			}
		}
	}
	return append(out, before...)
}
