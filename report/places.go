package report

import (
	"net/url"
	"path/filepath"
	"strings"

	"ctxaudit/context"
)

// inRepository gives a file of a finding relative to the repository root,
// separated by "/"; false says that it lies outside, and then the path is
// absolute.
func (r *Report) inRepository(file string) (string, bool) {
	root := r.Context.Target.Root
	file = filepath.FromSlash(file)
	if !filepath.IsAbs(file) {
		file = filepath.Join(root, file)
	}
	if r.Repository != "" {
		root = r.Repository
	}
	rel, err := filepath.Rel(root, file)
	if err != nil || !filepath.IsLocal(rel) {
		return filepath.ToSlash(file), false
	}
	return filepath.ToSlash(rel), true
}

// uri gives a file as a reference that starts at the repository root, and as a
// file URI where it lies outside.
func (r *Report) uri(file string) (uri string, inside bool) {
	path, inside := r.inRepository(file)
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(url.PathEscape(p), ":", "%3A")
	}
	uri = strings.Join(parts, "/")
	if !inside {
		uri = "file://" + uri
	}
	return uri, inside
}

// fix is the line that someone has to change. What leaks or weighs is often
// unknown to the repository; the line that ships it is not: the COPY of a
// secret, else the ignore file. Line is 0 for a whole file.
func (r *Report) fix(f buildcontext.Finding) buildcontext.Place {
	exposes := strings.HasPrefix(f.Code, "CTX1")
	if !exposes && !strings.HasPrefix(f.Code, "CTX2") {
		return r.file(f)
	}
	line := 0
	for _, l := range f.Landings {
		if l.Line > 0 && (line == 0 || int(l.Stage) == r.Context.Build.Final) {
			line = int(l.Line)
		}
	}
	if t := r.Context.Target; exposes && line > 0 {
		return buildcontext.Place{Path: t.Show(t.Dockerfile), Line: line}
	}
	return r.rules(f)
}

// file is the file that a finding is about; the context as a whole stands for
// its rules.
func (r *Report) file(f buildcontext.Finding) buildcontext.Place {
	if f.Path == "" || f.Path == r.of(f).Context.Target.Show(".") {
		return r.rules(f)
	}
	return buildcontext.Place{Path: f.Path, Line: f.Line}
}

// rules is the ignore file of the context that a finding is about or, where there
// is none, the Dockerfile that would need one.
func (r *Report) rules(f buildcontext.Finding) buildcontext.Place {
	of := r.of(f)
	if t := r.Context.Target; of.Context.Ignore.Path == "" && t.Dockerfile != "" {
		return buildcontext.Place{Path: t.Show(t.Dockerfile)}
	}
	return buildcontext.Place{Path: of.ignoreFile()}
}

// unread says what could not be read, in one line for formats that have one.
func unread(p buildcontext.Problem) string {
	return printable(p.Path) + " could not be read: " + Safe(p.Reason)
}

// sentence says what is wrong, where it ends up and what to do, in one line for
// formats that have one.
func (r *Report) sentence(f buildcontext.Finding) string {
	s := Safe(f.Message)
	if at := r.file(f); at != r.fix(f) {
		s = printable(at.Path) + position(at.Line) + ": " + s
	}
	if l := r.landing(f); l != "" {
		s += " " + l
	}
	if f.Hint != "" {
		s += " — " + Safe(f.Hint)
	}
	return s
}
