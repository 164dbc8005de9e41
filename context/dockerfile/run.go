package dockerfile

import (
	"path"
	"strings"

	"ctxaudit/context"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
)

// run notes a RUN and its mounts (dockerfile2llb/convert.go:dispatchRun,
// convert_runmount.go:dispatchRunMounts).
func (e *evaluator) run(s *stage, cmd *command, c *instructions.RunCommand) {
	s.used["/"] = true
	e.file.build.Runs = append(e.file.build.Runs, buildcontext.Run{
		Stage: s.index, Line: cmd.line, Command: commandText(c),
	})
	e.checkRun(s, cmd.line, c)
	for i, m := range instructions.GetMounts(c) {
		if i < len(cmd.sources) {
			e.mount(s, cmd, c.String(), m, cmd.sources[i])
		}
	}
	s.ops = append(s.ops, op{kind: runOp, step: -1})
}

// mount notes one mount. A tmpfs takes nothing, and yet its source, the whole
// context as a rule, counts among the paths that are asked for.
func (e *evaluator) mount(s *stage, cmd *command, text string, m *instructions.Mount, from *stage) {
	switch m.Type {
	case instructions.MountTypeBind, instructions.MountTypeTmpfs:
	case instructions.MountTypeCache:
		from.use(s, m.Source)
		s.ops = append(s.ops, op{kind: mountOp, step: -1, from: from, srcs: []src{{path: path.Join("/", m.Source)}}})
		return
	default:
		return
	}
	target := absolute(s.workdir, m.Target)
	if target == "/" {
		e.failStage(s, cmd.line, "RUN --mount has no target, or mounts over /")
	}
	step := buildcontext.Step{
		Kind: string(m.Type), Stage: s.index, Line: cmd.line, Text: text, From: m.From, FromStage: -1, Dest: target,
		Sources: []buildcontext.Source{{Raw: m.Source, Path: newSource(m.Source, "").Path}},
	}
	o := op{kind: mountOp, step: len(e.file.build.Steps), line: cmd.line, srcs: []src{{path: path.Join("/", m.Source)}}}
	if m.From == "" {
		if s.needed {
			e.follow[path.Join("/", m.Source)] = true
		}
	} else {
		o.from = from
		step.FromStage = from.index
		from.use(s, m.Source)
		if !from.ready() {
			e.failStage(s, cmd.line, "RUN --mount=from=%s: the stage must stand before this one", m.From)
		}
		if m.Type == instructions.MountTypeTmpfs {
			return
		}
	}
	e.file.build.Steps = append(e.file.build.Steps, step)
	s.ops = append(s.ops, o)
}

// use notes that by takes source from s.
func (s *stage) use(by *stage, source string) {
	if by.needed {
		s.used[path.Join("/", source)] = true
	}
}

// commandText is what a RUN runs: its words, and its heredocs after them.
func commandText(c *instructions.RunCommand) string {
	parts := []string{strings.Join(c.CmdLine, " ")}
	for _, f := range c.Files {
		parts = append(parts, f.Data)
	}
	return strings.Join(parts, "\n")
}
