package product

import (
	"encoding/json"
	"slices"
)

// Finding is a finding of "ctxaudit --format json".
type Finding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// Unknown is something that ctxaudit says cannot be known before the build.
type Unknown struct {
	Message string `json:"message"`
}

// Suggestion is a suggestion of "ctxaudit --format json".
type Suggestion struct {
	Patterns []string `json:"patterns"`
	Bytes    int64    `json:"bytes"`
	Left     int64    `json:"left"`
	Safe     string   `json:"safe"`
}

type audit struct {
	Findings    []Finding    `json:"findings"`
	Suggestions []Suggestion `json:"suggestions"`
	Unknowns    []Unknown    `json:"unknowns"`
}

// audit audits t without the search for secrets.
func (p Program) audit(t Target) (audit, error) {
	out, err := p.run(append([]string{"--format=json", "--no-secrets", "--fail-on=never"}, t.args()...))
	if err != nil {
		return audit{}, err
	}
	var a audit
	err = json.Unmarshal(out, &a)
	return a, err
}

// Findings returns what ctxaudit finds, and what it says is not known. It is a
// [*Refusal] where ctxaudit refuses.
func (p Program) Findings(t Target) ([]Finding, []Unknown, error) {
	a, err := p.audit(t)
	return a.Findings, a.Unknowns, err
}

// Suggestions returns what ctxaudit suggests. It is a [*Refusal] where ctxaudit
// refuses.
func (p Program) Suggestions(t Target) ([]Suggestion, error) {
	a, err := p.audit(t)
	return a.Suggestions, err
}

// Generate runs "ctxaudit generate" with flags. Its error is a [*Refusal] where
// ctxaudit refuses.
func (p Program) Generate(t Target, flags ...string) error {
	_, err := p.run(slices.Concat([]string{"generate", "--no-secrets"}, flags, t.args()))
	return err
}
