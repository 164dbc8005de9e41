package suggest

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Dockerfile is a Dockerfile whose builds read the same ignore file.
type Dockerfile struct {
	// Name is the file as a report shows it.
	Name  string
	Build *buildcontext.Build
}

// use is a source that a step takes from the context.
type use struct {
	in    *Dockerfile
	step  *buildcontext.Step
	src   *buildcontext.Source
	glob  string   // its path; of a wildcard as a shell pattern
	names []string // itself, or what the wildcard matches
	links []string // what links lead to that the builder follows; all of it must be there
	paths []string // both
	kept  *rules   // --exclude, or nil
	// within is the directory that a wildcard looks in that matches nothing: the
	// builder wants it to be there (fsutil/copy/copy.go:ResolveWildcards).
	within string
}

// uses lists what the Dockerfiles take from the context, in any stage: the
// ignore file serves other targets too.
func (f *found) uses(files []Dockerfile) []use {
	var us []use
	for i := range files {
		b := files[i].Build
		for j := range b.Steps {
			s := &b.Steps[j]
			if s.Kind == "tmpfs" || !fromContext(f.c, s) {
				continue
			}
			for k := range s.Sources {
				u := use{in: &files[i], step: s, src: &s.Sources[k], glob: s.Sources[k].Path}
				if u.src.Wildcard && !s.Parents {
					u.glob = strings.ReplaceAll(u.glob, "**", "*")
				}
				u.names = f.named(u.glob, u.src.Wildcard)
				u.links = f.linked(u.followed(f))
				u.paths = slices.Concat(u.names, u.links)
				if len(u.names) == 0 {
					u.within = fixed(u.glob)
				}
				u.kept = excludes(s)
				us = append(us, u)
			}
		}
	}
	return us
}

// fromContext says whether a step takes from the context: as such, or as a named
// context of the same directory, whose ignore file is the same.
func fromContext(c *buildcontext.Context, s *buildcontext.Step) bool {
	dir, named := c.Target.Contexts[s.From]
	return s.From == "" || s.FromStage < 0 && named && dir == c.Target.Root
}

// excludes compiles --exclude. With an exception among them it is taken for
// none, which only makes advice more careful.
func excludes(s *buildcontext.Step) *rules {
	var lines []string
	for _, e := range s.Exclude {
		if strings.HasPrefix(e.Pattern, "!") {
			return nil
		}
		lines = append(lines, strings.TrimPrefix(path.Clean(e.Pattern), "/"))
	}
	if len(lines) == 0 {
		return nil
	}
	r, err := newRules(buildcontext.BuildKit, nil, lines...)
	if err != nil {
		return nil
	}
	return r
}

// whole says that the source is the context itself.
func (u *use) whole() bool { return u.src.Path == "." }

// takes says whether the source takes p, as itself or with a directory above.
func (u *use) takes(p string) bool {
	for _, named := range u.paths {
		if named == "." && !u.keepsOut(p) || p == named {
			return true
		}
		if rest, below := strings.CutPrefix(p, named+"/"); below && !u.keepsOut(rest) {
			return true
		}
	}
	return false
}

// keepsOut says whether --exclude holds p back; p is relative to the source.
func (u *use) keepsOut(p string) bool {
	return u.kept != nil && u.kept.excludes(p)
}

// String is the step as advice names it.
func (u *use) String() string {
	if u.step.Kind == "bind" {
		return "the mount of " + cmp.Or(u.src.Raw, ".")
	}
	return u.step.Kind + " " + cmp.Or(u.src.Raw, "$"+u.src.Unset)
}

// all is the step with all that it takes, as a comment names it.
func (u *use) all() string {
	var raws []string
	for i := range u.step.Sources {
		raws = append(raws, u.step.Sources[i].Raw)
	}
	all := u.step.Kind + " " + strings.Join(raws, " ")
	if u.step.Kind == "bind" || len(all) > 72 {
		return u.String()
	}
	return all
}

// at is the place of a line in the Dockerfile.
func (d *Dockerfile) at(line int) string { return fmt.Sprintf("(%s:%d)", d.Name, line) }

func (u *use) at() string { return u.in.at(u.step.Line) }

// followed lists the paths in which the builder follows links: those that the
// source names and, where it takes the context by patterns, what lies at the
// root (see dangling in package dockerfile).
func (u *use) followed(f *found) []string {
	if !u.whole() || !u.step.Parents && len(u.step.Exclude) == 0 {
		return u.names
	}
	var paths []string
	for p := range f.children("") {
		paths = append(paths, p.path)
	}
	return paths
}

// named returns the paths that a source names: the path itself, there or not, or
// what the wildcard matches.
func (f *found) named(src string, wildcard bool) []string {
	if wildcard {
		return f.expand("", strings.Split(src, "/"))
	}
	return []string{src}
}

// fixed is what of a wildcard comes before its first component that is a pattern.
func fixed(glob string) string {
	if i := strings.IndexAny(glob, `*?[\\`); i >= 0 {
		glob = glob[:i]
	}
	return parent(glob)
}

// linked returns what the links among paths lead to, and what the links there
// lead to.
func (f *found) linked(paths []string) []string {
	seen := map[string]bool{}
	all := slices.Clip(paths)
	for i := 0; i < len(all); i++ {
		if to, ok := f.follow(all[i]); ok && !seen[to] {
			seen[to] = true
			all = append(all, to)
		}
	}
	return all[len(paths):]
}

// expand returns what the names of a wildcard match below dir. "**" stands for
// any number of directories, as with --parents.
func (f *found) expand(dir string, globs []string) []string {
	var paths []string
	if len(globs) > 1 && globs[0] == "**" {
		paths = f.expand(dir, globs[1:])
	}
	for p := range f.children(dir) {
		switch ok, _ := path.Match(globs[0], base(p.path)); {
		case len(globs) == 1 && ok:
			paths = append(paths, p.path)
		case globs[0] == "**":
			paths = append(paths, f.expand(p.path, globs)...)
		case len(globs) > 1 && ok:
			paths = append(paths, f.expand(p.path, globs[1:])...)
		}
	}
	return paths
}

// follow resolves the first link on the way to p, as the builder does: what
// leaves the context begins again at its root.
func (f *found) follow(p string) (string, bool) {
	for above := range prefixes(p) {
		at := f.at(above)
		if at.first == at.end || f.dir(at) || f.entries[at.first].Type != buildcontext.Symlink {
			continue
		}
		to, err := f.c.Root.Readlink(above)
		if err != nil {
			return "", false
		}
		if !path.IsAbs(to) {
			to = path.Join("/", parent(above), to)
		}
		to = path.Join("/", to, p[len(above):])[1:]
		return cmp.Or(to, "."), true
	}
	return "", false
}
