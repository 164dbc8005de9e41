package suggest

import (
	"io/fs"
	"slices"

	"ctxaudit/context"
)

// Shares says whether a Dockerfile in a directory of the context is built with
// the context, and not with its own directory: by what its sources name on the
// disk, whatever the ignore file leaves of it. Where they do not tell, one that
// stands in a directory with more than Dockerfiles is taken for a project of its
// own.
func Shares(c *buildcontext.Context, dir string, b *buildcontext.Build) bool {
	if dir == "." || dir == "" {
		return true
	}
	finds := func(src buildcontext.Source, below string) bool {
		if src.Wildcard {
			matches, _ := fs.Glob(c.Root.FS(), below+src.Path)
			return len(matches) > 0
		}
		_, err := c.Root.Lstat(below + src.Path)
		return err == nil
	}
	here, there := 0, 0
	for i := range b.Steps {
		s := &b.Steps[i]
		for _, src := range s.Sources {
			if s.From != "" || s.Kind == "tmpfs" || src.Path == "." || src.Unset != "" {
				continue
			}
			if finds(src, "") {
				here++
			}
			if finds(src, dir+"/") {
				there++
			}
		}
	}
	if here != there {
		return here > there
	}
	return !isProject(c, dir)
}

// isProject says that a directory holds what a project holds, or an ignore file.
func isProject(c *buildcontext.Context, dir string) bool {
	const signs = ".dockerignore package.json go.mod Cargo.toml pyproject.toml setup.py requirements.txt pom.xml build.gradle build.gradle.kts " +
		"composer.json Gemfile mix.exs *.csproj *.sln CMakeLists.txt Makefile src app main.go main.py app.py index.js server.js index.html"
	names, _ := fs.ReadDir(c.Root.FS(), dir)
	return slices.ContainsFunc(names, func(d fs.DirEntry) bool { return matchesAny(signs, d.Name()) })
}
