package dockerfile

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"ctxaudit/context"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// evaluator runs through the instructions of a file once. It repeats what
// dockerfile2llb/convert.go does up to the LLB, but never stops: what makes the
// build fail is noted, and what follows is read as well as it can be.
type evaluator struct {
	file   File
	lex    *shell.Lex
	global env
	byName map[string]*stage
	// follow are the paths that the needed stages ask the context for.
	follow map[string]bool
}

func newEvaluator(t buildcontext.Target, escape rune) *evaluator {
	return &evaluator{
		file:   File{target: t, work: maxWork},
		lex:    shell.NewLex(escape),
		byName: map[string]*stage{},
		follow: map[string]bool{},
	}
}

func (e *evaluator) evaluate(stages []instructions.Stage, args []instructions.ArgCommand, syntax string) error {
	t, b := e.file.target, &e.file.build
	goal := t.Stage
	if goal == "" {
		goal = stages[len(stages)-1].Name
	}
	e.global = newEnv()
	if !e.classic() {
		e.global = platformArgs(goal, t.Args)
	}
	e.globalArgs(args)
	e.buildStages(stages)
	if e.file.final = e.target(); e.file.final == nil {
		return buildcontext.WithHint(&SyntaxError{Reason: fmt.Sprintf("there is no stage %q", t.Stage)},
			"the stages are "+stageNames(b.Stages))
	}
	e.link()
	if s := e.circular(); s != nil {
		e.fail(s.line, "stage %s depends on itself", s.base)
		s.deps = nil
	}
	e.resolveTriggers()
	e.builderStages()
	if syntax != "" && !knownFrontend(syntax) {
		e.unknown(1, "# syntax=%s is another front end; evaluated as BuildKit's own", syntax)
	}
	for _, s := range e.file.states {
		e.stage(s)
	}
	e.file.final.used["/"] = true
	e.markBuilt()
	b.Final = e.file.final.index
	for s := e.file.final; s != nil && s.index >= 0; s = s.parent {
		b.Stages[s.index].InImage = true
	}
	e.finish()
	return nil
}

// target is the stage to build, or nil. BuildKit knows stages by name only, podman
// by number where they have no name.
func (e *evaluator) target() *stage {
	name, stages := e.file.target.Stage, e.file.states
	if name == "" {
		return stages[len(stages)-1]
	}
	if s, ok := e.byName[e.stageName(name)]; ok {
		return s
	}
	i, err := strconv.Atoi(name)
	if err != nil || i < 0 || i >= len(stages) || !e.classic() && !(e.podman() && stages[i].inst.Name == "") {
		return nil
	}
	return stages[i]
}

// globalArgs sets the arguments before the first FROM
// (dockerfile2llb/convert.go:buildMetaArgs).
func (e *evaluator) globalArgs(args []instructions.ArgCommand) {
	for _, c := range args {
		for _, kv := range c.Args {
			if v, ok := e.file.target.Args[kv.Key]; ok {
				e.global.vars[kv.Key] = v
			} else if kv.Value != nil {
				v, _, err := e.lex.ProcessWord(*kv.Value, e.global)
				if err != nil {
					e.fail(firstLine(c.Location()), "ARG %s: %v", kv.Key, err)
				}
				e.global.vars[kv.Key] = v
			}
		}
	}
}

// stage runs through the instructions of s, needed or not: what a stage that
// nobody needs would copy is shown too.
func (e *evaluator) stage(s *stage) {
	if s.parent != nil {
		s.env, s.workdir, s.workdirUnknown = s.parent.env.inherit(e.ownArgs()), s.parent.workdir, s.parent.workdirUnknown
		s.used = s.parent.used
	} else {
		s.env, s.workdir, s.workdirUnknown = newEnv(), "/", s.outside()
	}
	if _, ok := s.env.vars["PATH"]; !ok {
		s.env.vars["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
	}
	if s.outside() {
		e.image(s)
	}
	if s.local && s.index >= 0 && e.podman() {
		e.failStage(s, s.line, "FROM %s: podman starts from no directory", s.base)
	}
	if !s.replaced {
		for i := range s.cmds {
			e.dispatch(s, &s.cmds[i])
		}
	}
	s.evaluated = true
}

// image notes what is wrong with the image that s starts from, and what is not
// known of it. A name that lacks a build argument is no failure here: whatever
// the image is, the context is the same. Buildah looks for none that it does not
// need.
func (e *evaluator) image(s *stage) {
	if e.podman() && !s.needed {
		return
	}
	arg := unset(e.lex, s.inst.BaseName, e.global)
	switch {
	case s.base != "" && image.MatchString(familiar(s.base)):
	case arg != "":
		e.unknown(s.line, "%s has no value here, and FROM %s no base; give it with --build-arg %s=VALUE", arg, s.inst.BaseName, arg)
	case s.base == "":
		e.fail(s.line, "FROM %s names nothing", s.inst.BaseName)
	default:
		e.fail(s.line, "%s is no name of an image; repositories are written in lower case", s.base)
	}
	if strings.Contains(s.base, "onbuild") && s.needed {
		e.unknown(s.line, "the ONBUILD instructions of %s are not known; assumed none", s.base)
	}
}

// dispatch runs one instruction (dockerfile2llb/convert.go:dispatch).
func (e *evaluator) dispatch(s *stage, cmd *command) {
	raw := rawSources(cmd.Command)
	arg, isArg := cmd.Command.(*instructions.ArgCommand)
	if ex, ok := cmd.Command.(instructions.SupportsSingleWordExpansion); ok && !isArg {
		err := ex.Expand(func(word string) (string, error) {
			out, _, err := e.lex.ProcessWord(word, s.env)
			return out, err
		})
		if err != nil {
			e.failStage(s, cmd.line, "%v", err)
		}
	}
	if ex, ok := cmd.Command.(instructions.SupportsSingleWordExpansionRaw); ok {
		lex := shell.NewLex('\\')
		lex.SkipProcessQuotes = true
		err := ex.ExpandRaw(func(word string) (string, error) {
			out, _, err := lex.ProcessWord(word, s.env)
			return out, err
		})
		if err != nil {
			e.failStage(s, cmd.line, "%v", err)
		}
	}
	switch c := cmd.Command.(type) {
	case *instructions.ArgCommand:
		e.arg(s, cmd.line, arg)
	case *instructions.EnvCommand:
		for _, kv := range c.Env {
			s.env.vars[kv.Key], s.env.image[kv.Key] = kv.Value, kv.Value
		}
	case *instructions.WorkdirCommand:
		e.enter(s, c.Path)
	case *instructions.RunCommand:
		e.run(s, cmd, c)
	case *instructions.VolumeCommand:
		if slices.Contains(c.Volumes, "") {
			e.failStage(s, cmd.line, "VOLUME has an empty path")
		}
	case *instructions.CopyCommand:
		e.copy(s, cmd, raw, copying{
			kind: "COPY", text: c.String(), from: c.From, SourcesAndDest: c.SourcesAndDest,
			exclude: c.ExcludePatterns, parents: c.Parents,
			link: c.Link && c.Chmod == "", linked: c.Link, chmod: c.Chmod, chown: c.Chown,
		})
	case *instructions.AddCommand:
		unpack := c.Unpack == nil || *c.Unpack
		e.copy(s, cmd, raw, copying{
			kind: "ADD", text: c.String(), SourcesAndDest: c.SourcesAndDest,
			exclude: c.ExcludePatterns, unpack: unpack, unpackFetched: c.Unpack != nil && *c.Unpack,
			link: c.Link && c.Chmod == "", linked: c.Link, chmod: c.Chmod, chown: c.Chown, checksum: c.Checksum != "",
		})
	}
}

// rawSources are the sources of c as they stand before expansion.
func rawSources(c instructions.Command) []string {
	switch c := c.(type) {
	case *instructions.CopyCommand:
		return slices.Clone(c.SourcePaths)
	case *instructions.AddCommand:
		return slices.Clone(c.SourcePaths)
	}
	return nil
}

// arg sets the arguments that ARG declares in s
// (dockerfile2llb/convert.go:dispatchArg).
func (e *evaluator) arg(s *stage, line int, c *instructions.ArgCommand) {
	for _, kv := range c.Args {
		s.env.args[kv.Key] = true
		if _, ok := s.env.image[kv.Key]; ok && e.ownArgs() {
			continue
		}
		if v, ok := e.file.target.Args[kv.Key]; ok {
			s.env.vars[kv.Key] = v
			continue
		}
		if kv.Value == nil {
			if v, ok := e.global.Get(kv.Key); ok {
				s.env.vars[kv.Key] = v
			}
			continue
		}
		v, _, err := e.lex.ProcessWord(*kv.Value, s.env)
		if err != nil {
			e.failStage(s, line, "ARG %s: %v", kv.Key, err)
			continue
		}
		s.env.vars[kv.Key] = v
	}
}

// enter makes dir the working directory and creates it
// (dockerfile2llb/convert.go:dispatchWorkdir).
func (e *evaluator) enter(s *stage, dir string) {
	if path.IsAbs(dir) {
		s.workdirUnknown = false
	}
	s.workdir = absolute(s.workdir, dir)
	if s.workdir != "/" {
		s.ops = append(s.ops, op{kind: mkdirOp, step: -1, dest: s.workdir})
	}
}

// absolute is p taken from dir, cleaned.
func absolute(dir, p string) string {
	if path.IsAbs(p) {
		return path.Clean(p)
	}
	return path.Join(dir, p)
}

// fail notes a reason for which the build fails whatever the target.
func (e *evaluator) fail(line int, format string, args ...any) {
	e.file.build.Failures = append(e.file.build.Failures, buildcontext.Failure{Line: line, Message: fmt.Sprintf(format, args...)})
}

// failStage notes a reason for which s cannot be built.
func (e *evaluator) failStage(s *stage, line int, format string, args ...any) {
	if s.needed {
		e.fail(line, format, args...)
	}
}

func (e *evaluator) unknown(line int, format string, args ...any) {
	e.file.build.Unknowns = append(e.file.build.Unknowns, buildcontext.Unknowable{Line: line, Message: fmt.Sprintf(format, args...)})
}

func stageNames(stages []buildcontext.Stage) string {
	var names []string
	for _, s := range stages {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}
