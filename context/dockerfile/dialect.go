package dockerfile

import (
	"errors"
	"path"
	"strings"

	"ctxaudit/context"
)

// needsBuildKit notes what the classic builder refuses in an instruction.
func (e *evaluator) needsBuildKit(s *stage, line int, what string) {
	if e.file.target.Builder == buildcontext.Classic {
		e.failStage(s, line, "%s needs BuildKit", what)
	}
}

// checkFlags notes what of a COPY or an ADD needs BuildKit
// (moby daemon/builder/dockerfile, v28).
func (e *evaluator) checkFlags(s *stage, line int, c copying) {
	flags := []struct {
		used bool
		name string
	}{
		{c.linked, c.kind + " --link"},
		{c.parents, c.kind + " --parents"},
		{len(c.exclude) > 0, c.kind + " --exclude"},
		{c.chmod, c.kind + " --chmod"},
		{len(c.SourceContents) > 0, "a heredoc"},
	}
	for _, f := range flags {
		if f.used {
			e.needsBuildKit(s, line, f.name)
		}
	}
}

// adapt makes c copy as the builder of the target does where that is not
// BuildKit: what is in the way is replaced whatever it is, several files need a
// directory, and a pattern has to match. The error is one of the instruction.
func (t *tracer) adapt(c *copier, from *tree, o *op) error {
	builder := t.c.Target.Builder
	if builder != buildcontext.Classic && builder != buildcontext.Podman || from == nil || !from.certain {
		return nil
	}
	c.replaces = true
	var matches []string
	for _, in := range o.srcs {
		if in.source < 0 {
			matches = append(matches, in.path)
			continue
		}
		names, err := from.expand(in.path)
		if err != nil {
			return nil // the copy says so
		}
		matches = append(matches, names...)
	}
	slash := strings.HasSuffix(c.dest, "/")
	switch {
	case len(matches) == 0:
		c.mustMatch = true
	case builder == buildcontext.Classic:
		if len(matches) > 1 && !slash {
			return errors.New("several sources need a destination that ends with a slash")
		}
	case slash:
	case len(o.srcs) > 1, isDirectory(from, matches[0]):
		c.dest += "/"
	case len(matches) > 1 && !isDirectory(c.to, c.dest):
		return errors.New("several files need a destination that ends with a slash")
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
