package report

import (
	"cmp"
	"path/filepath"
	"strconv"

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

func dockerfileWords(c *buildcontext.Context) string {
	if c.Target.Dockerfile == "" {
		return "no Dockerfile"
	}
	words := printable(c.Target.Show(c.Target.Dockerfile))
	if c.Build != nil && len(c.Build.Stages) > 1 {
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
