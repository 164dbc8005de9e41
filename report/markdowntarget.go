package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"ctxaudit/context"
)

// target says what was audited, by which rules and with what.
func (m *markdown) target() {
	c := m.Context
	m.head("", "")
	m.row("Context root", code(m.root()))
	m.row("Revision", m.revision())
	switch {
	case c.Target.Dockerfile == "":
		m.row("Dockerfile", "none: nobody knows what is sent or where it ends up")
	case c.Build == nil:
		m.row("Dockerfile", code(c.Target.Show(c.Target.Dockerfile)))
	default:
		m.row("Dockerfile", code(c.Target.Show(c.Target.Dockerfile))+", stage "+code(c.Build.Stages[c.Build.Final].Name))
		m.row("Base images", strings.Join(m.bases(), ", "))
	}
	if names := slices.Sorted(maps.Keys(c.Target.Args)); len(names) > 0 {
		for i, n := range names {
			names[i] = code(n)
		}
		m.row("Build arguments", strings.Join(names, ", "))
	}
	if c.Ignore.Path == "" {
		m.row("Ignore file", "none")
	} else {
		m.row("Ignore file", code(c.Ignore.Path)+", "+plural(len(c.Ignore.Patterns), "rule"))
	}
	if m.Config != "" {
		m.row("Configuration", code(m.Config)+", "+plural(len(m.Exempt), "finding")+" exempt")
	}
	m.row("Builder", string(cmp.Or(c.Target.Builder, buildcontext.BuildKit)))
	if m.Version != "" {
		m.row("ctxaudit", prose(m.Version))
	}
	if m.Date != "" {
		m.row("Date", prose(m.Date))
	}
	m.line("")
}

// revision names the commit, and how far the entries are those of it.
func (m *markdown) revision() string {
	if m.Revision == "" {
		return "not known"
	}
	words := code(m.Revision) + "; changes since are not looked for"
	if n := m.untracked(); n > 0 {
		words += "; git does not track " + plural(n, "file") + " of the context"
	}
	return words
}

// bases are the images that needed stages start from.
func (m *markdown) bases() (names []string) {
	for _, s := range m.Context.Build.Stages {
		if name := code(s.Base); s.Needed && s.Parent < 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
