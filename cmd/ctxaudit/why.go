package main

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"ctxaudit/context"
	"ctxaudit/context/suggest"
	"ctxaudit/report"
)

func runWhy(_ context.Context, p *program, o *options, args []string) (int, error) {
	write := report.WriteAnswers
	switch o.format {
	case "text":
	case "json":
		write = report.WriteAnswersJSON
	default:
		return exitUsage, buildcontext.WithHint(fmt.Errorf("unknown --format %q", o.format), "use text or json")
	}
	if len(args) == 0 {
		return exitUsage, buildcontext.WithHint(fmt.Errorf("no path given"), "name files or directories of the context")
	}
	c, err := p.open(o)
	if err != nil {
		return exitUsage, err
	}
	defer c.Close()
	ds := dockerfiles(c)
	var answers []report.Answer
	for _, arg := range args {
		name, err := within(c.Target.Root, arg)
		if err != nil {
			return exitUsage, err
		}
		a, err := c.Why(name)
		if err != nil {
			return exitUsage, err
		}
		answers = append(answers, report.Answer{Answer: a, Drops: suggest.Drop(c, name, ds)})
	}
	if err := write(p.stdout, c, answers); err != nil {
		return exitIncomplete, err
	}
	return p.incomplete(c.Incomplete, exitClean), nil
}

// within returns a path that the user gave, relative to the context root, as
// entries are named. A relative path is taken from the root.
func within(root, arg string) (string, error) {
	name := filepath.ToSlash(arg)
	if filepath.IsAbs(arg) {
		rel, err := filepath.Rel(root, arg)
		if err != nil {
			return "", err
		}
		name = filepath.ToSlash(rel)
	}
	name = path.Clean(name)
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", buildcontext.WithHint(fmt.Errorf("%s is outside the context", arg), "give paths relative to the context root, "+root)
	}
	return name, nil
}
