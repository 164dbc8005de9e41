package dockerfile

import (
	"errors"
	"path"
	"slices"
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
// BuildKit, and says what copies a source. The error is one of the instruction.
func (t *tracer) adapt(c *copier, from *tree, o *op) (func(*tree, src, bool) (bool, tally, error), error) {
	switch builder := t.c.Target.Builder; {
	case from == nil:
	case builder == buildcontext.Classic:
		c.replaces, c.walks = true, true
		return c.source, c.needsSlash(from, o)
	case builder == buildcontext.Podman:
		c.replaces = true
		if from.certain && !o.young() {
			b := &buildah{copier: c, from: from, kept: from, matches: map[string][]string{}, archives: map[*node]*archive{}}
			if o.from == nil && len(t.c.Ignore.Patterns) > 0 {
				b.from, b.rules = t.onDisk(), t.c.Matcher
			}
			return b.source, b.prepare(o)
		}
	}
	return c.source, nil
}

// young says that o has a flag that buildah 1.28.2 does not know; newer ones are
// taken to do what BuildKit does.
func (o *op) young() bool {
	return len(o.exclude) > 0 || slices.ContainsFunc(o.srcs, func(in src) bool { return in.parents })
}

// needsSlash is the error of a pattern of the classic builder that matches
// nothing, which is noted, and of several sources without a directory.
func (c *copier) needsSlash(from *tree, o *op) error {
	if !from.certain {
		return nil
	}
	n := 0
	for _, in := range o.srcs {
		if in.source < 0 {
			n++
			continue
		}
		names, err := c.expand(from, in)
		if err != nil {
			return nil // the copy says so
		}
		n += len(names)
	}
	c.mustMatch = n == 0
	if n > 1 && !o.slash {
		return errors.New("several sources need a destination that ends with a slash")
	}
	return nil
}

// leavesRoot says that a source lies above the context, which the classic
// builder refuses and others take for the root.
func leavesRoot(p string) bool {
	return buildcontext.Within("..", path.Clean(strings.TrimLeft(p, "/")))
}
