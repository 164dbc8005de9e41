package gate

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// matches returns what was found in order, without the generic findings that a
// specific one on the same line covers: filter of gitleaks' detect/utils.go,
// v8.30.1.
func (f *file) matches() []Match {
	f.countLines()
	var out []Match
	for _, m := range f.found {
		if generic(m.Rule) && slices.ContainsFunc(f.found, m.yields) {
			continue
		}
		out = append(out, m.Match)
	}
	slices.SortFunc(out, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Secret, b.Secret), slices.Compare(a.Tags, b.Tags))
	})
	return out
}

// countLines gives each match its line. The newline before a line counts as part of
// it; rules for names have no line.
func (f *file) countLines() {
	slices.SortStableFunc(f.found, func(a, b found) int { return cmp.Compare(a.at, b.at) })
	line, counted := 1, 0
	for i := range f.found {
		m := &f.found[i]
		if m.Name {
			continue
		}
		to := min(m.at+1, len(f.data))
		line += bytes.Count(f.data[counted:max(to, counted)], []byte{'\n'})
		counted = max(to, counted)
		m.line = line
		if m.at >= len(f.data) {
			m.line++ // the newline after the data
		}
	}
}

// yields says that o covers m, which is generic.
func (m found) yields(o found) bool {
	return m.line == o.line && !generic(o.Rule) && strings.Contains(string(o.Secret), string(m.Secret))
}

func generic(rule string) bool { return strings.Contains(strings.ToLower(rule), "generic") }
