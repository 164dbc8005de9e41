package main

import (
	"errors"
	"fmt"
	"strings"

	"ctxaudit/context"
	"ctxaudit/context/dockerfile"
	"ctxaudit/context/target"
)

// open loads the context that the flags name.
func (p *program) open(o *options) (*buildcontext.Context, error) {
	t, err := target.Resolve(o.target)
	if err != nil {
		return nil, err
	}
	return p.load(t, o)
}

// context is c, or the named context that the flags ask for.
func (o *options) context(c *buildcontext.Context) (*buildcontext.Context, error) {
	if o.named == "" {
		return c, nil
	}
	for _, n := range c.Named {
		if n.Target.Name == strings.ToLower(o.named) {
			return n, nil
		}
	}
	return nil, buildcontext.WithHint(fmt.Errorf("--named %s: the build takes from no directory of that name", o.named),
		"give it with --build-context "+o.named+"=PATH, and the Dockerfile has to use it")
}

// load walks the context of a target, compares other builders on the way, and
// traces its Dockerfile.
func (p *program) load(t buildcontext.Target, o *options, others ...buildcontext.Builder) (*buildcontext.Context, error) {
	c, err := p.trace(t, o, others)
	if err != nil {
		return nil, err
	}
	if err := fails(c); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// fails returns why no build of the target can work, or nil. Sources that are
// not there are findings.
func fails(c *buildcontext.Context) error {
	if err := c.Refuses(); err != nil {
		return err
	}
	if c.Build != nil && len(c.Build.Failures) > 0 {
		f := c.Build.Failures[0]
		return buildcontext.WithHint(&dockerfile.SyntaxError{Path: shown(c, c.Target.Dockerfile), Line: f.Line, Reason: f.Message},
			"a build fails here too")
	}
	return nil
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
	for _, name := range f.Contexts() {
		n, err := p.walk(t.Named(name), o, nil)
		if err != nil {
			return nil, errors.Join(err, c.Close())
		}
		c.Named = append(c.Named, n)
	}
	if err := f.Trace(c); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// walk reads one context, with a status line where it takes long.
func (p *program) walk(t buildcontext.Target, o *options, others []buildcontext.Builder) (*buildcontext.Context, error) {
	var seen buildcontext.Progress
	if o.names {
		defer p.status(o.quiet, func() string { return fmt.Sprintf("walking: %d files", seen.Entries.Load()) })()
		return buildcontext.LoadNames(t, o.jobs, &seen)
	}
	defer p.status(o.quiet, func() string {
		return fmt.Sprintf("walking: %d files, %s", seen.Entries.Load(), buildcontext.FormatSize(seen.Bytes.Load()))
	})()
	return buildcontext.Load(t, o.jobs, &seen, others...)
}
