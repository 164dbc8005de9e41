package report

import (
	"strings"

	"ctxaudit/context"
)

// steps shows what each line of the Dockerfile carries from where to where, and
// how much of it is of the context.
func (m *markdown) steps() {
	b := m.Context.Build
	if b == nil || len(b.Steps) == 0 {
		return
	}
	m.line("## What the Dockerfile takes")
	m.line("")
	m.head("Line", "Takes", "From", "Into", "#Files of the context", "#Size")
	for _, s := range b.Steps {
		if !b.Stages[s.Stage].Needed {
			continue
		}
		var n Count
		var sources []string
		for _, src := range s.Sources {
			n.Entries += src.Entries
			n.Bytes += src.Bytes
			sources = append(sources, code(src.Raw))
		}
		m.row(prose(m.dockerfileLine(s.Line)), strings.Join(sources, ", "), m.origin(s), m.destination(s), grouped(n.Entries), size(n.Bytes))
	}
	m.line("")
}

// rules shows the ignore file with what each rule does in this tree.
func (m *markdown) rules() {
	ignore := m.Context.Ignore
	if len(ignore.Patterns) == 0 || len(m.Context.Uses) != len(ignore.Patterns) {
		return
	}
	m.line("## What " + code(ignore.Path) + " does")
	m.line("")
	m.line("Counted are the files and directories that the builder looks at; what is in a directory that it does not read is not.")
	m.line("")
	m.head("#Line", "Rule", "Effect")
	for i, p := range ignore.Patterns {
		effect := "nothing in this tree"
		switch n := m.Context.Uses[i].Decided; {
		case n > 0 && p.Exception():
			effect = "lets in " + grouped(n)
		case n > 0:
			effect = "excludes " + grouped(n)
		}
		m.row(itoa(p.Line), code(strings.TrimSpace(p.Source)), effect)
	}
	m.line("")
}

// origin says what a step takes from.
func (m *markdown) origin(s buildcontext.Step) string {
	switch {
	case s.From == "":
		return "the context"
	case s.FromStage >= 0:
		return "stage " + code(m.Context.Build.Stages[s.FromStage].Name)
	}
	return code(s.From)
}

// destination says what a step puts it into.
func (m *markdown) destination(s buildcontext.Step) string {
	into := "stage " + code(m.Context.Build.Stages[s.Stage].Name)
	switch {
	case s.Kind == "bind" || s.Kind == "tmpfs":
		return "the command alone, in " + into
	case m.Context.Build.Stages[s.Stage].InImage:
		into = "the image"
	}
	return into + " " + code(s.Dest)
}
