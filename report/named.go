package report

import (
	"crypto/sha256"
	"encoding/hex"

	"ctxaudit/context"
)

// Join adds the audit of a named context: its findings and gaps, with paths as
// they are seen from the main context, stand among those of the main one.
// Fingerprints tell the contexts apart, so that what a baseline accepts in one is
// new in another.
func (r *Report) Join(n *Report) {
	t := n.Context.Target
	for _, f := range n.Findings {
		f.Context, f.Path = t.Name, t.Show(f.Path)
		f.Places = append([]buildcontext.Place(nil), f.Places...)
		for i := range f.Places {
			f.Places[i].Path = t.Show(f.Places[i].Path)
		}
		sum := sha256.Sum256([]byte(t.Name + "\x00" + f.Fingerprint))
		f.Fingerprint = hex.EncodeToString(sum[:16])
		r.Findings = append(r.Findings, f)
	}
	shown := func(ps []buildcontext.Problem) (out []buildcontext.Problem) {
		for _, p := range ps {
			out = append(out, buildcontext.Problem{Path: t.Show(p.Path), Reason: p.Reason})
		}
		return out
	}
	r.NotScanned = append(r.NotScanned, shown(n.NotScanned)...)
	r.Incomplete = append(r.Incomplete, shown(n.Incomplete)...)
	r.Named = append(r.Named, n)
}

// of is the audit of the context that a finding is about.
func (r *Report) of(f buildcontext.Finding) *Report {
	for _, n := range r.Named {
		if n.Context.Target.Name == f.Context {
			return n
		}
	}
	return r
}

// all are the audits of all contexts, that of the main one first.
func (r *Report) all() []*Report { return append([]*Report{r}, r.Named...) }

// entries calls f for the entries of all contexts, with their paths as reports
// name them.
func (r *Report) entries(f func(path string, e *buildcontext.Entry)) {
	for _, a := range r.all() {
		prefix := "" // of what Target.Show gives for each
		if at := a.Context.Target.Show("."); at != "." {
			prefix = at + "/"
		}
		for i := range a.Context.Entries {
			e := &a.Context.Entries[i]
			f(prefix+e.Path, e)
		}
	}
}

// beside says what named contexts add to what the headline counts, or "".
func (r *Report) beside() string {
	var n Count
	for _, a := range r.Named {
		c := a.Totals().Shipped()
		n.Entries += c.Entries
		n.Bytes += c.Bytes
	}
	if n.Entries == 0 {
		return ""
	}
	what := plural(len(r.Named), "named context")
	if len(r.Named) == 1 {
		what = "the named context " + Safe(r.Named[0].Context.Target.Name)
	}
	return "beside it " + size(n.Bytes) + " in " + plural(n.Entries, "file") + " of " + what
}

// named names the context in a heading: its name and where it lies.
func (r *Report) named() string {
	return printable(r.Context.Target.Name) + " = " + printable(r.Context.Target.Show("."))
}
