package report

import "ctxaudit/context"

// decided are the findings that somebody has looked at before: a checklist shows
// them, with the decision.
func (r *Report) decided() []buildcontext.Finding {
	fs := append([]buildcontext.Finding{}, r.Known...)
	for _, x := range r.Exempt {
		fs = append(fs, x.Finding)
	}
	return worst(fs)
}

// decision says in words what was decided about a finding, or "".
func (r *Report) decision(f buildcontext.Finding) string {
	same := func(g *buildcontext.Finding) bool {
		return g.Code == f.Code && g.Fingerprint == f.Fingerprint && g.Path == f.Path
	}
	for _, x := range r.Exempt {
		switch {
		case !same(&x.Finding):
		case x.Until != "":
			return "exempt until " + x.Until + ": " + x.Reason
		default:
			return "exempt: " + x.Reason
		}
	}
	for i := range r.Known {
		if same(&r.Known[i]) {
			return "known to the baseline"
		}
	}
	return ""
}
