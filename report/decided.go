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

// decisions counts them in words.
func (r *Report) decisions() (parts []string) {
	if n := len(r.Known); n > 0 {
		parts = append(parts, plural(n, "finding")+" more in the baseline")
	}
	if n := len(r.Exempt); n > 0 {
		parts = append(parts, plural(n, "finding")+" more exempt in the configuration")
	}
	return parts
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
