package target

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Dockerfiles lists the Dockerfiles that may be built with the context of c and
// would then read the same ignore file, absolute and sorted, that of c's own
// target among them. Those in a directory of their own may as well be built with
// that as their context: the names do not tell.
func Dockerfiles(c *buildcontext.Context) []string {
	var files []string
	if c.Target.Dockerfile != "" {
		files = append(files, c.Target.Dockerfile)
	}
	if own(c) {
		return files
	}
	add := func(name string) {
		for _, suffix := range []string{".dockerignore", ".containerignore"} {
			if _, err := c.Root.Lstat(filepath.FromSlash(name + suffix)); err == nil {
				return // it reads that one
			}
		}
		files = append(files, filepath.Join(c.Target.Root, filepath.FromSlash(name)))
	}
	for i := range c.Entries {
		if e := &c.Entries[i]; e.Type == buildcontext.File && isDockerfile(path.Base(e.Path)) {
			add(e.Path)
		}
	}
	// Many ignore files exclude the Dockerfiles, which changes no build.
	dirs := []string{"."}
	for i := 0; i < len(dirs); i++ {
		list, _ := fs.ReadDir(c.Root.FS(), dirs[i])
		for _, d := range list {
			name := path.Join(dirs[i], d.Name())
			switch {
			case d.IsDir() && !foreign(d.Name()) && len(dirs) < maxDirs:
				dirs = append(dirs, name)
			case d.Type().IsRegular() && isDockerfile(d.Name()):
				add(name)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// maxDirs bounds the directories in which excluded Dockerfiles are looked for,
// those near the root first.
const maxDirs = 500

// foreign says that what lies in a directory of that name was written elsewhere.
func foreign(name string) bool {
	return slices.Contains([]string{".git", "node_modules", "vendor", "third_party", ".venv", "venv", "target"}, name)
}

// own says that the ignore file belongs to the Dockerfile of the target alone.
func own(c *buildcontext.Context) bool {
	switch c.Ignore.Path {
	case "", ".dockerignore", ".containerignore":
		return false
	}
	return true
}

// isDockerfile says whether a file goes by one of the names that people give to
// Dockerfiles.
func isDockerfile(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"dockerfile", "containerfile"} {
		if name == word || strings.HasSuffix(name, "."+word) {
			return true
		}
		if rest, ok := strings.CutPrefix(name, word); ok && strings.ContainsAny(rest[:1], ".-_") {
			return !strings.HasSuffix(rest, "ignore") && !template(rest)
		}
	}
	return false
}

// template says that a Dockerfile is made from the file, or that the file is
// about one.
func template(name string) bool {
	switch path.Ext(name) {
	case ".j2", ".jinja", ".tmpl", ".tpl", ".template", ".erb", ".in", ".md", ".txt", ".rst", ".bak", ".orig", ".swp", ".sh", ".py", ".yml", ".yaml", ".json", ".lock":
		return true
	}
	return false
}
