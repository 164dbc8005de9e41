package suggest

import (
	"slices"

	"ctxaudit/context"
)

// Shares says whether a Dockerfile in a directory of the context is built with
// the context, and not with its own directory: by what its sources name. Where
// they do not tell, one that stands in a directory with more than Dockerfiles
// is taken for a project of its own.
func Shares(c *buildcontext.Context, dir string, b *buildcontext.Build) bool {
	if dir == "." || dir == "" {
		return true
	}
	f := &found{context: c, entries: c.Entries}
	here, there := 0, 0
	for i := range b.Steps {
		s := &b.Steps[i]
		for _, src := range s.Sources {
			if s.From != "" || s.Kind == "tmpfs" || src.Path == "." || src.Unset != "" {
				continue
			}
			at := f.named(src.Path, src.Wildcard)
			below := f.named(dir+"/"+src.Path, src.Wildcard)
			if slices.ContainsFunc(at, f.has) {
				here++
			}
			if slices.ContainsFunc(below, f.has) {
				there++
			}
		}
	}
	if here != there {
		return here > there
	}
	return !f.project(dir)
}

// has says whether something of the context lies at a path.
func (f *found) has(p string) bool {
	b := f.below(p)
	return b.first < b.end
}

// project says that a directory holds what a project holds, or an ignore file.
func (f *found) project(dir string) bool {
	return f.holds(dir, ".dockerignore package.json go.mod Cargo.toml pyproject.toml setup.py requirements.txt pom.xml build.gradle build.gradle.kts "+
		"composer.json Gemfile mix.exs *.csproj *.sln CMakeLists.txt Makefile src app main.go main.py app.py index.js server.js index.html")
}
