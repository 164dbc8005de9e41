package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"ctxaudit/context"
	"ctxaudit/context/lint"
	"ctxaudit/context/target"
	"ctxaudit/report"
)

// plan is everything about an audit that can be wrong before it begins.
type plan struct {
	*options
	buildcontext.Target
	choice
	limits    lint.Limits
	threshold buildcontext.Severity
	known     *report.Baseline
	outputs   []output
}

func runAudit(ctx context.Context, p *program, o *options, _ []string) (int, error) {
	start := time.Now()
	a, err := p.plan(o)
	if err != nil {
		return exitUsage, err
	}
	r, _, err := p.audit(ctx, a)
	if err != nil {
		return exitUsage, err
	}
	defer r.Context.Close()
	notes := p.stderr
	if o.quiet {
		notes = io.Discard
	}
	a.apply(r, notes, time.Now())
	if err := a.compare(r); err != nil {
		return exitUsage, err
	}
	a.describe(r)
	r.Took = time.Since(start)
	if err := p.deliver(a, r); err != nil {
		return exitUsage, err
	}
	return exitCode(r, a.threshold), nil
}

func (p *program) plan(o *options) (*plan, error) {
	a := &plan{options: o}
	var err error
	if a.Target, err = target.Resolve(o.target); err != nil {
		return nil, err
	}
	conf, err := readConfig(o.config, a.Root)
	if err != nil {
		return nil, err
	}
	if a.choice, err = o.choose(conf); err != nil {
		return nil, err
	}
	o.noSecrets = o.noSecrets || !a.secrets()
	if a.limits, a.threshold, err = o.thresholds(conf); err != nil {
		return nil, err
	}
	if a.known, err = o.readBaseline(); err != nil {
		return nil, err
	}
	a.outputs, err = p.outputs(o)
	return a, err
}

// describe tells a report what its readers want to know of the audit.
func (a *plan) describe(r *report.Report) {
	r.Path, r.Flags, r.Version, r.Date = a.target.Path, a.target.Flags(), version(), a.date
	r.FailOn, r.MaxBytes, r.MaxEntries = a.threshold, a.limits.Bytes, a.limits.Entries
	r.Pages, r.Config = lint.Pages(), a.choice.config.name
	r.Repository = repository(a.Root)
	r.Revision = revision(r.Repository)
	if a.Dockerfile == "" {
		for _, file := range target.Dockerfiles(r.Context) {
			r.Dockerfiles = append(r.Dockerfiles, shown(r.Context, file))
		}
		slices.SortStableFunc(r.Dockerfiles, func(a, b string) int { return remote(a) - remote(b) })
	} else {
		// It has been read once; without its text a report has no excerpts.
		r.Dockerfile, _ = os.ReadFile(a.Dockerfile)
	}
}

// remote grows with how unlikely it is that someone means a Dockerfile: tools keep
// theirs in hidden directories, and examples lie deep.
func remote(file string) int {
	n := strings.Count(file, "/")
	if strings.HasPrefix(file, ".") {
		n += 100
	}
	return n
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
		err = fmt.Errorf("--fail-on: %w", err)
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
