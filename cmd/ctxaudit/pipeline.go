package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"ctxaudit/context"
	"ctxaudit/context/lint"
	"ctxaudit/context/suggest"
	"ctxaudit/report"
	"ctxaudit/secrets"
)

// audit does what the whole program is for. The evidence is what its suggestions
// rest on.
func (p *program) audit(ctx context.Context, a *plan) (*report.Report, suggest.Evidence, error) {
	var ev suggest.Evidence
	o := a.options
	scanner := make(chan func() (*secrets.Scanner, error), 1)
	if !o.noSecrets {
		go func() { // takes tens of milliseconds, which the walk hides
			s, err := secrets.New(secrets.Options{Key: a.known.Key, Rules: o.rules, Cache: o.cacheDir()})
			scanner <- func() (*secrets.Scanner, error) { return s, err }
		}()
	}
	git := make(chan *suggest.Git, 1)
	go func() { git <- suggest.AskGit(ctx, a.Root) }()
	c, err := p.load(a.Target, o, a.Builder.Others()...)
	if err != nil {
		return nil, ev, err
	}
	var s *secrets.Scanner
	if !o.noSecrets {
		if s, err = (<-scanner)(); err != nil {
			if o.rules != "" {
				err = buildcontext.WithHint(err, "--gitleaks-config takes a file of rules as gitleaks has them")
			}
			return nil, ev, errors.Join(err, c.Close())
		}
	}
	x := examiner{p, o, s}
	r, ev, err := x.examine(ctx, c, a.limits, func() *suggest.Git { return <-git })
	if err != nil {
		return nil, ev, errors.Join(err, c.Close())
	}
	for _, n := range c.Named {
		ask := func() *suggest.Git { return suggest.AskGit(ctx, n.Target.Root) }
		part, _, err := x.examine(ctx, n, lint.Limits{}, ask, sharing(c, n)...)
		if err != nil {
			return nil, ev, errors.Join(err, c.Close())
		}
		r.Join(part)
	}
	return r, ev, nil
}

// examiner looks at contexts, the main one and named ones.
type examiner struct {
	*program
	*options
	scanner *secrets.Scanner // nil looks for no secrets
}

// examine audits one context. Ask asks git about its root; more are Dockerfiles
// that read its ignore file beside those that lie in it.
func (x examiner) examine(ctx context.Context, c *buildcontext.Context, l lint.Limits, ask func() *suggest.Git, more ...suggest.Dockerfile) (*report.Report, suggest.Evidence, error) {
	c.Heaps = suggest.Heaps(c)
	r := &report.Report{Context: c, NoSecrets: x.scanner == nil}
	r.Incomplete = append(r.Incomplete, c.Incomplete...)
	if x.scanner != nil {
		found, err := x.scan(ctx, x.scanner, c, x.options)
		if err != nil {
			return nil, suggest.Evidence{}, err
		}
		r.Findings = append(r.Findings, found.Findings...)
		r.NotScanned = found.NotScanned
		r.Incomplete = append(r.Incomplete, found.Incomplete...)
	}
	git := ask()
	c.Tracked = git.Tracked()
	r.Findings = append(r.Findings, unread(lint.Check(c, l), r.Findings)...)
	ev := suggest.Evidence{Findings: r.Findings, Git: git, Dockerfiles: append(dockerfiles(c), more...)}
	switch {
	case git == nil:
		r.Unchecked = append(r.Unchecked, report.Unchecked{Code: "CTX110", Reason: "the context lies in no git repository"})
	case git.Missing != "":
		r.Unchecked = append(r.Unchecked, report.Unchecked{Code: "CTX110", Reason: git.Missing})
	}
	r.Findings = append(r.Findings, suggest.GitIgnored(c, git)...)
	r.Suggestions = suggest.Rank(c, ev)
	return r, ev, nil
}

// cacheDir is where the user's programs remember things, or "".
func (o *options) cacheDir() string {
	dir, err := os.UserCacheDir()
	if o.noCache || err != nil {
		return ""
	}
	return filepath.Join(dir, "ctxaudit")
}

// unread leaves out what lint says of the history of a repository whose objects
// the scan has read: that says more.
func unread(checks, scanned []buildcontext.Finding) []buildcontext.Finding {
	return slices.DeleteFunc(checks, func(f buildcontext.Finding) bool {
		return f.Code == "CTX111" && slices.ContainsFunc(scanned, func(s buildcontext.Finding) bool {
			return s.Code == f.Code && s.Path == f.Path
		})
	})
}

func (p *program) scan(ctx context.Context, s *secrets.Scanner, c *buildcontext.Context, o *options) (secrets.Result, error) {
	var done buildcontext.Progress
	defer p.status(o.quiet, func() string {
		return fmt.Sprintf("looking for secrets: %d of %d files, %s", done.Entries.Load(), len(c.Entries), buildcontext.FormatSize(done.Bytes.Load()))
	})()
	return s.Scan(ctx, c, o.jobs, &done)
}
