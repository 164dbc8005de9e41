package dockerfile

import (
	"maps"
	"path"
	"slices"

	"ctxaudit/context"
)

// finish says what the build asks the context for
// (dockerfile2llb/convert.go:filterPaths, normalizeContextPaths). Nothing is
// asked when no step of the build reads the context, whatever paths are noted.
func (e *evaluator) finish() {
	b := &e.file.build
	switch {
	case e.podman():
	case e.classic():
		b.Whole = true
	case !e.readsContext():
	case e.follow["/"]:
		b.Whole = true
		for _, st := range b.Steps {
			if st.From == "" && b.Stages[st.Stage].Needed && slices.ContainsFunc(st.Sources, isWhole) {
				b.WholeLines = append(b.WholeLines, st.Line)
			}
		}
		slices.Sort(b.WholeLines)
		b.WholeLines = slices.Compact(b.WholeLines)
	default:
		b.Follow = relative(e.follow)
	}
	sortByLine(b)
}

// sortByLine sorts what is said about lines and drops what is said twice.
func sortByLine(b *buildcontext.Build) {
	slices.SortStableFunc(b.Unknowns, func(x, y buildcontext.Unknowable) int { return x.Line - y.Line })
	b.Unknowns = slices.Compact(b.Unknowns)
	slices.SortStableFunc(b.Failures, func(x, y buildcontext.Failure) int { return x.Line - y.Line })
	b.Failures = slices.Compact(b.Failures)
}

func isWhole(s buildcontext.Source) bool { return s.Path == "." }

// relative are absolute paths as the builder asks for them, sorted.
func relative(paths map[string]bool) []string {
	var out []string
	for p := range paths {
		out = append(out, path.Join(".", p))
	}
	slices.Sort(out)
	return out
}

// markBuilt marks the stages that the builder makes: those from which the target
// takes something, directly or through others. An instruction may name a stage
// and take nothing from it: a mount of a tmpfs, a copy of texts alone, and all
// those of a stage that a named context stands in for.
func (e *evaluator) markBuilt() {
	var visit func(*stage)
	visit = func(s *stage) {
		if s == nil || s.built {
			return
		}
		s.built = true
		visit(s.parent)
		for _, o := range s.ops {
			if o.takes() {
				visit(o.from)
			}
		}
	}
	visit(e.file.final)
	for _, s := range e.file.states {
		if e.classic() {
			s.built = s.needed
		}
		if s.index >= 0 {
			e.file.build.Stages[s.index].Needed = s.built
		}
	}
}

// takes says that o takes files of a context, a stage or an image.
func (o *op) takes() bool {
	return slices.ContainsFunc(o.srcs, func(in src) bool { return in.source >= 0 })
}

// readsContext says that something which the target is built from takes from
// the context: a copy, or a mount that is not a tmpfs.
func (e *evaluator) readsContext() bool {
	return slices.ContainsFunc(e.file.states, func(s *stage) bool {
		return s.built && slices.ContainsFunc(s.ops, func(o op) bool {
			return o.from == nil && o.takes() && e.file.build.Steps[o.step].Kind != "tmpfs"
		})
	})
}

// builderStages marks the stages that a builder makes although the target does
// not need them: the classic builder makes all that stand before the target.
func (e *evaluator) builderStages() {
	if !e.classic() {
		return
	}
	for _, s := range e.file.states {
		s.reach()
		if s == e.file.final {
			return
		}
	}
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
