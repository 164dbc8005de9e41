package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"

	"ctxaudit/context"
)

// The objects of the schema ctxaudit/v1. Arrays are never null, sizes are
// bytes, and what is unknown is null and never 0. Additions are free, renames
// are not.
type (
	jsonAudit struct {
		Schema      string                 `json:"schema"`
		Version     *string                `json:"version"`
		Target      jsonTarget             `json:"target"`
		Totals      Totals                 `json:"totals"`
		Largest     []jsonLargest          `json:"largest"`
		Findings    []jsonFinding          `json:"findings"`
		Known       []jsonFinding          `json:"known"`
		Exempt      []jsonExempt           `json:"exempt"`
		Suggestions []jsonSuggestion       `json:"suggestions"`
		NotScanned  []buildcontext.Problem `json:"notscanned"`
		Incomplete  []buildcontext.Problem `json:"incomplete"`
		Unknowns    []jsonUnknown          `json:"unknowns"`
		Named       []jsonNamed            `json:"named"`
	}
	// jsonNamed is a named context. Its findings stand among the others.
	jsonNamed struct {
		Name        string           `json:"name"`
		Root        string           `json:"root"`
		IgnoreFile  *string          `json:"ignorefile"`
		Totals      Totals           `json:"totals"`
		Largest     []jsonLargest    `json:"largest"`
		Suggestions []jsonSuggestion `json:"suggestions"`
	}
	jsonTarget struct {
		Root       string               `json:"root"`
		Revision   *string              `json:"revision"`
		Dockerfile *string              `json:"dockerfile"`
		IgnoreFile *string              `json:"ignorefile"`
		Stage      *string              `json:"stage"`
		Builder    buildcontext.Builder `json:"builder"`
	}
	jsonLargest struct {
		Path string `json:"path"`
		Count
		Reach string  `json:"reach"`
		Rule  *string `json:"rule"`
	}
	jsonFinding struct {
		Code        string                `json:"code"`
		Severity    buildcontext.Severity `json:"severity"`
		Message     string                `json:"message"`
		Path        string                `json:"path"`
		Context     *string               `json:"context"`
		Line        *int                  `json:"line"`
		Column      *int                  `json:"column"`
		Reach       *string               `json:"reach"`
		Landings    []jsonLanding         `json:"landings"`
		Detector    *string               `json:"detector"`
		Fingerprint string                `json:"fingerprint"`
		Hint        *string               `json:"hint"`
		Count
		Places []buildcontext.Place `json:"places"`
	}
	jsonExempt struct {
		jsonFinding
		Reason string  `json:"reason"`
		Until  *string `json:"until"`
	}
	jsonLanding struct {
		Stage string `json:"stage"`
		Path  string `json:"path"`
		Line  int32  `json:"line"`
		Final bool   `json:"final"`
		// Unpacked says that ADD unpacks the entry below Path.
		Unpacked bool `json:"unpacked,omitempty"`
	}
	jsonSuggestion struct {
		Patterns []string `json:"patterns"`
		Count
		Left int64               `json:"left"`
		Safe buildcontext.Safety `json:"safe"`
		Why  string              `json:"why"`
	}
	jsonUnknown struct {
		Line    int    `json:"line"`
		Message string `json:"message"`
		Made    bool   `json:"made"`
	}
)

// writeJSON writes everything but the entries, which "ls --format json" has.
// Bytes of a name that are no UTF-8 become U+FFFD.
func writeJSON(w io.Writer, r *Report, s Style) error {
	c := r.Context
	a := jsonAudit{
		Schema:      "ctxaudit/v1",
		Version:     known(r.Version),
		Target:      jsonTarget{Root: c.Target.Root, Revision: known(r.Revision), Dockerfile: known(c.Target.Show(c.Target.Dockerfile)), IgnoreFile: known(c.Ignore.Path), Builder: cmp.Or(c.Target.Builder, buildcontext.BuildKit)},
		Totals:      r.Totals(),
		Largest:     r.jsonLargest(s),
		Findings:    r.jsonFindings(r.Findings),
		Known:       r.jsonFindings(r.Known),
		Exempt:      []jsonExempt{},
		Suggestions: suggestions(r.Suggestions),
		NotScanned:  append([]buildcontext.Problem{}, r.NotScanned...),
		Incomplete:  append([]buildcontext.Problem{}, r.Incomplete...),
		Unknowns:    []jsonUnknown{},
		Named:       []jsonNamed{},
	}
	for _, x := range r.Exempt {
		a.Exempt = append(a.Exempt, jsonExempt{r.jsonFinding(x.Finding), x.Reason, known(x.Until)})
	}
	if c.Build != nil {
		a.Target.Stage = known(c.Build.Stages[c.Build.Final].Name)
		for _, u := range c.Build.Unknowns {
			a.Unknowns = append(a.Unknowns, jsonUnknown{u.Line, u.Message, u.Made})
		}
	}
	for _, n := range r.Named {
		t := n.Context.Target
		a.Named = append(a.Named, jsonNamed{
			t.Name, t.Root, known(n.Context.Ignore.Path), n.Totals(), n.jsonLargest(s), suggestions(n.Suggestions),
		})
	}
	return encode(w, a)
}

func (r *Report) jsonLargest(s Style) []jsonLargest {
	out := []jsonLargest{}
	rows, _, _ := r.largest(newTree(r.Context.Entries, r.shipped()), s.top())
	for _, row := range rows {
		_, reach := sum(r.Context.Entries[row.lo:row.hi])
		l := jsonLargest{Path: row.path, Count: row.Count, Reach: reach.String()}
		if p := r.admitted(row.node); p != nil {
			l.Rule = &p.Text
		}
		out = append(out, l)
	}
	return out
}

// encode writes a value for programs that people read too: indented, and with
// what a terminal would interpret escaped.
func encode(w io.Writer, value any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escapeUnseen(b.Bytes()))
	return err
}

func suggestions(all []buildcontext.Suggestion) []jsonSuggestion {
	out := make([]jsonSuggestion, 0, len(all))
	for _, s := range all {
		out = append(out, jsonSuggestion{append([]string{}, s.Patterns...), Count{s.Entries, s.Bytes}, s.Left, s.Safe, s.Why})
	}
	return out
}

func (r *Report) jsonFindings(fs []buildcontext.Finding) []jsonFinding {
	out := []jsonFinding{}
	for _, f := range worst(fs) {
		out = append(out, r.jsonFinding(f))
	}
	return out
}

func (r *Report) jsonFinding(f buildcontext.Finding) jsonFinding {
	return jsonFinding{
		f.Code, f.Severity, f.Message, f.Path, known(f.Context), known(f.Line), known(f.Column), known(f.Reach.String()),
		landings(r.Context.Build, f.Landings), known(f.Detector), f.Fingerprint, known(f.Hint), Count{f.Entries, f.Bytes},
		append([]buildcontext.Place{}, f.Places...),
	}
}

func landings(b *buildcontext.Build, ls []buildcontext.Landing) []jsonLanding {
	out := make([]jsonLanding, 0, len(ls))
	for _, l := range ls {
		out = append(out, jsonLanding{b.Stages[l.Stage].Name, l.Path, l.Line, int(l.Stage) == b.Final, l.Unpacked})
	}
	return out
}

// known is nil for a value that says nothing.
func known[T comparable](value T) *T {
	var nothing T
	if value == nothing {
		return nil
	}
	return &value
}
