package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"ctxaudit/context"
	"ctxaudit/context/target"
)

// The exit codes of git check-ignore.
const (
	exitGitIgnored = 0   // at least one path is ignored
	exitGitNone    = 1   // none is
	exitGitFatal   = 128 // wrong use, or something failed
	exitGitUsage   = 129 // a flag that is not known
)

func runCheckIgnore(_ context.Context, p *program, o *options, args []string) (int, error) {
	if err := o.checkIgnore(args); err != nil {
		return exitGitFatal, buildcontext.WithHint(err, "see ctxaudit check-ignore --help")
	}
	t, err := target.Resolve(o.target)
	if err != nil {
		return exitGitFatal, err
	}
	rules, err := buildcontext.ReadRules(t)
	if err := cmp.Or(err, rules.File.Refused); err != nil {
		return exitGitFatal, err
	}
	root, err := os.OpenRoot(t.Root)
	if err != nil {
		return exitGitFatal, err
	}
	defer root.Close()
	c := checker{rules: rules, root: root, links: map[string]string{}}
	out := bufio.NewWriter(p.stdout)
	code := exitGitNone
	for arg, err := range p.paths(o, args) {
		if err != nil {
			return exitGitFatal, err
		}
		rule, err := c.decides(arg)
		if err != nil {
			return exitGitFatal, err
		}
		if rule != nil && rule.Exception() && !o.verbose {
			rule = nil
		}
		if rule != nil {
			code = exitGitIgnored
		}
		if !o.quiet && (rule != nil || o.nonMatching) {
			o.writeMatch(out, arg, rules.File.Path, rule)
		}
		if o.stdin {
			// Whoever talks to us through pipes waits for each answer.
			if err := out.Flush(); err != nil {
				return exitGitFatal, err
			}
		}
	}
	if err := out.Flush(); err != nil {
		return exitGitFatal, err
	}
	return code, nil
}

// checkIgnore refuses what git check-ignore refuses, in its words.
func (o *options) checkIgnore(args []string) error {
	switch {
	case o.stdin && len(args) > 0:
		return errors.New("cannot specify pathnames with --stdin")
	case !o.stdin && o.zero:
		return errors.New("-z only makes sense with --stdin")
	case !o.stdin && len(args) == 0:
		return errors.New("no path specified")
	case o.quiet && len(args) > 1:
		return errors.New("--quiet is only valid with a single pathname")
	case o.quiet && o.verbose:
		return errors.New("cannot have both --quiet and --verbose")
	case o.nonMatching && !o.verbose:
		return errors.New("--non-matching is only valid with --verbose")
	}
	return nil
}

// paths yields the paths to check. Lines from stdin may be quoted as git quotes
// them.
func (p *program) paths(o *options, args []string) func(func(string, error) bool) {
	return func(yield func(string, error) bool) {
		if !o.stdin {
			for _, arg := range args {
				if !yield(arg, nil) {
					return
				}
			}
			return
		}
		end := byte('\n')
		if o.zero {
			end = 0
		}
		in := bufio.NewReader(p.stdin)
		for {
			line, err := in.ReadString(end)
			if line != "" {
				name, bad := strings.TrimSuffix(line, string(end)), error(nil)
				if !o.zero && strings.HasPrefix(name, `"`) {
					name, bad = unquoteGit(name)
				}
				if !yield(name, bad) {
					return
				}
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				yield("", err)
				return
			}
		}
	}
}

// checker answers for one path after the other.
type checker struct {
	rules buildcontext.Rules
	root  *os.Root
	links map[string]string // by directory, the link on the way to what it holds
}

// decides returns the pattern that decides on a path, or nil.
func (c *checker) decides(arg string) (*buildcontext.Pattern, error) {
	name, err := within(c.root.Name(), arg)
	if err != nil || name == "." {
		return nil, err
	}
	dir := path.Dir(name)
	link, known := c.links[dir]
	if !known {
		link = buildcontext.LinkAbove(c.root, name)
		c.links[dir] = link
	}
	if link != "" {
		return nil, fmt.Errorf("path %q is beyond a symbolic link", arg)
	}
	x, err := c.rules.Explain(name)
	if err != nil || x.Verdict.Rule < 0 {
		return nil, err
	}
	return &c.rules.File.Patterns[x.Verdict.Rule], nil
}

// writeMatch writes one answer in the form of git check-ignore.
func (o *options) writeMatch(w io.Writer, arg, source string, rule *buildcontext.Pattern) {
	line, text := "", ""
	if rule == nil {
		source = ""
	} else {
		line, text = fmt.Sprint(rule.Line), strings.TrimSpace(rule.Source)
	}
	switch {
	case o.zero && o.verbose:
		fmt.Fprintf(w, "%s\x00%s\x00%s\x00%s\x00", source, line, text, arg)
	case o.zero:
		fmt.Fprintf(w, "%s\x00", arg)
	case o.verbose:
		fmt.Fprintf(w, "%s:%s:%s\t%s\n", quoteGit(source), line, text, quoteGit(arg))
	default:
		fmt.Fprintf(w, "%s\n", quoteGit(arg))
	}
}
