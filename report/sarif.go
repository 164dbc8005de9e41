package report

import (
	"io"
	"strings"

	"ctxaudit/context"
)

// GitHub keeps 5,000 results of a run and rejects a file that has more than
// 25,000.
const sarifResults = 5000

// The objects of SARIF 2.1.0 that GitHub code scanning reads.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind  string            `json:"columnKind"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string         `json:"id"`
		Short   sarifText      `json:"shortDescription"`
		Full    sarifText      `json:"fullDescription"`
		Help    sarifText      `json:"help"`
		Default sarifLevel     `json:"defaultConfiguration"`
		Props   map[string]any `json:"properties"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// writeSARIF writes SARIF 2.1.0 as GitHub code scanning takes it: each result
// has a location, its identity is the fingerprint of the finding, and each rule
// carries its page. What leaks stands in relatedLocations, because the place to
// mend is the line that ships it.
//
// What a baseline knows or the configuration exempts is counted and is no result.
// SARIF has suppressions for it, but they are not among the properties that
// GitHub supports: each would be an open alert (github/codeql-action, issue
// 1230). The alert of a finding that is left out is closed.
func writeSARIF(w io.Writer, r *Report, _ Style) error {
	findings := r.worst()
	var run sarifRun
	run.Tool.Driver = sarifDriver{Name: "ctxaudit", Version: r.Version, Rules: []sarifRule{}}
	run.ColumnKind = "utf16CodeUnits"
	run.Results = []sarifResult{}
	index := map[string]int{}
	for _, f := range findings {
		if _, ok := index[f.Code]; !ok {
			index[f.Code] = len(index)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, r.sarifRule(f))
		}
	}
	seen := map[string]int{}
	for _, f := range findings[:min(len(findings), sarifResults)] {
		id := f.Code + ":" + f.Fingerprint
		seen[id]++
		run.Results = append(run.Results, sarifResult{
			RuleID:       f.Code,
			RuleIndex:    index[f.Code],
			Level:        sarifLevels[f.Severity],
			Message:      sarifText{Text: sarifEscaper.Replace(r.sentence(f))},
			Locations:    []sarifLocation{r.sarifPlace(f, r.fix(f), nil, "")},
			Related:      r.sarifRelated(f),
			Fingerprints: map[string]string{"primaryLocationLineHash": f.Fingerprint + ":" + itoa(seen[id])},
		})
	}
	run.Invocations = []sarifInvocation{r.sarifInvocation(len(findings))}
	return encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

var sarifLevels = [...]string{"note", "note", "warning", "error", "error"}

// sarifSecurity are the scores that GitHub shows as low to critical.
var sarifSecurity = [...]string{"1.0", "3.0", "5.5", "8.0", "9.5"}

// A bracket would begin a link.
var sarifEscaper = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

// sarifRule describes the rule of a finding. GitHub grades a security alert by
// its rule and not by its result, so the rule takes the grade of the worst
// finding, which is the first.
func (r *Report) sarifRule(worst buildcontext.Finding) sarifRule {
	page, tags := r.page(worst.Code), []string{chapters[chapterOrder(worst.Code)]}
	rule := sarifRule{
		ID:      worst.Code,
		Short:   sarifText{Text: page.Title},
		Full:    sarifText{Text: summary(page)},
		Help:    sarifText{Text: page.Text, Markdown: page.Text},
		Default: sarifLevel{sarifLevels[worst.Severity]},
		Props:   map[string]any{"tags": tags, "precision": "high"},
	}
	if strings.HasPrefix(worst.Code, "CTX1") {
		rule.Props["tags"] = append([]string{"security"}, tags...)
		rule.Props["security-severity"] = sarifSecurity[worst.Severity]
	}
	return rule
}

// sarifRelated are the leaked file and the other places of a finding.
func (r *Report) sarifRelated(f buildcontext.Finding) (related []sarifLocation) {
	add := func(p buildcontext.Place, what string) {
		id := len(related) + 1
		related = append(related, r.sarifPlace(f, p, &id, what))
	}
	if file := r.file(f); file != r.fix(f) {
		add(file, "what ships")
	}
	const most = 20
	for _, p := range f.Places[:min(len(f.Places), most)] {
		add(p, "also here")
	}
	return related
}

func (r *Report) sarifPlace(f buildcontext.Finding, p buildcontext.Place, id *int, what string) sarifLocation {
	var l sarifLocation
	uri, inside := r.uri(p.Path)
	l.Physical.Artifact.URI = uri
	if inside {
		l.Physical.Artifact.Base = "%SRCROOT%"
	}
	l.Physical.Region = r.sarifRegion(f, p)
	l.ID = id
	if what != "" {
		l.Message = &sarifText{Text: what}
	}
	return l
}

// sarifInvocation says whether everything could be read, and what is left out.
func (r *Report) sarifInvocation(findings int) sarifInvocation {
	i := sarifInvocation{Successful: r.Complete(), Notifications: []sarifNotification{}}
	say := func(level, text string) {
		i.Notifications = append(i.Notifications, sarifNotification{level, sarifText{Text: sarifEscaper.Replace(text)}})
	}
	for _, p := range r.Incomplete {
		say("error", "could not be read: "+printable(p.Path)+": "+Safe(p.Reason))
	}
	if n := len(r.NotScanned); n > 0 {
		say("note", plural(n, "file")+" not searched for secrets")
	}
	for _, text := range r.decisions() {
		say("note", text)
	}
	if findings > sarifResults {
		say("warning", plural(findings-sarifResults, "finding")+" left out; these are the worst")
	}
	return i
}
