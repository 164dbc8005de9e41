package main

import (
	"context"
	"io"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/spf13/pflag"
)

// command is one row of the table that dispatch, help and completion read.
type command struct {
	name   string
	args   string
	short  string // one line
	long   string // more for its own help
	groups []group
	most   int           // arguments; -1 is any number
	words  func() []word // what the first argument may be; nil for a path
	run    func(context.Context, *program, *options, []string) (int, error)
	git    bool // exit codes are those of git check-ignore
}

// commands returns the table. The first row runs where no command is named.
func commands() []command {
	return []command{
		{
			name: self, args: "[PATH]", short: "audit the build context in PATH (default: .)",
			groups: []group{targetFlags, auditFlags}, most: 1, words: commandWords, run: runAudit,
		},
		{
			name: "ls", args: "[PATH]", short: "list the entries that would reach the builder",
			long:   "The entries are sorted bytewise. -0 writes every name as it is; otherwise a name\nthat a terminal would interpret is quoted.",
			groups: []group{targetFlags, listFlags}, most: 1, run: runList,
		},
		{
			name: "why", args: "PATH...", short: "say why a path ships, where it lands, what drops it",
			long:   "The paths are relative to the context root and need not exist.",
			groups: []group{targetFlags, whyFlags}, most: -1, run: runWhy,
		},
		{
			name: "check-ignore", args: "PATH...", short: "answer as git check-ignore does, for Docker",
			long:   "Exit codes: 0 at least one path is ignored, 1 none is, 128 or 129 wrong use.",
			groups: []group{targetFlags, checkIgnoreFlags}, most: -1, run: runCheckIgnore, git: true,
		},
		{
			name: "rule", args: "[CODE]", short: "print the page of a rule, or the list of all",
			most: 1, words: codeWords, run: runRule,
		},
		{
			name: "generate", args: "[PATH]", short: "print your ignore file with what is missing added",
			long:   "Every line is held against the Dockerfiles; none is added that could break a\nbuild. Exit codes: 1 where --check finds that the file has drifted.",
			groups: []group{targetFlags, generateFlags}, most: 1, run: runGenerate,
		},
		{
			name: "completion", args: "SHELL", short: "print a completion script: bash, zsh or fish",
			long: "bash:  source <(ctxaudit completion bash)\nzsh:   source <(ctxaudit completion zsh)\nfish:  ctxaudit completion fish | source",
			most: -1, words: shellWords, run: runCompletion,
		},
		{
			name: "version", short: "print the version", run: runVersion,
		},
	}
}

// self is the name of the program, and of what it does without a command.
const self = "ctxaudit"

// find splits the arguments into the command and its own. A first argument that
// is no command is a PATH.
func find(args []string) (command, []string) {
	all := commands()
	if len(args) > 0 {
		for _, c := range all[1:] {
			if c.name == args[0] {
				return c, args[1:]
			}
		}
	}
	return all[0], args
}

// flags returns the flags of a command, with their values in o.
func (c *command) flags(o *options) *pflag.FlagSet {
	f := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.SortFlags = false
	f.BoolVarP(&o.help, "help", "h", false, "show this help")
	for _, g := range c.groups {
		f.AddFlagSet(g.set(o))
	}
	return f
}

// misuse is the exit code for flags that are not understood, and where a command
// could not do its work and names no other.
func (c *command) misuse() int {
	if c.git {
		return exitGitUsage
	}
	return exitUsage
}

// see is the hint where there is no better one.
func (c *command) see() string {
	if c.name == self {
		return "see ctxaudit --help"
	}
	return "see ctxaudit " + c.name + " --help"
}

// nearest returns the name that is most like the given one, or "" where none is
// alike.
func nearest(name string, names []string) string {
	best, least := "", 0.6
	for _, n := range names {
		if s := levenshtein.Match(strings.ToLower(name), n, nil); s > least {
			best, least = n, s
		}
	}
	return best
}
