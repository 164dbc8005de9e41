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
	case e.file.target.Builder == buildcontext.Podman:
	case e.file.target.Builder == buildcontext.Classic:
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

// readsContext says that something which the target is built from takes from
// the context: a copy, or a mount that is not a tmpfs.
func (e *evaluator) readsContext() bool {
	seen := map[*stage]bool{}
	var visit func(*stage) bool
	visit = func(s *stage) bool {
		if s == nil || seen[s] {
			return false
		}
		seen[s] = true
		if visit(s.parent) {
			return true
		}
		for _, o := range s.ops {
			if o.from != nil {
				if visit(o.from) {
					return true
				}
				continue
			}
			if o.step >= 0 && e.file.build.Steps[o.step].Kind != "tmpfs" &&
				slices.ContainsFunc(o.srcs, func(in src) bool { return in.source >= 0 }) {
				return true
			}
		}
		return false
	}
	return visit(e.file.final)
}

// builderStages marks the stages that a builder makes although the target does
// not need them: the classic builder makes all that stand before the target.
func (e *evaluator) builderStages() {
	if e.file.target.Builder != buildcontext.Classic {
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
