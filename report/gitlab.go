package report

import (
	"io"

	"ctxaudit/context"
)

type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
	} `json:"lines"`
}

var gitlabSeverities = [...]string{
	buildcontext.Info: "info", buildcontext.Low: "minor", buildcontext.Medium: "major",
	buildcontext.High: "critical", buildcontext.Critical: "blocker",
}

// writeGitLab writes a code quality report. GitLab drops issues whose
// fingerprints are equal, so the second and later ones get a number.
func writeGitLab(w io.Writer, r *Report, _ Style) error {
	issues := []gitlabIssue{}
	seen := map[string]int{}
	add := func(code, fingerprint, severity, description string, at buildcontext.Place) {
		if seen[fingerprint]++; seen[fingerprint] > 1 {
			fingerprint += "-" + itoa(seen[fingerprint])
		}
		i := gitlabIssue{Description: description, Check: code, Fingerprint: fingerprint, Severity: severity}
		i.Location.Path, _ = r.inRepository(at.Path)
		i.Location.Lines.Begin = max(at.Line, 1)
		issues = append(issues, i)
	}
	for _, p := range r.Incomplete {
		add("incomplete", "incomplete:"+p.Path, gitlabSeverities[buildcontext.High], unread(p), buildcontext.Place{Path: p.Path})
	}
	for _, f := range r.worst() {
		add(f.Code, f.Code+":"+f.Fingerprint, gitlabSeverities[f.Severity], r.sentence(f), r.fix(f))
	}
	return encode(w, issues)
}
