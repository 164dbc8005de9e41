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
	// unpacked says that n is an archive whose contents lie below path.
	unpacked bool
}

// lander collects what lies in the file systems of the stages.
type lander struct {
	places []placed
	// paths holds the landing paths of a span by its place, one after the other:
	// stages that have it in common share them.
	paths map[spanPlace]string
}

type spanPlace struct {
	s *span
	p string
}

// stage notes what lies in the file system of a stage.
func (l *lander) stage(t *tree, stage int) { l.walk(t.root, "", int32(stage)) }

// walk notes what lies at and below p, which is "" for the root.
func (l *lander) walk(r ref, p string, stage int32) {
	n := r.n
	switch {
	case n.kind == entry:
		l.places = append(l.places, placed{n: n, path: p, stage: stage, line: r.line})
	case n.span != nil:
		if n.span.lo < n.span.hi {
			l.places = append(l.places, placed{n: n, path: p, stage: stage, line: r.line})
		}
	case n.kind == directory:
		for name, k := range n.kids {
			l.walk(k.under(r.line), p+"/"+name, stage)
		}
	}
	for _, a := range n.archives {
		at := p
		if at == "" {
			at = "/"
		}
		l.places = append(l.places, placed{n: a.n, path: at, stage: stage, line: a.under(r.line).line, unpacked: true})
	}
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
