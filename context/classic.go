package buildcontext

import (
	"path/filepath"

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
