package target

import (
	"bufio"
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
		if e := &c.Entries[i]; e.Type == buildcontext.File && isDockerfile(c, e.Path) {
			add(e.Path)
		}
	}
	// Many ignore files exclude the Dockerfiles, which changes no build.
	var dirs []string
	if c.Ignore.Path != "" {
		dirs = append(dirs, ".")
	}
	for i := 0; i < len(dirs); i++ {
		list, _ := fs.ReadDir(c.Root.FS(), dirs[i])
		for _, d := range list {
			name := path.Join(dirs[i], d.Name())
			switch {
			case d.IsDir() && !foreign(d.Name()) && len(dirs) < maxDirs:
				dirs = append(dirs, name)
			case d.Type().IsRegular() && isDockerfile(c, name):
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
// Dockerfiles. Dockerfile.go may be one for Go or a program about Dockerfiles.
func isDockerfile(c *buildcontext.Context, file string) bool {
	name := strings.ToLower(path.Base(file))
	for _, word := range []string{"dockerfile", "containerfile"} {
		if name == word || strings.HasSuffix(name, "."+word) {
			return true
		}
		if rest, ok := strings.CutPrefix(name, word); ok && strings.ContainsAny(rest[:1], ".-_") {
			return !strings.HasSuffix(rest, "ignore") && !template(rest) && (!program(rest) || startsStage(c, file))
		}
	}
	return false
}

// program says that programs have such names.
func program(name string) bool {
	switch path.Ext(name) {
	case ".go", ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".rb", ".rs", ".java", ".kt", ".scala", ".groovy", ".php", ".cs", ".c", ".h", ".cc", ".cpp",
		".swift", ".ex", ".exs", ".erl", ".hs", ".lua", ".pl", ".vim", ".el", ".scm", ".xml", ".html", ".css", ".toml":
		return true
	}
	return false
}

// startsStage says that the first instruction of a file is one that a Dockerfile
// begins with. A file that cannot be read is none.
func startsStage(c *buildcontext.Context, file string) bool {
	f, err := c.Open(&buildcontext.Entry{Path: file})
	if err != nil {
		return false
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		word := strings.ToUpper(strings.Fields(line)[0])
		return word == "FROM" || word == "ARG"
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
