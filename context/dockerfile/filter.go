package dockerfile

import (
	"path"
	"strings"

	"ctxaudit/context"
)

// filter decides as BuildKit does in a walk: a path is kept when the include
// patterns, if any, match it and the exclude patterns do not, each with the
// results of the directories above it.
type filter struct {
	include, exclude *buildcontext.Matcher
	// dirs are the scopes of the directories met so far; last is the latest.
	dirs      map[string]filterScope
	last      string
	lastScope filterScope
	// decided counts the entries on which each exclude pattern decided; nil
	// counts nothing.
	decided []tally
	work    *budget
}

// filterScope is a directory; a matcher that is nil has no scope.
type filterScope struct {
	include, exclude *buildcontext.Scope
}

// newFilter compiles a filter. No include pattern means that all is included.
func newFilter(include, exclude []string) (*filter, error) {
	f := &filter{dirs: map[string]filterScope{}}
	var err error
	if f.include, err = compile(include); err != nil {
		return nil, err
	}
	if f.exclude, err = compile(exclude); err != nil {
		return nil, err
	}
	if f.include != nil {
		f.lastScope.include = f.include.Root()
	}
	if f.exclude != nil {
		f.lastScope.exclude = f.exclude.Root()
	}
	f.dirs[""] = f.lastScope
	return f, nil
}

func compile(texts []string) (*buildcontext.Matcher, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	ps := make([]buildcontext.Pattern, len(texts))
	for i, t := range texts {
		ps[i].Text = t
	}
	return buildcontext.Compile(ps)
}

// keep says whether the path p is kept, and which exclude pattern decided, or
// -1.
func (f *filter) keep(p string) (bool, int, error) {
	dir, name := "", p
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		dir, name = p[:i], p[i+1:]
	}
	sc, err := f.scope(dir)
	if err != nil {
		return false, -1, err
	}
	ok, rule := true, -1
	if sc.include != nil {
		v, err := sc.include.Match(name)
		if err != nil {
			return false, -1, err
		}
		ok = v.Excluded
	}
	if sc.exclude != nil {
		v, err := sc.exclude.Match(name)
		if err != nil {
			return false, -1, err
		}
		ok, rule = ok && !v.Excluded, v.Rule
	}
	return ok, rule, nil
}

// scope is the scope of a directory, "" being the one that paths are relative
// to.
func (f *filter) scope(dir string) (filterScope, error) {
	if dir == f.last {
		return f.lastScope, nil
	}
	sc, ok := f.dirs[dir]
	if !ok {
		parent := path.Dir(dir)
		if parent == "." {
			parent = ""
		}
		up, err := f.scope(parent)
		if err != nil {
			return sc, err
		}
		name := path.Base(dir)
		if up.include != nil {
			if sc.include, err = up.include.Enter(name); err != nil {
				return sc, err
			}
		}
		if up.exclude != nil {
			if sc.exclude, err = up.exclude.Enter(name); err != nil {
				return sc, err
			}
		}
		f.dirs[dir] = sc
	}
	f.last, f.lastScope = dir, sc
	return sc, nil
}
