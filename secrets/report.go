package secrets

import (
	"cmp"
	"io/fs"
	"slices"

	buildcontext "ctxaudit/context"
)

// hints say what to do about a finding.
var hints = map[string]string{
	"CTX101": "give it to a step with RUN --mount=type=secret, or to the container when it starts",
	"CTX102": "exclude it; a step gets a secret with RUN --mount=type=secret, a container when it starts",
	"CTX103": "exclude it, and let git ask a credential helper",
}

// report grades and merges the verdicts on the entries of c.
func report(c *buildcontext.Context, verdicts []*verdict, histories []buildcontext.Finding) Result {
	r := Result{Findings: histories}
	sealed := map[string][]int{}
	for i, v := range verdicts {
		if v == nil {
			continue
		}
		e := &c.Entries[i]
		switch {
		case v.err != nil:
			r.Incomplete = append(r.Incomplete, buildcontext.Problem{Path: e.Path, Reason: reason(v.err)})
		case v.skipped != "":
			r.NotScanned = append(r.NotScanned, buildcontext.Problem{Path: e.Path, Reason: v.skipped})
		}
		if v.sealed != "" {
			sealed[v.sealed] = append(sealed[v.sealed], i)
		}
		far := distance(e.Path)
		for _, h := range v.hits {
			r.Findings = append(r.Findings, buildcontext.Finding{
				Code:        h.code,
				Severity:    grade(e.Reach, c.Build != nil, max(h.drop, far)),
				Message:     h.message,
				Path:        e.Path,
				Line:        h.line,
				Column:      h.column,
				Reach:       e.Reach,
				Landings:    e.Landings,
				Detector:    h.detector,
				Fingerprint: h.fingerprint,
				Hint:        hints[h.code],
				Entries:     1,
				Bytes:       e.Size,
			})
		}
	}
	r.Findings = together(c, sealed, r.Findings)
	slices.SortStableFunc(r.Findings, worstFirst)
	r.Findings = merge(r.Findings)
	return r
}

func worstFirst(a, b buildcontext.Finding) int {
	return cmp.Or(
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(b.Reach, a.Reach),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Detector, b.Detector),
	)
}

// merge leaves one finding for each secret, the worst one, and makes the others
// its places.
func merge(sorted []buildcontext.Finding) []buildcontext.Finding {
	first := make(map[string]int, len(sorted))
	kept := sorted[:0]
	for _, f := range sorted {
		i, seen := first[f.Fingerprint]
		if !seen {
			first[f.Fingerprint] = len(kept)
			kept = append(kept, f)
			continue
		}
		main := &kept[i]
		if n := len(main.Places); f.Path != main.Path && (n == 0 || f.Path != main.Places[n-1].Path) {
			main.Entries++
			main.Bytes += f.Bytes
		}
		main.Places = append(main.Places, buildcontext.Place{Path: f.Path, Line: f.Line})
	}
	return kept
}

// reason is the cause of a failure to read, without the path it repeats.
func reason(err error) string {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err.Error()
	}
	return err.Error()
}
