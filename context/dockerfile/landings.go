package dockerfile

import (
	"cmp"
	"slices"
	"strings"

	"ctxaudit/context"
)

// placed is an entry, or all the entries of a span, in its place.
type placed struct {
	n     *node
	path  string
	stage int32
	line  int32
	// unpacked says that n is an archive of which something lies there.
	unpacked bool
}

// lander collects what lies in the file systems of the stages.
type lander struct {
	places []placed
	work   *budget
	// paths holds the landing paths of a span by its place, one after the other:
	// stages that have it in common share them.
	paths map[spanPlace]string
	// members are the places of members that are noted: one for each directory
	// in which members have the names that they have in the archive.
	members map[memberPlace]bool
}

type memberPlace struct {
	c     *buildcontext.Context
	entry int32
	placed
}

type spanPlace struct {
	s *span
	p string
}

// stage notes what lies in the file system of a stage, all of it or, with an
// error, nothing.
func (l *lander) stage(t *tree, stage int) error {
	n := len(l.places)
	err := l.walk(t.root, "", int32(stage))
	if err != nil {
		l.places = l.places[:n]
	}
	return err
}

// walk notes what lies at and below p, which is "" for the root.
func (l *lander) walk(r ref, p string, stage int32) error {
	n := r.n
	cost := 1
	if n.span != nil {
		cost += (n.span.hi - n.span.lo) / 8
	}
	if err := l.work.spend(cost); err != nil {
		return err
	}
	switch {
	case n.kind == entry && n.member != "":
		l.member(n, p, stage, r.line)
	case n.kind == entry:
		l.places = append(l.places, placed{n: n, path: p, stage: stage, line: r.line})
	case n.span != nil:
		if n.span.lo < n.span.hi {
			l.places = append(l.places, placed{n: n, path: p, stage: stage, line: r.line})
		}
	case n.kind == directory:
		for name, k := range n.kids {
			if err := l.walk(k.under(r.line), p+"/"+name, stage); err != nil {
				return err
			}
		}
	}
	for _, a := range n.archives {
		a = a.under(r.line)
		l.member(&node{c: a.n.c, entry: a.n.entry}, p, stage, a.line)
	}
	return nil
}

// member notes the place of a member of an archive: the directory in which it
// has its name, where it has it, and its path otherwise.
func (l *lander) member(n *node, p string, stage, line int32) {
	if dir, ok := strings.CutSuffix(p, "/"+n.member); ok && n.member != "" {
		p = dir
	}
	p = cmp.Or(p, "/")
	at := placed{path: p, stage: stage, line: line, unpacked: true}
	key := memberPlace{n.c, n.entry, at}
	if l.members[key] {
		return
	}
	l.members[key] = true
	at.n = &node{c: n.c, entry: n.entry}
	l.places = append(l.places, at)
}

// land sets the landings and the reach of the entries of c.
func (l *lander) land(c *buildcontext.Context, stages []buildcontext.Stage, final int) {
	counts := make([]uint32, len(c.Entries))
	total := 0
	for i := range l.places {
		total += l.places[i].each(c, func(e int) { counts[e]++ })
	}
	if total == 0 {
		return
	}
	all := make([]buildcontext.Landing, total)
	for i, n := range counts {
		if n > 0 {
			c.Entries[i].Landings, all = all[:0:n], all[n:]
		}
	}
	for i := range l.places {
		p := &l.places[i]
		to := buildcontext.Landing{Path: p.path, Stage: p.stage, Line: p.line, Unpacked: p.unpacked}
		reach := buildcontext.InStage
		if p.stage == int32(final) {
			reach = buildcontext.InImage
		}
		text := l.spanPaths(c, p)
		p.each(c, func(i int) {
			e := &c.Entries[i]
			if p.n.kind == directory {
				n := len(p.path) + 1 + len(e.Path) - p.n.span.strip()
				to.Path, text = text[:n], text[n:]
			}
			e.Landings = append(e.Landings, to)
			e.Reach = max(e.Reach, reach)
		})
	}
	for i := range c.Entries {
		if ls := c.Entries[i].Landings; len(ls) > 1 && !slices.IsSortedFunc(ls, byStage) {
			slices.SortFunc(ls, byStage)
		}
	}
}

func byStage(a, b buildcontext.Landing) int {
	return cmp.Or(cmp.Compare(a.Stage, b.Stage), strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
}

// each calls do with the index of each entry of c in the place and counts them.
func (p *placed) each(c *buildcontext.Context, do func(int)) int {
	if p.n.kind == entry {
		if p.n.c != c {
			return 0
		}
		do(int(p.n.entry))
		return 1
	}
	s := p.n.span
	if s.v.c != c {
		return 0
	}
	for i := s.lo; i < s.hi; i++ {
		do(s.v.index(i))
	}
	return s.hi - s.lo
}

// spanPaths are the landing paths of a span in its place, one after the other.
func (l *lander) spanPaths(c *buildcontext.Context, p *placed) string {
	if p.n.kind != directory || p.n.span.v.c != c {
		return ""
	}
	s := p.n.span
	key := spanPlace{s, p.path}
	text, ok := l.paths[key]
	if ok {
		return text
	}
	size := 0
	for i := s.lo; i < s.hi; i++ {
		size += len(p.path) + 1 + len(s.v.path(i)) - s.strip()
	}
	var b strings.Builder
	b.Grow(size)
	for i := s.lo; i < s.hi; i++ {
		b.WriteString(p.path)
		b.WriteByte('/')
		b.WriteString(s.v.path(i)[s.strip():])
	}
	l.paths[key] = b.String()
	return l.paths[key]
}
