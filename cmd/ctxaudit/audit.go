package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"ctxaudit/context"
	"ctxaudit/context/lint"
	"ctxaudit/context/suggest"
	"ctxaudit/context/target"
	"ctxaudit/report"
	"ctxaudit/secrets"
)

func runAudit(ctx context.Context, p *program, o *options, args []string) (int, error) {
	start := time.Now()
	if len(args) > 0 {
		o.target.Path = args[0]
	}
	color, err := p.colors(o.color, o.output != "")
	if err != nil {
		return exitUsage, err
	}
	t, err := target.Resolve(o.target)
	if err != nil {
		return exitUsage, p.misnamed(err, args)
	}
	conf, err := readConfig(o.config, t.Root)
	if err != nil {
		return exitUsage, err
	}
	choice, err := o.choose(conf)
	if err != nil {
		return exitUsage, err
	}
	o.noSecrets = o.noSecrets || !choice.secrets()
	limits, threshold, err := o.thresholds(conf)
	if err != nil {
		return exitUsage, err
	}
	r, _, err := p.audit(ctx, t, o, limits)
	if err != nil {
		return exitUsage, err
	}
	defer r.Context.Close()
	notes := p.stderr
	if o.quiet {
		notes = io.Discard
	}
	choice.apply(r, notes, time.Now())
	r.Path, r.Version, r.Took = o.target.Path, version(), time.Since(start)
	if !o.quiet {
		w, finish, err := p.output(o.output)
		if err != nil {
			return exitUsage, err
		}
		style := report.Style{Width: p.width(), Color: color, Top: o.top}
		if err := finish(report.Write(w, o.format, r, style)); err != nil {
			return exitUsage, err
		}
	}
	return exitCode(r, threshold), nil
}

// audit does what the whole program is for. The evidence is what its suggestions
// rest on.
func (p *program) audit(ctx context.Context, t buildcontext.Target, o *options, l lint.Limits) (*report.Report, suggest.Evidence, error) {
	var ev suggest.Evidence
	r := &report.Report{NoSecrets: o.noSecrets}
	scanner := make(chan func() (*secrets.Scanner, error), 1)
	if !o.noSecrets {
		go func() { // takes tens of milliseconds, which the walk hides
			s, err := secrets.New(secrets.Options{})
			scanner <- func() (*secrets.Scanner, error) { return s, err }
		}()
	}
	git := make(chan *suggest.Git, 1)
	go func() { git <- suggest.AskGit(ctx, t.Root) }()
	c, err := p.load(t, o, t.Builder.Others()...)
	if err != nil {
		return nil, ev, err
	}
	c.Heaps = suggest.Heaps(c)
	r.Context = c
	r.Incomplete = append(r.Incomplete, c.Incomplete...)
	if !o.noSecrets {
		s, err := (<-scanner)()
		if err != nil {
			return nil, ev, errors.Join(err, c.Close())
		}
		found, err := p.scan(ctx, s, c, o)
		if err != nil {
			return nil, ev, errors.Join(err, c.Close())
		}
		r.Findings = append(r.Findings, found.Findings...)
		r.NotScanned = found.NotScanned
		r.Incomplete = append(r.Incomplete, found.Incomplete...)
	}
	asked := <-git
	c.Tracked = asked.Tracked()
	r.Findings = append(r.Findings, lint.Check(c, l)...)
	ev = suggest.Evidence{Findings: r.Findings, Dockerfiles: dockerfiles(c), Git: asked}
	if ev.Git != nil && ev.Git.Missing != "" {
		r.Unchecked = append(r.Unchecked, report.Unchecked{Code: "CTX110", Reason: ev.Git.Missing})
	}
	r.Findings = append(r.Findings, suggest.GitIgnored(c, ev.Git)...)
	r.Suggestions = suggest.Rank(c, ev)
	return r, ev, nil
}

func (p *program) scan(ctx context.Context, s *secrets.Scanner, c *buildcontext.Context, o *options) (secrets.Result, error) {
	var done buildcontext.Progress
	defer p.status(o.quiet, func() string {
		return fmt.Sprintf("looking for secrets: %d of %d files, %s", done.Entries.Load(), len(c.Entries), buildcontext.FormatSize(done.Bytes.Load()))
	})()
	return s.Scan(ctx, c, o.jobs, &done)
}

// never is a threshold that no finding reaches.
const never = buildcontext.Critical + 1

func (o *options) thresholds(c *config) (lint.Limits, buildcontext.Severity, error) {
	l := lint.Limits{Entries: cmp.Or(o.maxFiles, c.MaxFiles)}
	if size := cmp.Or(o.maxSize, c.MaxSize); size != "" {
		var err error
		if l.Bytes, err = buildcontext.ParseSize(size); err != nil {
			return l, 0, fmt.Errorf("--max-size: %w", err)
		}
	}
	threshold, err := parseThreshold(cmp.Or(o.failOn, c.FailOn, "high"))
	if err != nil {
		err = buildcontext.WithHint(fmt.Errorf("--fail-on: %w", err), buildcontext.Hint(err))
	}
	return l, threshold, err
}

// parseThreshold reads the least severity that fails.
func parseThreshold(name string) (buildcontext.Severity, error) {
	if name == "never" {
		return never, nil
	}
	s, err := buildcontext.ParseSeverity(name)
	if err != nil {
		err = buildcontext.WithHint(err, "use critical, high, medium, low or never")
	}
	return s, err
}

func exitCode(r *report.Report, threshold buildcontext.Severity) int {
	highest, any := r.Highest()
	switch {
	case !r.Complete():
		return exitIncomplete
	case r.OverLimit(), any && highest >= threshold:
		return exitFindings
	}
	return exitClean
}

// misnamed adds the command that was perhaps meant where PATH is not there.
func (p *program) misnamed(err error, args []string) error {
	if len(args) == 0 || exists(args[0]) {
		return err
	}
	var names []string
	for _, c := range commands()[1:] {
		names = append(names, c.name)
	}
	if near := nearest(args[0], names); near != "" {
		return buildcontext.WithHint(err, "did you mean ctxaudit "+near+"?")
	}
	return err
}
