package suggest

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// judgement says whether leaving something out can break a build.
type judgement struct {
	safe buildcontext.Safety
	why  string
}

// judge holds what is left out against every Dockerfile.
type judge struct {
	*found
	files []Dockerfile
	uses  []use
	git   known
	// target says that the Dockerfile of the build in question is known.
	target bool
	// now are the rules of the ignore file, and explicit those of them that do
	// not leave out everything.
	now, explicit *rules
}

// bars says that the ignore file leaves out p not only with everything else.
func (j *judge) bars(p string) bool { return j.now.excludes(p) && j.explicit.excludes(p) }

// literal is the pattern that matches p and nothing else; see [literal].
func (j *judge) literal(p string) (pattern string, exact bool) {
	return literal(j.c.Target.Builder, p)
}

// thing is what a candidate leaves out: the paths that its patterns match, with
// all below them.
type thing struct {
	kind  *kind
	paths []place
	// catches says whether a path, there or not, is one that the patterns match
	// by itself.
	catches func(p string) bool
}

// of judges a thing.
func (j *judge) of(t *thing) judgement {
	unread := t.kind.Remade == spare || t.kind.Remade == litter && j.git.ignores(t.paths...)
	if len(j.files) == 0 && unread {
		return judgement{buildcontext.Safe, "no build reads it"}
	}
	var landed []*use
	for i := range j.uses {
		u := &j.uses[i]
		if j.loses(u, t) {
			why := u.String() + " names it " + u.at()
			if t.kind.Class == secret {
				why += "; " + u.instead()
			}
			return judgement{buildcontext.Unsafe, why}
		}
		if !slices.ContainsFunc(t.paths, func(p place) bool { return u.takes(p.path) }) {
			continue
		}
		if s := j.passes(u, t); s != nil {
			return judgement{buildcontext.Unsafe, "what comes first decides what " + s.Dest + " becomes " + u.in.at(s.Line)}
		}
		landed = append(landed, u)
	}
	if !j.target && !unread {
		return judgement{buildcontext.Check, "there is no Dockerfile to hold it against; name it with -f"}
	}
	for i := range j.uses {
		if u := &j.uses[i]; !unread && u.mayName(t) {
			return judgement{buildcontext.Check, u.String() + " takes what " + u.src.Unset + " says, which is not set " + u.at()}
		}
	}
	if len(landed) == 0 {
		return judgement{buildcontext.Safe, "no COPY, ADD or mount takes it"}
	}
	return j.landing(t, landed, unread)
}

// landing judges what lands or is seen by a step; unread says that no build
// reads it.
func (j *judge) landing(t *thing, landed []*use, unread bool) judgement {
	name := base(t.paths[0].path)
	if t.kind.Class == history {
		return j.history(t, landed)
	}
	if unread {
		if d, line := j.mentioned(t); d != nil {
			return judgement{buildcontext.Check, "a RUN names it " + d.at(line)}
		}
		return judgement{buildcontext.Safe, "no build reads it"}
	}
	tracked := j.git.tracks(t.paths...)
	if t.kind.Class == secret {
		return judgement{buildcontext.Check, landed[0].takesInto() + "; " + landed[0].instead()}
	}
	if t.kind.Remade == ask || t.kind.Remade == litter {
		if tracked {
			return judgement{buildcontext.Unsafe, "git tracks it, and " + landed[0].takesInto()}
		}
		if j.git.ignores(t.paths...) {
			return judgement{buildcontext.Check, landed[0].takesInto() + ", but git ignores it"}
		}
		return judgement{buildcontext.Check, landed[0].takesInto() + ", where it may be needed"}
	}
	if p, ok := j.keeper(t); ok {
		return judgement{buildcontext.Check, p + " wants the directory to be there"}
	}
	why := ""
	by, elsewhere := strings.CutPrefix(t.kind.Remade, anywhere)
	for _, u := range landed {
		words, line := u.in.remade(u.step.Stage, by, name)
		for stage := len(u.in.Build.Stages) - 1; stage >= 0 && line == 0 && elsewhere; stage-- {
			words, line = u.in.remade(stage, by, name)
		}
		switch {
		case line == 0 && tracked:
			return judgement{buildcontext.Unsafe, "git tracks it, and no RUN makes it again"}
		case line == 0:
			return judgement{buildcontext.Check, u.takesInto() + "; no RUN makes it again"}
		}
		if why == "" {
			why = "RUN " + words + " makes it again " + u.in.at(line)
		}
	}
	if tracked {
		return judgement{buildcontext.Check, why + ", but git tracks it"}
	}
	return judgement{buildcontext.Safe, why}
}

// keeper finds a file that is there to keep a directory in version control,
// which says that somebody needs the directory.
func (j *judge) keeper(t *thing) (string, bool) {
	for _, p := range t.paths {
		for _, name := range []string{".gitkeep", ".keep"} {
			if j.has(p.path + "/" + name) {
				return p.path + "/" + name, true
			}
		}
	}
	return "", false
}

// takesInto says where a step puts what it takes.
func (u *use) takesInto() string {
	stage := u.in.Build.Stages[u.step.Stage]
	switch {
	case u.step.Kind == "bind":
		return "the RUN with " + u.String() + " sees it " + u.at()
	case stage.InImage:
		return u.String() + " puts it into the image " + u.at()
	}
	return u.String() + " takes it into stage " + stage.Name + " " + u.at()
}

// instead says how what reads a secret gets it without the context.
func (u *use) instead() string {
	if u.step.Kind != "bind" && u.in.Build.Stages[u.step.Stage].InImage {
		return "what reads it can get it when the container starts"
	}
	return "a RUN can get it with --mount=type=secret"
}
