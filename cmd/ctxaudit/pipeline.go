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
	r, o := &report.Report{NoSecrets: a.noSecrets}, a.options
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
	r.Findings = append(r.Findings, unread(lint.Check(c, a.limits), r.Findings)...)
	ev = suggest.Evidence{Findings: r.Findings, Git: asked}
	ev.Dockerfiles = dockerfiles(c)
	switch {
	case ev.Git == nil:
		r.Unchecked = append(r.Unchecked, report.Unchecked{Code: "CTX110", Reason: "the context lies in no git repository"})
	case ev.Git.Missing != "":
		r.Unchecked = append(r.Unchecked, report.Unchecked{Code: "CTX110", Reason: ev.Git.Missing})
	}
	r.Findings = append(r.Findings, suggest.GitIgnored(c, ev.Git)...)
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
