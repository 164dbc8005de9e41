package suggest

import (
	"path"
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
	c     *buildcontext.Context
	files []Dockerfile
	uses  []use
	git   known
	// target says that the Dockerfile of the build in question is known.
	target bool
}

// thing is what a candidate leaves out: the paths that its patterns match, with
// all below them.
type thing struct {
	kind  *Kind
	paths []place
	// catches says whether a path, there or not, is one that the patterns match
	// by itself.
	catches func(p string) bool
}

// place is a path and the entries at or below it.
type place struct {
	path string
	bounds
}

// of judges a thing.
func (j *judge) of(t *thing) judgement {
	unread := t.kind.Remade == spare || t.kind.Remade == litter && j.git.ignores(t.paths)
	if len(j.files) == 0 && unread {
		return judgement{buildcontext.Safe, "no build reads it"}
	}
	var landed []*use
	for i := range j.uses {
		u := &j.uses[i]
		if j.loses(u, t) {
			why := u.String() + " names it " + u.in.at(u.step.Line)
			if t.kind.Class == secret {
				why += "; " + u.instead()
			}
			return judgement{buildcontext.Unsafe, why}
		}
		if slices.ContainsFunc(t.paths, func(p place) bool { return u.takes(p.path) }) {
			landed = append(landed, u)
		}
	}
	if !j.target && !unread {
		return judgement{buildcontext.Check, "there is no Dockerfile to hold it against; name it with -f"}
	}
	for i := range j.uses {
		if u := &j.uses[i]; !unread && u.mayName(t) {
			return judgement{buildcontext.Check, u.String() + " takes what " + u.src.Unset + " says, which is not set " + u.in.at(u.step.Line)}
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
		if d, line := j.mentioned(name); d != nil {
			return judgement{buildcontext.Check, "a RUN names it " + d.at(line)}
		}
		return judgement{buildcontext.Safe, "no build reads it"}
	}
	if n := j.git.tracks(t.paths); n > 0 && t.kind.Class != secret {
		return judgement{buildcontext.Check, landed[0].takesInto() + "; git tracks it"}
	}
	if t.kind.Class == secret {
		return judgement{buildcontext.Check, landed[0].takesInto() + "; " + landed[0].instead()}
	}
	if t.kind.Remade == ask || t.kind.Remade == litter {
		if j.git.ignores(t.paths) {
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
		if line == 0 {
			return judgement{buildcontext.Check, u.takesInto() + "; no RUN makes it again"}
		}
		if why == "" {
			why = "RUN " + words + " makes it again " + u.in.at(line)
		}
	}
	return judgement{buildcontext.Safe, why}
}

// mayName says whether a source that is not known may be what t leaves out: where
// its last name is known, it is no other.
func (u *use) mayName(t *thing) bool {
	if u.src.Unset == "" || u.src.Raw != "" && !strings.HasSuffix(u.src.Raw, "/") {
		return false
	}
	return u.whole() || slices.ContainsFunc(t.paths, func(p place) bool { return strings.HasPrefix(p.path, u.src.Path+"/") })
}

// keeper finds a file that is there to keep a directory in version control,
// which says that somebody needs the directory.
func (j *judge) keeper(t *thing) (string, bool) {
	for _, p := range t.paths {
		for _, name := range []string{".gitkeep", ".keep"} {
			if b := j.below(p.path + "/" + name); b.first < b.end {
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
		return "the RUN with " + u.String() + " sees it " + u.in.at(u.step.Line)
	case stage.InImage:
		return u.String() + " puts it into the image " + u.in.at(u.step.Line)
	}
	return u.String() + " takes it into stage " + stage.Name + " " + u.in.at(u.step.Line)
}

// instead says how what reads a secret gets it without the context.
func (u *use) instead() string {
	if u.step.Kind != "bind" && u.in.Build.Stages[u.step.Stage].InImage {
		return "what reads it there can get it when the container starts"
	}
	return "a RUN that needs it can take it with --mount=type=secret"
}

// loses says whether a source would lose a path that it names: literally, there
// or not, or by a wildcard that names more than everything or would match
// nothing.
func (j *judge) loses(u *use, t *thing) bool {
	if u.src.Wildcard && caught(t, stand(u.glob)) {
		return true
	}
	left := false
	for _, p := range u.paths {
		if p == "." {
			return false
		}
		gone := caught(t, p) || j.emptied(p, t)
		if gone && (!u.src.Wildcard || !broad(u.glob)) {
			return true
		}
		left = left || !gone
	}
	return !left && len(u.paths) > 0
}

// caught says whether p or a directory above it is matched.
func caught(t *thing, p string) bool {
	for ; p != ""; p = parent(p) {
		if t.catches(p) {
			return true
		}
	}
	return false
}

// emptied says whether all the entries below p are left out.
func (j *judge) emptied(p string, t *thing) bool {
	b := j.below(p)
	n := 0
	for _, l := range t.paths {
		n += max(min(l.end, b.end)-max(l.first, b.first), 0)
	}
	return n > 0 && n >= b.end-b.first
}

// broad says that the last name of a wildcard stands for anything.
func broad(src string) bool {
	return strings.Trim(base(src), "*?.") == ""
}

// stand returns a path that the wildcard matches, to ask what would become of
// such a path.
func stand(src string) string {
	var b strings.Builder
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '*', '?':
			b.WriteByte('x')
		case '\\':
			i++
			if i < len(src) {
				b.WriteByte(src[i])
			}
		case '[':
			end := strings.IndexByte(src[i:], ']')
			if end < 0 {
				return b.String()
			}
			b.WriteByte(src[i+end-1])
			i += end
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// remade finds a RUN that makes a thing again in the stage, in one that it
// starts from, or in one that it copies the thing from, and returns its words
// and line.
func (d *Dockerfile) remade(stage int, by, name string) (string, int) {
	b := d.Build
	for s := stage; s >= 0; s = b.Stages[s].Parent {
		for i := range b.Runs {
			if b.Runs[i].Stage != s {
				continue
			}
			for _, c := range commands(&b.Runs[i]) {
				if words, ok := c.runs(by); ok {
					return words, b.Runs[i].Line
				}
			}
		}
		for i := range b.Steps {
			step := &b.Steps[i]
			if step.Stage != s || step.FromStage < 0 || step.FromStage >= s {
				continue
			}
			for _, src := range step.Sources {
				if path.Base(src.Path) == name {
					if words, line := d.remade(step.FromStage, by, name); line > 0 {
						return words, line
					}
				}
			}
		}
	}
	return "", 0
}

// mentioned finds a RUN whose text has the name as a word.
func (j *judge) mentioned(name string) (*Dockerfile, int) {
	for i := range j.files {
		for _, r := range j.files[i].Build.Runs {
			for word := range strings.FieldsFuncSeq(r.Command, func(c rune) bool { return strings.ContainsRune(" \t\n/'\"=;&|()", c) }) {
				if word == name {
					return &j.files[i], r.Line
				}
			}
		}
	}
	return nil, 0
}
