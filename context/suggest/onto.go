package suggest

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// broad says that the source is a wildcard that stands for anything, of which
// some may go. Copied to a path that need not be a directory each match counts:
// the first decides what the path becomes.
func (u *use) broad() bool { return u.src.Wildcard && anything(u.glob) && !onto(u.step) }

// anything says that the last name of a wildcard stands for anything.
func anything(glob string) bool { return strings.Trim(base(glob), "*?.") == "" }

// onto says that a step copies to a path that need not be a directory.
func onto(s *buildcontext.Step) bool { return !s.Parents && !strings.HasSuffix(s.Dest, "/") }

// passes returns a step that takes what a source took of t on from its stage, as
// one of anything that lies there, to a path that need not be a directory.
func (j *judge) passes(u *use, t *thing) *buildcontext.Step {
	var seen map[int]bool
	for i := range u.in.Build.Steps {
		s := &u.in.Build.Steps[i]
		if s.FromStage < 0 || s.Kind == "bind" || !onto(s) {
			continue
		}
		for _, src := range s.Sources {
			if !src.Wildcard || !anything(src.Path) {
				continue
			}
			if seen == nil {
				seen = u.in.heirs(u.step.Stage)
			}
			if seen[s.FromStage] && j.lands(u, t, s.FromStage, "/"+parent(src.Path)) {
				return s
			}
		}
	}
	return nil
}

// lands says whether something of t may lie in a directory of a stage, which is
// known for the stages of the build in question.
func (j *judge) lands(u *use, t *thing, stage int, dir string) bool {
	if u.in.Build != j.c.Build || !u.in.Build.Stages[stage].Needed || strings.ContainsAny(dir, `*?[\`) {
		return true
	}
	return slices.ContainsFunc(t.paths, func(p place) bool {
		for i := p.first; i < p.end; i++ {
			if slices.ContainsFunc(j.entries[i].Landings, func(l buildcontext.Landing) bool {
				return int(l.Stage) == stage && (dir == "/" || buildcontext.Within(dir, l.Path))
			}) {
				return true
			}
		}
		return false
	})
}
