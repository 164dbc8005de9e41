package report

import (
	"io"
	"unicode/utf8"

	"ctxaudit/context"
)

type (
	jsonAnswer struct {
		Path     string        `json:"path"`
		RawPath  []byte        `json:"rawpath,omitempty"`
		Exists   bool          `json:"exists"`
		Dir      bool          `json:"dir"`
		Excluded bool          `json:"excluded"`
		Reach    *string       `json:"reach"`
		Link     *string       `json:"link"`
		Pruned   *string       `json:"pruned"`
		Rules    []jsonMatch   `json:"rules"`
		Landings []jsonLanding `json:"landings"`
		// Mounts are the lines of the Dockerfile whose mount shows the path to a
		// command.
		Mounts []int            `json:"mounts"`
		Drops  []jsonSuggestion `json:"drops"`
		Count
	}
	jsonMatch struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Pattern string `json:"pattern"`
		On      string `json:"on"`
		Counts  bool   `json:"counts"`
		Decides bool   `json:"decides"`
	}
)

// WriteAnswersJSON writes answers as an array of objects, one for each path:
//
//   - path, and as in [List] rawpath; exists and dir; excluded; reach, the
//     farthest; entries and bytes that ship there
//   - link, the link that the path lies behind, and pruned, the directory at
//     which the builder stops reading; null where there is none
//   - rules that match, in their order: file, line and pattern, on what they
//     match, whether the match counts and whether it decides
//   - landings, those of a file; a directory has none of its own
//   - drops, the patterns that would leave it out, as the suggestions of an audit
//
// Keys are added, never renamed.
func WriteAnswersJSON(w io.Writer, c *buildcontext.Context, answers []Answer) error {
	all := []jsonAnswer{}
	for _, a := range answers {
		j := jsonAnswer{
			Path: a.Path, Exists: a.Exists, Dir: a.Dir, Excluded: a.Verdict.Excluded,
			Link: known(a.Link), Pruned: known(a.Pruned),
			Rules: []jsonMatch{}, Landings: []jsonLanding{}, Mounts: []int{}, Drops: suggestions(a.Drops),
		}
		if !utf8.ValidString(a.Path) {
			j.RawPath = []byte(a.Path)
		}
		n, reach := sum(c.Entries[a.First:a.End])
		j.Count, j.Reach = n, known(reach.String())
		if a.First < a.End && !a.Dir {
			j.Landings = landings(c.Build, c.Entries[a.First].Landings)
		}
		if a.Exists {
			for _, s := range c.Mounts(a.Path, a.Verdict.Excluded) {
				j.Mounts = append(j.Mounts, s.Line)
			}
		}
		for _, m := range a.Matches {
			p := c.Ignore.Patterns[m.Rule]
			j.Rules = append(j.Rules, jsonMatch{
				File: c.Ignore.Path, Line: p.Line, Pattern: p.Source, On: m.On,
				Counts: m.Counts, Decides: m.Counts && m.Rule == a.Verdict.Rule,
			})
		}
		all = append(all, j)
	}
	return encode(w, all)
}
