package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"ctxaudit/context"
	"ctxaudit/context/target"
	"ctxaudit/report"
)

// options are the values of all flags.
type options struct {
	help   bool
	target target.Options
	jobs   int

	// audit
	format    string
	output    string
	failOn    string
	maxSize   string
	maxFiles  int
	top       int
	config    string
	chosen    codes
	left      codes
	noSecrets bool
	noCache   bool
	rules     string
	quiet     bool
	color     string

	reports        []string
	brief          bool
	baseline       string
	updateBaseline bool
	date           string

	generate generate

	named string // of ls and why

	// ls
	reach string
	zero  bool
	long  bool
	names bool // no flag: no more is shown than paths

	// check-ignore
	stdin       bool
	verbose     bool
	nonMatching bool
}

// count is the value of a flag that takes a number from 0 on.
type count struct{ n *int }

func (c count) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return errors.New("not a number from 0 on")
	}
	*c.n = n
	return nil
}

func (c count) String() string { return strconv.Itoa(*c.n) }
func (c count) Type() string   { return "int" }

// group is a set of flags that stands under one heading in a help text.
type group struct {
	title string
	add   func(*pflag.FlagSet, *options)
}

// set returns the flags of a group, with their values in o.
func (g group) set(o *options) *pflag.FlagSet {
	f := pflag.NewFlagSet(g.title, pflag.ContinueOnError)
	f.SortFlags = false
	g.add(f, o)
	return f
}

var targetFlags = group{"target, as for docker build", func(f *pflag.FlagSet, o *options) {
	f.StringVarP(&o.target.File, "file", "f", "", "the Dockerfile, from the working directory `FILE`")
	f.StringVar(&o.target.Stage, "target", "", "the `STAGE` to build (default: the last)")
	f.StringArrayVar(&o.target.Args, "build-arg", nil, "set a build argument `NAME=VALUE`")
	f.StringArrayVar(&o.target.Contexts, "build-context", nil, "add a named context `NAME=PATH`")
	f.StringVar(&o.target.Builder, "builder", string(buildcontext.BuildKit), "buildkit (default), classic or podman `NAME`")
	takes(f, "builder", string(buildcontext.BuildKit), string(buildcontext.Classic), string(buildcontext.Podman))
	f.StringVar(&o.target.IgnoreFile, "ignorefile", "", "read the rules from `FILE` (podman)")
	f.Var(count{&o.jobs}, "jobs", "do `N` things at once (default: processors)")
}}

var auditFlags = group{"audit", func(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.format, "format", "table", strings.Join(report.Formats(), ", ")+" `FORMAT`")
	takes(f, "format", report.Formats()...)
	f.StringVarP(&o.output, "output", "o", "", "write the report there, not to stdout `FILE`")
	f.StringVar(&o.failOn, "fail-on", "", "exit 1 from `SEVERITY` on: critical, high (default), medium, low or never")
	takes(f, "fail-on", "critical", "high", "medium", "low", "never")
	f.StringVar(&o.maxSize, "max-size", "", "exit 1 when more than `SIZE` is sent (100MB)")
	f.Var(count{&o.maxFiles}, "max-files", "exit 1 when more than `N` files are sent")
	f.StringVar(&o.config, "config", "", "configuration `FILE` (default: .ctxaudit.toml)")
	f.StringSliceVar((*[]string)(&o.chosen), "select", nil, "report `CODES` alone, such as CTX3,CTX101")
	f.StringSliceVar((*[]string)(&o.left), "ignore", nil, "leave these `CODES` out")
	takes(f, "select", texts(codeWords())...)
	takes(f, "ignore", texts(codeWords())...)
	f.StringArrayVar(&o.reports, "report", nil, "write another report; may be repeated `FORMAT=FILE`")
	takes(f, "report", report.Formats()...)
	f.BoolVar(&o.brief, "brief", false, "six lines, as --format brief")
	f.BoolVar(&o.long, "long", false, "show source lines and notes as well")
	f.StringVar(&o.baseline, "baseline", "", "findings that `FILE` knows do not count")
	f.BoolVar(&o.updateBaseline, "update-baseline", false, "let --baseline know all of today")
	f.StringVar(&o.date, "date", "", "the date that a checklist bears `DATE`")
	f.VarP(count{&o.top}, "top", "n", "show `N` rows of each table")
	f.BoolVar(&o.noSecrets, "no-secrets", false, "do not look for secrets")
	f.StringVar(&o.rules, "gitleaks-config", "", "other rules for secrets, as gitleaks has them `FILE`")
	f.BoolVar(&o.noCache, "no-cache", false, "look into every file anew")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "write nothing; the exit code tells")
	f.StringVar(&o.color, "color", "auto", "auto (default), always or never `WHEN`")
	takes(f, "color", "auto", "always", "never")
}}

var generateFlags = group{"generate", func(f *pflag.FlagSet, o *options) {
	g := &o.generate
	f.BoolVar(&g.allowlist, "allowlist", false, "leave out everything but what the Dockerfiles take")
	f.BoolVar(&g.unsafe, "unsafe", false, "add what is to be checked first, too")
	f.StringVar(&g.file, "for", "", "generate `FILE`: .dockerignore or <Dockerfile>.dockerignore (default: the one that is read)")
	f.BoolVar(&g.diff, "diff", false, "print a unified diff instead of the file")
	f.BoolVar(&g.write, "write", false, "write the file")
	f.BoolVar(&g.check, "check", false, "print what the file lacks, and exit 1 where it lacks anything")
	f.BoolVar(&o.noSecrets, "no-secrets", false, "do not look for secrets")
}}

var listFlags = group{"list", func(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.reach, "reach", "context", "list what travels to `REACH` or farther: context, sent, stage or image")
	takes(f, "reach", "context", "sent", "stage", "image")
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the list: text, json or csv")
	takes(f, "format", "text", "json", "csv")
	f.BoolVarP(&o.zero, "null", "0", false, "end each name with a zero byte")
	f.BoolVar(&o.long, "long", false, "show size, reach and type as well")
	namedFlag(f, o)
}}

var whyFlags = group{"answer", func(f *pflag.FlagSet, o *options) {
	contextFlag(f, o)
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the answer: text or json")
	takes(f, "format", "text", "json")
	namedFlag(f, o)
}}

var checkIgnoreFlags = group{"as for git check-ignore", func(f *pflag.FlagSet, o *options) {
	contextFlag(f, o)
	f.BoolVarP(&o.quiet, "quiet", "q", false, "write nothing; only the exit code tells")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "show the rule that decides as well, exceptions too")
	f.BoolVarP(&o.nonMatching, "non-matching", "n", false, "with -v, show paths that no rule matches too")
	f.Bool("no-index", false, "for scripts: a context has no index, so this changes nothing")
	f.BoolVar(&o.stdin, "stdin", false, "read the paths from stdin, one a line")
	f.BoolVarP(&o.zero, "null", "z", false, "with --stdin, end each name with a zero byte, in and out")
}}

func namedFlag(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.named, "named", "", "of the named context `NAME`, not of the main one")
}

func contextFlag(f *pflag.FlagSet, o *options) {
	f.StringVarP(&o.target.Path, "context", "C", "", "the context root `PATH` (default: .)")
}
