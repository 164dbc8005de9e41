package dockerfile

import (
	"path"

	"ctxaudit/context"
)

// filter is the directory r without what --exclude keeps out, and for --parents
// with only what its pattern matches. Paths are matched relative to r. any says
// that anything is left.
func (c *copier) filter(r ref, in src) (out ref, any bool, err error) {
	var include []string
	if in.parents {
		include = []string{in.include}
	}
	f, err := newFilter(include, c.exclude)
	if err != nil {
		return r, false, err
	}
	f.work = c.work
	if len(c.exclude) > 0 {
		f.decided = make([]tally, len(c.exclude))
	}
	n, any, err := f.dirNode(r, "")
	for i, t := range f.decided {
		c.step.Exclude[i].Entries += t.entries
		c.step.Exclude[i].Bytes += t.bytes
	}
	return ref{n: n}, any, err
}

// dirNode is what f keeps of the directory r, whose path is p.
func (f *filter) dirNode(r ref, p string) (*node, bool, error) {
	if s := r.n.span; s != nil {
		v, err := s.v.filtered(s, p, f)
		if err != nil {
			return nil, false, err
		}
		return &node{kind: directory, span: spanOf(v, s.dir)}, v.len() > 0 || len(v.dirs) > 0, nil
	}
	out := &node{kind: directory, kids: map[string]ref{}}
	for name, k := range r.n.kids {
		if err := f.work.spend(1); err != nil {
			return nil, false, err
		}
		sub := path.Join(p, name)
		ok, rule, err := f.keep(sub)
		if err != nil {
			return nil, false, err
		}
		if k.n.kind != directory {
			if k.n.kind == entry {
				f.note(rule, k.n.c, int(k.n.entry))
			}
			if ok {
				out.kids[name] = k
			}
			continue
		}
		n, any, err := f.dirNode(k, sub)
		if err != nil {
			return nil, false, err
		}
		if ok || any {
			out.kids[name] = ref{n: n}
		}
	}
	if p == "" || len(out.kids) > 0 {
		out.archives = r.n.archives
	}
	return out, len(out.kids) > 0, nil
}

// note counts an entry on which an exclude pattern decided.
func (f *filter) note(rule int, c *buildcontext.Context, i int) {
	if rule >= 0 && f.decided != nil {
		f.decided[rule].one(c, i)
	}
}
