package report

import (
	"slices"

	"ctxaudit/context"
)

// unknown splits what cannot be known before the build: what commands and base
// images put into other stages, and the rest.
func (r *Report) unknown() (made, others []buildcontext.Unknowable) {
	if r.Context.Build == nil {
		return nil, nil
	}
	for _, u := range r.Context.Build.Unknowns {
		if u.Made {
			made = append(made, u)
		} else {
			others = append(others, u)
		}
	}
	return made, others
}

// runs says that commands run in what the target is built from: they may delete
// what was copied, or carry it on.
func (r *Report) runs() bool {
	b := r.Context.Build
	return b != nil && slices.ContainsFunc(b.Runs, func(run buildcontext.Run) bool { return b.Stages[run.Stage].Needed })
}

// unfollowed says in one sentence which lines copy what no line copied there.
func (r *Report) unfollowed(made []buildcontext.Unknowable) string {
	const most = 5
	words := "not followed from stage to stage: what RUN steps and base images make ("
	last, n := 0, 0
	for _, u := range made {
		if u.Line == last {
			continue
		}
		switch last, n = u.Line, n+1; {
		case n == 1:
			words += r.dockerfileLine(u.Line)
		case n <= most:
			words += ", " + itoa(u.Line)
		}
	}
	if n > most {
		words += " and " + plural(n-most, "other line")
	}
	return words + ")"
}
