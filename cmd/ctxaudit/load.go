package main

import (
	"errors"
	"fmt"
	"strings"

	"ctxaudit/context"
	"ctxaudit/context/dockerfile"
	"ctxaudit/report"
)

// load walks the context of a target, compares other builders on the way, and
// traces its Dockerfile.
func (p *program) load(t buildcontext.Target, o *options, others ...buildcontext.Builder) (*buildcontext.Context, error) {
	c, err := p.trace(t, o, others)
	if err == nil && c.Ignore.Refused != nil && c.Build.Sends() {
		err = errors.Join(c.Ignore.Refused, c.Close())
	}
	return c, err
}

func (p *program) trace(t buildcontext.Target, o *options, others []buildcontext.Builder) (*buildcontext.Context, error) {
	if t.Dockerfile == "" {
		return p.walk(t, o, others)
	}
	f, err := dockerfile.Read(t)
	if err != nil {
		return nil, err
	}
	c, err := p.walk(t, o, others)
	if err != nil {
		return nil, err
	}
	named := map[string]*buildcontext.Context{}
	for _, name := range f.Contexts() {
		n, err := p.walk(buildcontext.Target{Root: t.Contexts[name], Builder: t.Builder}, o, nil)
		if err != nil {
			return nil, errors.Join(err, c.Close())
		}
		defer n.Close()
		named[name] = n
	}
	if err := f.Trace(c, named); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// walk reads one context, with a status line where it takes long.
func (p *program) walk(t buildcontext.Target, o *options, others []buildcontext.Builder) (*buildcontext.Context, error) {
	var seen buildcontext.Progress
	defer p.status(o.quiet, func() string {
		return fmt.Sprintf("walking: %d files, %s", seen.Entries.Load(), buildcontext.FormatSize(seen.Bytes.Load()))
	})()
	return buildcontext.Load(t, o.jobs, &seen, others...)
}

func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
