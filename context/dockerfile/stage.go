package dockerfile

import (
	"fmt"
	"strconv"
	"strings"

	"ctxaudit/context"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// stage is a stage of the file, or something outside it that a stage takes
// from. The names of the fields follow dockerfile2llb/convert.go:dispatchState.
type stage struct {
	inst instructions.Stage
	// index is the place in the file, or -1 for something outside.
	index int
	line  int
	// base is what it starts from, after expansion.
	base string
	// parent is the stage it starts from, or nil.
	parent *stage
	// context is the named context that it starts from or that stands in for
	// it, or "". local says that the context is a directory.
	context string
	local   bool
	// replaced says that the named context stands in for the stage, whose own
	// instructions do not run.
	replaced bool

	cmds []command
	deps []*stage
	// triggered says that the ONBUILD instructions of parent were taken over.
	triggered bool

	// needed says that the target is or depends on the stage by what its
	// instructions name: the front end runs through it, and what it asks the
	// context for is sent. built says that something of it is really taken, so
	// that the builder makes it.
	needed, built bool
	// evaluated says that the instructions of the stage were run through; what
	// comes later in the file can take from it.
	evaluated bool
	env       env
	workdir   string
	// workdirUnknown says that workdir is relative to that of an image.
	workdirUnknown bool
	ops            []op
	// used are the paths that others take from the stage, absolute; "/" is
	// everything.
	used map[string]bool
}

// command is an instruction and what it takes from: one stage for COPY --from,
// one for each mount of a RUN, with nil for a mount that takes from nothing.
type command struct {
	instructions.Command
	sources []*stage
	line    int
}

// scratch is the name of the empty image.
const scratch = "scratch"

// outside says that nothing is known about what the stage starts from.
func (s *stage) outside() bool {
	return s.parent == nil && !s.local && s.base != scratch
}

// add appends s to the stages (dockerfile2llb/convert.go:addState).
func (e *evaluator) add(s *stage) {
	e.file.states = append(e.file.states, s)
	s.parent = e.byName[s.base]
	if e.classic() {
		s.parent = e.byName[e.stageName(s.base)]
	}
	if name := e.stageName(e.nameOf(&s.inst)); name != "" {
		switch twice := e.byName[name] != nil; {
		case twice && e.classic():
			e.fail(s.line, "there are two stages of the name %s", s.inst.Name)
		case twice && e.podman(): // seen with buildah 1.28.2: now this one, now that
			e.unknown(s.line, "there are two stages of the name %s, and podman starts from either; assumed from the last", s.inst.Name)
		}
		e.byName[name] = s
	}
}

// external is a stage for what name names outside the file.
func (e *evaluator) external(name string) *stage {
	s := &stage{index: -1, base: name, used: map[string]bool{}, env: newEnv(), workdir: "/"}
	s.context, s.local = namedContext(e.file.target.Contexts, name)
	return s
}

// buildStages makes the stages of the file, with what FROM names.
func (e *evaluator) buildStages(stages []instructions.Stage) {
	for i, inst := range stages {
		s := &stage{inst: inst, index: i, line: firstLine(inst.Location), used: map[string]bool{}}
		word, err := e.lex.ProcessWordWithMatches(inst.BaseName, e.global)
		if err != nil {
			e.fail(s.line, "FROM %s: %v", inst.BaseName, err)
		}
		s.base = word.Result
		e.checkPlatform(s.line, inst.Platform)
		out := buildcontext.Stage{Name: inst.Name, Base: s.base, Parent: -1, Line: s.line}
		if out.Name == "" {
			out.Name = strconv.Itoa(i)
		}
		if name, local := namedContext(e.file.target.Contexts, inst.Name); name != "" && !e.podman() {
			e.add(s)
			s.parent, s.context, s.local, s.replaced = nil, name, local, true
		} else {
			e.add(s)
			if s.parent != nil {
				out.Parent = s.parent.index
			} else {
				s.context, s.local = namedContext(e.file.target.Contexts, s.base)
			}
		}
		e.file.build.Stages = append(e.file.build.Stages, out)
	}
}

// link makes the commands of the stages and what they take from.
func (e *evaluator) link() {
	for _, s := range e.file.states {
		for _, c := range s.inst.Commands {
			s.cmds = append(s.cmds, e.newCommand(s, c, firstLine(c.Location())))
		}
	}
}

// newCommand resolves what an instruction of s takes from
// (dockerfile2llb/convert.go:toCommand, convert_runmount.go:detectRunMount).
func (e *evaluator) newCommand(s *stage, c instructions.Command, line int) command {
	cmd := command{Command: c, line: line}
	switch c := c.(type) {
	case *instructions.CopyCommand:
		if c.From == "" {
			break
		}
		if res, err := e.lex.ProcessWordWithMatches(c.From, newEnv()); err != nil || res.Result != c.From {
			e.fail(line, "COPY --from=%s: variables are not expanded in --from; name a stage with FROM %s AS NAME", c.From, c.From)
		}
		cmd.sources = []*stage{e.source(s, c.From, line, true)}
	case *instructions.RunCommand:
		for _, m := range instructions.GetMounts(c) {
			from := m.From
			if from == "" {
				from = scratch
			}
			cmd.sources = append(cmd.sources, e.source(s, from, line, false))
		}
	}
	return cmd
}

// source is the stage that name names for an instruction of s. A number is the
// place of a stage for COPY, and a name like others for a mount.
func (e *evaluator) source(s *stage, name string, line int, numbers bool) *stage {
	from, ok := e.byName[e.stageName(name)]
	if i, err := strconv.Atoi(name); err == nil && numbers {
		if ok = i >= 0 && i < len(e.file.states); ok {
			from = e.file.states[i]
		} else {
			e.fail(line, "COPY --from=%s: there is no stage %s", name, name)
		}
	}
	if given, _ := namedContext(e.file.target.Contexts, name); given != "" && e.podman() {
		ok = false // buildah imagebuildah/stage_executor.go:Copy, v1.28.2: a stage of that name is made, and not taken from
	}
	if !ok {
		from = e.external(name)
		e.file.states = append(e.file.states, from)
	}
	s.deps = append(s.deps, from)
	return from
}

// reach marks what s needs, itself among it.
func (s *stage) reach() {
	if s.needed {
		return
	}
	s.needed = true
	if s.parent != nil {
		s.parent.reach()
	}
	for _, d := range s.deps {
		d.reach()
	}
}

// resolveTriggers takes the ONBUILD instructions of a stage over to those that
// start from it and are needed, until nothing new is needed
// (dockerfile2llb/convert.go:resolveStages, initOnBuildTriggers).
func (e *evaluator) resolveTriggers() {
	for again := true; again; {
		again = false
		for _, s := range e.file.states {
			s.needed = false
		}
		e.file.final.reach()
		for _, s := range e.file.states {
			if !s.needed || s.triggered || s.parent == nil {
				continue
			}
			s.triggered = true
			cmds := e.triggers(s)
			s.cmds = append(cmds, s.cmds...)
			again = again || len(cmds) > 0
		}
	}
}

// triggers are the ONBUILD instructions of the stage that s starts from.
func (e *evaluator) triggers(s *stage) []command {
	var cmds []command
	for _, c := range s.parent.cmds {
		ob, ok := c.Command.(*instructions.OnbuildCommand)
		if !ok {
			continue
		}
		if e.podman() {
			e.unknown(c.line, "ONBUILD is lost in images of the OCI format, which podman makes unless told otherwise; assumed so")
			continue
		}
		ic, err := parseTrigger(ob.Expression)
		if err != nil {
			e.fail(c.line, "ONBUILD %s: %s", ob.Expression, reason(err))
			continue
		}
		cmds = append(cmds, e.newCommand(s, ic, c.line))
	}
	return cmds
}

func parseTrigger(expression string) (instructions.Command, error) {
	res, err := parser.Parse(strings.NewReader(expression))
	if err != nil {
		return nil, err
	}
	if len(res.AST.Children) != 1 {
		return nil, fmt.Errorf("not one instruction")
	}
	return instructions.ParseCommand(res.AST.Children[0])
}

// circular is a stage that depends on itself, or nil.
func (e *evaluator) circular() *stage {
	const (
		open = iota + 1
		done
	)
	state := map[*stage]int{}
	var visit func(*stage) *stage
	visit = func(s *stage) *stage {
		switch state[s] {
		case open:
			return s
		case done:
			return nil
		}
		state[s] = open
		for _, d := range s.deps {
			if at := visit(d); at != nil {
				return at
			}
		}
		state[s] = done
		return nil
	}
	for _, s := range e.file.states {
		if at := visit(s); at != nil {
			return at
		}
	}
	return nil
}
