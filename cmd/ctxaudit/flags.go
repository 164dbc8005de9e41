package main

import (
	"github.com/spf13/pflag"

	"ctxaudit/context"
	"ctxaudit/context/target"
)

// options are the values of all flags.
type options struct {
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

	// ls
	reach string
	zero  bool
	long  bool

	// check-ignore
	stdin       bool
	verbose     bool
	nonMatching bool
}

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
	f.StringVarP(&o.target.File, "file", "f", "", "the Dockerfile `FILE`, relative to the working directory")
	f.StringVar(&o.target.Stage, "target", "", "the `STAGE` to build (default: the last)")
	f.StringArrayVar(&o.target.Args, "build-arg", nil, "set a build argument `NAME=VALUE`")
	f.StringArrayVar(&o.target.Contexts, "build-context", nil, "add a named context `NAME=PATH`")
	f.StringVar(&o.target.Builder, "builder", string(buildcontext.BuildKit), "`NAME` of the builder: buildkit, classic or podman")
	f.StringVar(&o.target.IgnoreFile, "ignorefile", "", "read the rules from `FILE` (podman only)")
	f.IntVar(&o.jobs, "jobs", 0, "do `N` things at once (default: one for each processor)")
}}

var auditFlags = group{"audit", func(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.format, "format", "table", "`FORMAT` of the report: "+formatNames())
	f.StringVarP(&o.output, "output", "o", "", "write the report to `FILE`")
	f.StringVar(&o.failOn, "fail-on", "", "exit 1 from this `SEVERITY` on: critical, high, medium, low or never (default: high)")
	f.StringVar(&o.maxSize, "max-size", "", "exit 1 when more than `SIZE` would be sent, such as 100MB")
	f.IntVar(&o.maxFiles, "max-files", 0, "exit 1 when more than `N` files would be sent")
	f.StringVar(&o.config, "config", "", "read the configuration from `FILE` (default: .ctxaudit.toml in the context)")
	f.StringSliceVar((*[]string)(&o.chosen), "select", nil, "report these `CODES` alone, such as CTX3 or CTX101,CTX102")
	f.StringSliceVar((*[]string)(&o.left), "ignore", nil, "leave these `CODES` out")
	f.StringArrayVar(&o.reports, "report", nil, "write another report, `FORMAT=FILE`; may be repeated")
	f.BoolVar(&o.brief, "brief", false, "six lines: the same as --format brief")
	f.BoolVar(&o.long, "long", false, "show the lines that findings are about, and notes")
	f.StringVar(&o.baseline, "baseline", "", "only findings that `FILE` does not know count")
	f.BoolVar(&o.updateBaseline, "update-baseline", false, "make --baseline know all findings of today")
	f.StringVar(&o.date, "date", "", "the `DATE` that a checklist bears")
	f.IntVarP(&o.top, "top", "n", 10, "show `N` rows of each table")
	f.BoolVar(&o.noSecrets, "no-secrets", false, "do not look for secrets")
	f.StringVar(&o.rules, "gitleaks-config", "", "look for secrets by the rules in `FILE`, in the format of gitleaks")
	f.BoolVar(&o.noCache, "no-cache", false, "look into every file, as if for the first time")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "write nothing; the exit code is the answer")
	f.StringVar(&o.color, "color", "auto", "`WHEN` to use colours: auto, always or never")
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
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the list: text, json or csv")
	f.BoolVarP(&o.zero, "null", "0", false, "end each name with a zero byte")
	f.BoolVar(&o.long, "long", false, "show size, reach and type as well")
}}

var whyFlags = group{"answer", func(f *pflag.FlagSet, o *options) {
	contextFlag(f, o)
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the answer: text or json")
}}

var checkIgnoreFlags = group{"as for git check-ignore", func(f *pflag.FlagSet, o *options) {
	contextFlag(f, o)
	f.BoolVarP(&o.quiet, "quiet", "q", false, "write nothing; only the exit code tells")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "show the rule that decides as well, exceptions too")
	f.BoolVarP(&o.nonMatching, "non-matching", "n", false, "with -v, show paths that no rule matches too")
	f.BoolVar(&o.stdin, "stdin", false, "read the paths from stdin, one a line")
	f.BoolVarP(&o.zero, "null", "z", false, "with --stdin, end each name with a zero byte, in and out")
}}

func contextFlag(f *pflag.FlagSet, o *options) {
	f.StringVarP(&o.target.Path, "context", "C", "", "the context root `PATH` (default: .)")
}
