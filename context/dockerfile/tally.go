package dockerfile

import "ctxaudit/context"

// tally counts entries.
type tally struct {
	entries int
	bytes   int64
}

// add counts the entries at and below r, which does not change any more.
func (t *tally) add(r ref) {
	switch {
	case r.n.kind == entry:
		if r.n.member == "" {
			t.one(r.n.c, int(r.n.entry))
		}
	case r.n.span != nil:
		for i := r.n.span.lo; i < r.n.span.hi; i++ {
			t.one(r.n.span.v.c, r.n.span.v.index(i))
		}
	case r.n.sum != nil:
		t.entries += r.n.sum.entries
		t.bytes += r.n.sum.bytes
	default:
		var sum tally
		for _, k := range r.n.kids {
			sum.add(k)
		}
		if r.n.kind == directory {
			r.n.sum = &sum
		}
		t.entries += sum.entries
		t.bytes += sum.bytes
	}
}

func (t *tally) one(c *buildcontext.Context, i int) {
	t.entries++
	t.bytes += c.Entries[i].Size
}

// each calls f for the entries at and below r, a place in a context as it is.
func (r ref) each(f func(*buildcontext.Entry)) {
	switch {
	case r.n.span != nil:
		v := r.n.span.v
		for i := r.n.span.lo; i < r.n.span.hi; i++ {
			f(&v.c.Entries[v.index(i)])
		}
	case r.n.kind == entry:
		f(&r.n.c.Entries[r.n.entry])
	}
}
