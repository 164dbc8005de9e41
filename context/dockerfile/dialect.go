package dockerfile

import (
	"errors"
	"path"
	"strings"

	"ctxaudit/context"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
)

// The other builders speak older dialects. What the classic builder does is read
// in its source, moby v28.5.2 builder/dockerfile, and was never run; what podman
// does is run with buildah 1.28.2.

// classic and podman say whose dialect e speaks.
func (e *evaluator) classic() bool { return e.file.target.Builder == buildcontext.Classic }
func (e *evaluator) podman() bool  { return e.file.target.Builder == buildcontext.Podman }

// stageName is the key of a stage by its name in e.byName. BuildKit and the
// classic builder do not look at the case, podman does.
func (e *evaluator) stageName(name string) string {
	if e.podman() {
		return name
	}
	return strings.ToLower(name)
}

// nameOf is the name of a stage as AS has it, which the parser writes in lower
// case.
func (e *evaluator) nameOf(inst *instructions.Stage) string {
	if words := strings.Fields(inst.SourceCode); e.podman() && inst.Name != "" {
		return words[len(words)-1]
	}
	return inst.Name
}

// ownArgs says that ARG ends with its stage and never wins over ENV
// (evaluator.go:dispatch, buildargs.go:FilterAllowed; podman likewise).
func (e *evaluator) ownArgs() bool { return e.classic() || e.podman() }

// checkRun notes what the classic builder makes of a RUN: it refuses its flags
// and does not see its heredocs (dispatchers.go:dispatchRun).
func (e *evaluator) checkRun(s *stage, line int, c *instructions.RunCommand) {
	if !e.classic() {
		return
	}
	if len(c.FlagsUsed) > 0 {
		e.failStage(s, line, "RUN --%s needs BuildKit", c.FlagsUsed[0])
	}
	if len(c.Files) > 0 && s.needed {
		e.unknown(line, "the classic builder knows no heredocs; what stands in it is not run")
	}
}

// adjust makes of c what the classic builder does: it refuses --chmod, and passes
// over the other flags and heredocs without a word (dispatchers.go:dispatchCopy,
// copy.go:createCopyInstruction).
func (e *evaluator) adjust(s *stage, line int, c *copying) {
	if !e.classic() {
		return
	}
	if c.chmod != "" {
		e.failStage(s, line, "%s --chmod needs BuildKit", c.kind)
	}
	var passed []string
	note := func(used bool, flag string) {
		if used {
			passed = append(passed, flag)
		}
	}
	note(c.linked, "--link")
	note(c.parents, "--parents")
	note(len(c.exclude) > 0, "--exclude")
	note(len(c.SourceContents) > 0, "heredocs")
	if len(passed) > 0 && s.needed {
		e.unknown(line, "the classic builder passes over %s", strings.Join(passed, ", "))
	}
	c.link, c.parents, c.exclude, c.SourceContents = false, false, nil, nil
	if len(c.SourcePaths) == 0 {
		e.failStage(s, line, "%s has no source that the classic builder knows", c.kind)
	}
}

// adapt makes c copy as the builder of the target does where that is not
// BuildKit: what is in the way is replaced whatever it is, several sources need a
// directory, and a pattern has to match. The error is one of the instruction.
func (t *tracer) adapt(c *copier, from *tree, o *op) error {
	builder := t.c.Target.Builder
	if builder != buildcontext.Classic && builder != buildcontext.Podman || from == nil {
		return nil
	}
	c.replaces, c.walks, c.globs = true, builder == buildcontext.Classic, builder == buildcontext.Podman
	if !from.certain {
		return nil
	}
	var matches []string
	for _, in := range o.srcs {
		if in.source < 0 {
			matches = append(matches, in.path)
			continue
		}
		names, err := c.expand(from, in)
		if err != nil {
			return nil // the copy says so
		}
		matches = append(matches, names...)
	}
	switch {
	case len(matches) == 0:
		c.mustMatch = true
	case builder == buildcontext.Classic:
		if len(matches) > 1 && !o.slash {
			return errors.New("several sources need a destination that ends with a slash")
		}
	case !strings.HasSuffix(c.dest, "/") && (len(o.srcs) > 1 || isDirectory(from, matches[0])):
		c.dest += "/"
	}
	return nil
}

// isDirectory says that p is a directory of t or a link to one.
func isDirectory(t *tree, p string) bool {
	r, err := t.follow(p)
	return err == nil && r.n.kind == directory
}

// leavesRoot says that a source lies above the context, which the classic
// builder refuses and others take for the root.
func leavesRoot(p string) bool {
	p = path.Clean(strings.TrimLeft(p, "/"))
	return p == ".." || strings.HasPrefix(p, "../")
}
