package report

import (
	"path"
	"strings"

	"ctxaudit/context"
)

// decider asks a matcher about entries in the order of their paths and keeps
// the scope of the directory that it is in.
type decider struct {
	matcher *buildcontext.Matcher
	dir     string
	scope   *buildcontext.Scope
}

// decide returns the verdict on an entry; false says that a pattern fails.
func (d *decider) decide(entry string) (buildcontext.Verdict, bool) {
	if dir := path.Dir(entry); d.scope == nil || dir != d.dir {
		d.dir, d.scope = dir, enter(d.matcher.Root(), dir)
	}
	if d.scope == nil {
		return buildcontext.Verdict{}, false
	}
	v, err := d.scope.Match(path.Base(entry))
	return v, err == nil
}

// enter returns the scope of a directory below s, or nil where a pattern fails.
func enter(s *buildcontext.Scope, dir string) *buildcontext.Scope {
	if dir == "." {
		return s
	}
	for name := range strings.SplitSeq(dir, "/") {
		var err error
		if s, err = s.Enter(name); err != nil {
			return nil
		}
	}
	return s
}
