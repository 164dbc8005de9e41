package suggest

import (
	"iter"
	"slices"
	"strings"

	"ctxaudit/context"
)

// place is a path and the entries at or below it: from first, and before end.
type place struct {
	path       string
	first, end int
}

// mark marks the entries of a place in a list by entry.
func (p place) mark(marks []bool) {
	for i := p.first; i < p.end; i++ {
		marks[i] = true
	}
}

// all says that all entries of a place are marked.
func (p place) all(marks []bool) bool { return !slices.Contains(marks[p.first:p.end], false) }

// at returns the place of a path.
func (f *found) at(p string) place {
	first, end := f.c.At(p)
	return place{p, first, end}
}

// root is the place of all entries.
func (f *found) root() place { return place{"", 0, len(f.entries)} }

// has says whether something of the context lies at a path.
func (f *found) has(p string) bool {
	at := f.at(p)
	return at.first < at.end
}

// remains says that the builder gets something of a place that is not gone. Where
// it gets nothing at all of it, as for a stage that it does not make, what could be
// sent counts.
func (f *found) remains(at place, gone func(entry int) bool) bool {
	sent := func(e buildcontext.Entry) bool { return e.Reach >= buildcontext.Sent }
	some := slices.ContainsFunc(f.entries[at.first:at.end], sent)
	for i := at.first; i < at.end; i++ {
		if (!some || sent(f.entries[i])) && !gone(i) {
			return true
		}
	}
	return false
}

// dir says that a place is a directory.
func (f *found) dir(p place) bool { return f.entries[p.first].Path != p.path }

// children yields what lies in dir itself; "" is the root.
func (f *found) children(dir string) iter.Seq[place] {
	return func(yield func(place) bool) {
		prefix := ""
		if dir != "" {
			prefix = dir + "/"
		}
		for i, end := f.c.Below(dir); i < end; {
			p := place{f.entries[i].Path, i, i + 1}
			if slash := strings.IndexByte(p.path[len(prefix):], '/'); slash >= 0 {
				p = f.at(p.path[:len(prefix)+slash])
			}
			if !yield(p) {
				return
			}
			i = p.end
		}
	}
}

// outermost returns the places of a name that lie in no other of them.
func (f *found) outermost(name string) []place {
	var ps []place
	for i := 0; i < len(f.entries); {
		p := f.entries[i].Path
		i++
		for at := range prefixes(p) {
			if base(at) == name {
				ps = append(ps, f.at(at))
				i = ps[len(ps)-1].end
				break
			}
		}
	}
	return ps
}

// prefixes yields the directories above p, from the root down, and p.
func prefixes(p string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for end := 1; end <= len(p); end++ {
			if (end == len(p) || p[end] == '/') && !yield(p[:end]) {
				return
			}
		}
	}
}

// parent returns the directory that holds p, and "" for one at the root.
func parent(p string) string { return p[:max(strings.LastIndexByte(p, '/'), 0)] }

// base returns the last name of p.
func base(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }
