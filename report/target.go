package report

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"

	"ctxaudit/context"
)

func (r *Report) root() string {
	if r.Path == "" {
		return "."
	}
	return r.Path
}

// title names the context in a heading: as the user did, unless that says
// nothing.
func (r *Report) title() string {
	if root := r.root(); root != "." {
		return root
	}
	return filepath.Base(r.Context.Target.Root)
}

// shown gives a file of the target as findings name it: relative to the context
// root where it lies below it.
func shown(t buildcontext.Target, file string) string {
	rel, err := filepath.Rel(t.Root, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return file
	}
	return filepath.ToSlash(rel)
}

func dockerfileWords(c *buildcontext.Context) string {
	if c.Build == nil {
		if c.Target.Dockerfile == "" {
			return "no Dockerfile"
		}
		return printable(shown(c.Target, c.Target.Dockerfile))
	}
	words := printable(shown(c.Target, c.Target.Dockerfile))
	if len(c.Build.Stages) > 1 {
		words += " → " + stageWords(c.Build, c.Build.Final)
	}
	return words
}

func stageWords(b *buildcontext.Build, stage int) string {
	return "stage " + Safe(b.Stages[stage].Name)
}

func rulesWords(c *buildcontext.Context) string {
	switch file := printable(c.Ignore.Path); {
	case len(c.Ignore.Patterns) == 0 && len(c.Ignore.Dead) > 0:
		dead := c.Ignore.Dead[0]
		return "rules: none, " + printable(dead.Path) + " is not read: " + Safe(dead.Reason)
	case c.Ignore.Path == "":
		return "no ignore file"
	default:
		return "rules: " + file + " (" + strconv.Itoa(len(c.Ignore.Patterns)) + ")"
	}
}

// ignoreFile is the ignore file, or the name it would have, as seen from the main
// context.
func (r *Report) ignoreFile() string {
	return r.Context.Target.Show(cmp.Or(r.Context.Ignore.Path, ".dockerignore"))
}
