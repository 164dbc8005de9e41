package buildcontext

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/moby/patternmatcher"
)

// keepBuildFiles appends the exceptions that the client of the classic builder
// appends where the rules exclude the ignore file or the Dockerfile: both are
// always part of what it sends (docker/cli cli/command/image/build/
// dockerignore.go:TrimBuildFilesFromExcludes, v28.2.2). Their Line is 0.
func (f *IgnoreFile) keepBuildFiles(t Target) {
	names := []string{".dockerignore"}
	if rel, err := filepath.Rel(t.Root, t.Dockerfile); t.Dockerfile != "" && err == nil && filepath.IsLocal(rel) {
		names = append(names, filepath.ToSlash(rel))
	}
	for _, name := range names {
		var texts []string
		for _, p := range f.Patterns {
			texts = append(texts, p.Text)
		}
		if excluded, err := patternmatcher.Matches(name, texts); err == nil && excluded {
			f.Patterns = append(f.Patterns, Pattern{Text: "!" + name, Source: "!" + name})
		}
	}
}

// stop is the first path, in the order in which the builder walks, on which a
// pattern fails.
type stop struct {
	path string
	err  error
}

func (s *stop) merge(o stop) {
	before := func(a, b string) bool { return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/")) < 0 }
	if o.err != nil && (s.err == nil || before(o.path, s.path)) {
		*s = o
	}
}

// refusedClassic says what a pattern that fails only when it is tested does to a
// build. The client first checks the whole context, with another function of
// patternmatcher and without going into what is excluded, and gives up where the
// pattern fails (docker/cli cli/command/image/build/context.go:
// ValidateContextDirectory, v29.7.2). Otherwise it sends what comes before the
// path on which the pattern fails, and that is all (moby/go-archive archive.go:
// (*Tarballer).Do, v0.3.3). It returns nil where the pattern is never tested.
func (c *Context) refusedClassic(s stop) error {
	bad := slices.IndexFunc(c.Matcher.rules, func(r rule) bool { return r.err != nil })
	if bad < 0 {
		return nil
	}
	var texts []string
	for _, p := range c.Ignore.Patterns {
		texts = append(texts, p.Text)
	}
	pm, err := patternmatcher.New(texts)
	if err != nil {
		return err
	}
	err = fs.WalkDir(c.Root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == "." {
			return nil // the walk of the context tells what cannot be read
		}
		excluded, err := pm.MatchesOrParentMatches(path)
		if err == nil && excluded && d.IsDir() {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		return c.Ignore.refused(&PatternError{c.Ignore.Patterns[c.Matcher.rules[bad].line], err})
	}
	if s.err == nil {
		return nil
	}
	err = c.Ignore.refused(s.err)
	if re := (*RuleError)(nil); errors.As(err, &re) {
		re.Stop = s.path
	}
	return err
}
