package report

import (
	"cmp"
	"slices"
	"strings"

	"ctxaudit/context"
)

// What is smaller than this share of all bytes is drawn together with its like,
// and a directory that is smaller is not split: nobody could see it.
const (
	noticeable = 1.0 / 3000
	splittable = 1.0 / 400
	// deepest bounds the nesting of the picture.
	deepest = 16
	// aspect is the shape of the picture on a screen: width by height.
	aspect = 16.0 / 9
)

// cell is a part of the picture: a directory that is split, or one that is not,
// an entry, or the small rest of a directory.
type cell struct {
	box
	Count
	path string // of an entry or a directory, with the "/" of a directory
	rest int    // how many small things a rest stands for, or 0
	up   int    // the directory it lies in, as an index; -1 is the root
	// frame says that the directory is split; the other cells are disjoint and
	// fill the picture.
	frame bool
	sum   reached
}

// reached sums the bytes of a cell by how far they travel, what a suggestion
// would drop of them, and how many files with secrets are among them.
type reached struct {
	bytes     [buildcontext.InImage + 1]int64
	avoidable int64
	secrets   int
}

// farthest is the reach of most of the bytes.
func (s reached) mostly() buildcontext.Reach {
	return buildcontext.Reach(slices.Index(s.bytes[:], slices.Max(s.bytes[:])))
}

// picture makes cells of a list of entries.
type picture struct {
	*tree
	total   int64
	drops   []bool          // whether a suggestion drops the entry
	secrets map[string]bool // the entries with secrets
	cells   []cell
}

func (p *picture) draw(n node, in box, up, depth int) {
	children := slices.Collect(p.children(n))
	// A directory with one child is one step with it.
	for n.path != "" && n.dir() && len(children) == 1 {
		n, children = children[0], slices.Collect(p.children(children[0]))
	}
	w := p.weight(n)
	slices.SortStableFunc(children, func(a, b node) int { return cmp.Compare(p.weight(b).Bytes, p.weight(a).Bytes) })
	big := slices.IndexFunc(children, func(c node) bool { return float64(p.weight(c).Bytes) < noticeable*float64(p.total) })
	if big < 0 {
		big = len(children)
	}
	if n.path != "" {
		small := float64(w.Bytes) < splittable*float64(p.total)
		if !n.dir() || small || depth > deepest || big == 0 {
			p.cells = append(p.cells, cell{box: in, Count: w, path: n.path, up: up, sum: p.sum(n)})
			return
		}
		p.cells = append(p.cells, cell{box: in, Count: w, path: n.path, up: up, frame: true})
		up = len(p.cells) - 1
	}
	weights := make([]int64, 0, big+1)
	for _, c := range children[:big] {
		weights = append(weights, p.weight(c).Bytes)
	}
	rest := cell{path: n.path, up: up, rest: len(children) - big}
	for _, c := range children[big:] {
		w := p.weight(c)
		rest.Entries += w.Entries
		rest.Bytes += w.Bytes
		rest.sum.add(p.sum(c))
	}
	if rest.Bytes > 0 {
		weights = append(weights, rest.Bytes)
	}
	// The rest is last wherever it would sort: that costs a little shape.
	boxes := squarify(weights, in, aspect)
	for i, c := range children[:big] {
		p.draw(c, boxes[i], up, depth+1)
	}
	if rest.Bytes > 0 {
		rest.box = boxes[big]
		p.cells = append(p.cells, rest)
	}
}

func (p *picture) sum(n node) (s reached) {
	for i := n.lo; i < n.hi; i++ {
		e := &p.entries[i]
		s.bytes[e.Reach] += e.Size
		if p.drops[i] {
			s.avoidable += e.Size
		}
		if p.secrets[e.Path] {
			s.secrets++
		}
	}
	return s
}

func (s *reached) add(o reached) {
	for i := range o.bytes {
		s.bytes[i] += o.bytes[i]
	}
	s.avoidable += o.avoidable
	s.secrets += o.secrets
}

// picture draws the context and, where they are given, entries that the ignore
// file excludes; both are sorted by path.
func (r *Report) picture(ignored []buildcontext.Entry) *picture {
	entries := r.Context.Entries
	if len(ignored) > 0 {
		entries = slices.Concat(entries, ignored)
		slices.SortStableFunc(entries, func(a, b buildcontext.Entry) int { return strings.Compare(a.Path, b.Path) })
	}
	p := &picture{tree: newTree(entries, buildcontext.Unknown), secrets: map[string]bool{}}
	p.drops = r.dropped(entries)
	for _, f := range r.Findings {
		if secret(f) {
			p.secrets[f.Path] = true
			for _, place := range f.Places {
				p.secrets[place.Path] = true
			}
		}
	}
	if p.total = p.weight(p.root()).Bytes; p.total > 0 {
		p.draw(p.root(), box{0, 0, 100, 100}, -1, 0)
	}
	return p
}

// dropped says of each entry whether the suggestions on offer would exclude it
// and the rules do not, by running the rules with the suggestions added.
func (r *Report) dropped(entries []buildcontext.Entry) []bool {
	drops := make([]bool, len(entries))
	patterns := slices.Clone(r.Context.Ignore.Patterns)
	for _, s := range r.offered() {
		for _, text := range s.Patterns {
			patterns = append(patterns, buildcontext.Pattern{Text: text})
		}
	}
	m, err := buildcontext.CompileFor(cmp.Or(r.Context.Target.Builder, buildcontext.BuildKit), patterns)
	if err != nil {
		return drops
	}
	d := decider{matcher: m}
	for i := range entries {
		if entries[i].Reach != buildcontext.Ignored {
			v, ok := d.decide(entries[i].Path)
			drops[i] = ok && v.Excluded
		}
	}
	return drops
}
