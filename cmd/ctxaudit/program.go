package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"ctxaudit/context"
	"ctxaudit/report"
)

// The exit codes. check-ignore has those of git check-ignore instead.
const (
	exitClean      = 0 // nothing at or above --fail-on
	exitFindings   = 1 // findings at or above it, or a limit exceeded
	exitUsage      = 2 // wrong use, or rules or a Dockerfile that no builder accepts
	exitIncomplete = 3 // something could not be read: never clean
)

// program is one run of ctxaudit.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// main runs the command that the arguments name and returns the exit code.
func (p *program) main(ctx context.Context, args []string) int {
	cmd, args := find(args)
	code, err := p.run(ctx, &cmd, args)
	if err != nil {
		p.complain(err)
	}
	return code
}

func (p *program) run(ctx context.Context, cmd *command, args []string) (int, error) {
	o := &options{}
	flags := cmd.flags(o)
	switch err := flags.Parse(args); {
	case o.help || errors.Is(err, pflag.ErrHelp):
		return exitClean, cmd.help(p.stdout, p.width())
	case err != nil:
		return cmd.misuse(), flagError(err, cmd, flags)
	case flags.NArg() > cmd.most && cmd.most >= 0:
		err := fmt.Errorf("unexpected argument %q", flags.Arg(cmd.most))
		if cmd.name == self && !exists(flags.Arg(0)) {
			err = fmt.Errorf("unknown command %q", flags.Arg(0))
		}
		return cmd.misuse(), misnamed(cmd, buildcontext.WithHint(err, cmd.see()), flags.Args())
	}
	if cmd.args == "[PATH]" && flags.NArg() > 0 {
		if o.target.Path = flags.Arg(0); o.target.Path == "" {
			return exitUsage, buildcontext.WithHint(errors.New("PATH is empty"), "use . for the working directory")
		}
	}
	code, err := cmd.run(ctx, p, o, flags.Args())
	if err != nil && code == exitClean {
		code = cmd.misuse()
	}
	return code, misnamed(cmd, err, flags.Args())
}

// complain writes an error and what to do about it.
func (p *program) complain(err error) {
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	fmt.Fprintf(p.stderr, "error: %s\n", report.Safe(err.Error()))
	hint := buildcontext.Hint(err)
	if hint == "" && errors.Is(err, fs.ErrPermission) {
		hint = "make it readable, or run as someone who can read it"
	}
	if hint != "" {
		fmt.Fprintf(p.stderr, "hint: %s\n", report.Safe(hint))
	}
}

// incomplete names what could not be read and returns the exit code for it, or
// the given one where there is nothing.
func (p *program) incomplete(problems []buildcontext.Problem, code int) int {
	if len(problems) == 0 {
		return code
	}
	const most = 10
	for i, problem := range problems {
		if i == most {
			fmt.Fprintf(p.stderr, "error: and %d more\n", len(problems)-most)
			break
		}
		fmt.Fprintf(p.stderr, "error: %s: %s\n", report.Safe(problem.Path), report.Safe(problem.Reason))
	}
	fmt.Fprintln(p.stderr, "hint: the list is incomplete; make these readable, or exclude the directory that holds them")
	return exitIncomplete
}

// output returns where a report goes: stdout, or the file of that name, which
// close puts in its place once it is whole.
func (p *program) output(name string) (w io.Writer, finish func(error) error, err error) {
	if name == "" {
		return p.stdout, func(err error) error { return err }, nil
	}
	return createFile(name)
}

// misnamed adds to an error the command that was perhaps meant where the first
// argument is no PATH that is there.
func misnamed(cmd *command, err error, args []string) error {
	if err == nil || cmd.name != self || len(args) == 0 || exists(args[0]) {
		return err
	}
	if args[0] == "help" {
		return buildcontext.WithHint(err, cmd.see())
	}
	if near := nearest(args[0], texts(commandWords())); near != "" {
		return buildcontext.WithHint(err, "did you mean ctxaudit "+near+"?")
	}
	return err
}

// flagError words an error of pflag with a hint.
func flagError(err error, cmd *command, flags *pflag.FlagSet) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		name := strings.SplitN(unknown.GetSpecifiedName(), "=", 2)[0]
		if near := nearest(name, names); near != "" {
			return buildcontext.WithHint(err, "did you mean --"+near+"?")
		}
		if slices.Contains(texts(commandWords()), name) {
			return buildcontext.WithHint(err, "did you mean ctxaudit "+name+"?")
		}
	}
	return buildcontext.WithHint(err, cmd.see())
}

// exists says that a file or directory of that name is there.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
