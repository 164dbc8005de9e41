package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"

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
	if c, err = o.context(c); err != nil {
		return exitUsage, err
	}
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
	if arg == "" {
		return "", buildcontext.WithHint(errors.New("empty string is not a valid path"), "use . for the context itself")
	}
	name := path.Clean(filepath.ToSlash(arg))
	if filepath.IsAbs(arg) {
		name = relativeTo(root, arg)
	}
	if buildcontext.Within("..", name) {
		return "", buildcontext.WithHint(fmt.Errorf("%s is outside the context", arg), "give paths relative to the context root, "+root)
	}
	return name, nil
}

// relativeTo returns an absolute path relative to the root, whatever links lead
// to either: the topmost directory above it that is the root decides.
func relativeTo(root, abs string) string {
	rel, err := filepath.Rel(root, abs)
	if err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	at, err := os.Stat(root)
	if err != nil {
		return ".."
	}
	inside := ".."
	for dir := filepath.Clean(abs); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && os.SameFile(at, info) {
			inside, _ = filepath.Rel(dir, abs)
		}
		if dir == filepath.Dir(dir) {
			return filepath.ToSlash(inside)
		}
	}
}
