package dockerfile

import (
	"errors"
	"fmt"
	"slices"

	"ctxaudit/context"
)

// Contexts are the named contexts that are directories and that the build of
// the target takes from, sorted. [File.Trace] wants them in
// [buildcontext.Context.Named].
func (f *File) Contexts() []string {
	seen := map[string]bool{}
	for _, s := range f.states {
		if s.needed && s.local {
			seen[s.context] = true
		}
	}
	return sorted(seen)
}

// Trace sets the Build of c and the reach and landings of its entries, and those
// of c.Named. The Build of a named context is that of c as the context sees it:
// only the steps that take from it, with From "".
//
// An error is a pattern that the builder refuses.
func (f *File) Trace(c *buildcontext.Context) error {
	t := tracer{file: f, build: f.Build(), c: c, named: map[string]*buildcontext.Context{}, trees: map[*stage]*tree{}, asks: map[string]*ask{}, work: &budget{f.work}}
	t.lander = lander{paths: map[spanPlace]string{}, members: map[memberPlace]bool{}, work: t.work}
	c.Build = t.build
	forget(c)
	for _, n := range c.Named {
		t.named[n.Target.Name] = n
		forget(n)
	}
	if err := t.contexts(); err != nil {
		return err
	}
	for _, s := range f.states[:len(t.build.Stages)] {
		if err := t.stage(s); err != nil {
			return err
		}
	}
	for i := range t.build.Stages {
		if t.build.Stages[i].Needed {
			if err := t.lander.stage(t.trees[f.states[i]], i); err != nil {
				t.unknown(t.build.Stages[i].Line, "stage %s: %v", t.build.Stages[i].Name, err)
			}
		}
	}
	t.oldPodman()
	sortByLine(t.build)
	t.lander.land(c, t.build.Stages, t.build.Final)
	for _, n := range c.Named {
		t.lander.land(n, t.build.Stages, t.build.Final)
		n.Build = t.buildFor(n.Target.Name)
	}
	return nil
}

// forget takes back what an earlier Trace set.
func forget(c *buildcontext.Context) {
	for i := range c.Entries {
		c.Entries[i].Reach, c.Entries[i].Landings = buildcontext.Eligible, nil
	}
}

// Build is what the file does, as it is known without a context: no source is
// found or counted.
func (f *File) Build() *buildcontext.Build {
	b := f.build
	b.Stages = slices.Clone(b.Stages)
	b.Steps = slices.Clone(b.Steps)
	for i := range b.Steps {
		b.Steps[i].Sources = slices.Clone(b.Steps[i].Sources)
		b.Steps[i].Exclude = slices.Clone(b.Steps[i].Exclude)
	}
	b.Unknowns = slices.Clone(b.Unknowns)
	b.Failures = slices.Clone(b.Failures)
	return &b
}

// tracer makes the file systems of the stages out of a context.
type tracer struct {
	file  *File
	build *buildcontext.Build
	c     *buildcontext.Context
	named map[string]*buildcontext.Context
	// sent is the context as the needed stages see it, and everything as others
	// would.
	sent, everything *tree
	// disk is the context with what is excluded, once it is asked for.
	disk *tree
	// asks are what the build asks each named context for.
	asks   map[string]*ask
	trees  map[*stage]*tree
	work   *budget
	lander lander
}

// ask is what a build asks a context for.
type ask struct {
	whole  bool
	follow map[string]bool
}

// contexts looks at the context as the builder gets it.
func (t *tracer) contexts() error {
	all := whole(t.c)
	t.everything = contextTree(all, "the context")
	t.sent = t.everything
	if t.build.Whole || t.c.Target.Builder == buildcontext.Podman {
		if t.build.Whole {
			markSent(all)
		}
		return nil
	}
	if len(t.build.Follow) == 0 {
		return nil
	}
	v, err := asked(t.c, t.build.Follow)
	if err != nil {
		return t.refused(err)
	}
	markSent(v)
	t.sent = contextTree(v, "the context")
	return nil
}

// onDisk is the context with what is excluded.
func (t *tracer) onDisk() *tree {
	if t.disk == nil {
		t.disk = diskTree(t.c)
	}
	return t.disk
}

// refused words the error of a source that is no valid pattern.
func (t *tracer) refused(err error) error {
	var pe *buildcontext.PatternError
	if !errors.As(err, &pe) {
		return err
	}
	return buildcontext.WithHint(
		&SyntaxError{Path: t.file.target.Show(t.file.target.Dockerfile), Reason: fmt.Sprintf("source %s: %v", pe.Pattern.Text, pe.Err)},
		"write the source so that it is a valid pattern; a backslash makes the character after it literal")
}

func markSent(v *view) {
	for i := range v.len() {
		e := &v.c.Entries[v.index(i)]
		e.Reach = max(e.Reach, buildcontext.Sent)
	}
}

// stage makes the file system of s.
func (t *tracer) stage(s *stage) error {
	to, err := t.base(s)
	if err != nil {
		return err
	}
	for i := range s.ops {
		o := &s.ops[i]
		from, err := t.source(s, o)
		if err != nil {
			return err
		}
		switch o.kind {
		case mkdirOp:
			t.mkdir(s, to, o)
		case runOp:
			to.certain = false
		case mountOp:
			t.mount(s, from, o)
		case copyOp:
			t.copy(s, from, to, o)
		}
		if o.kind != mountOp {
			to.state = fmt.Sprintf("%s, %d of stage %d", to.state, i, s.index)
		}
	}
	t.trees[s] = to
	return nil
}

// source is the file system that o takes from; nil is a stage that does not
// stand before s.
func (t *tracer) source(s *stage, o *op) (*tree, error) {
	switch {
	case o.from == nil && s.built:
		return t.sent, nil
	case o.from == nil:
		return t.everything, nil
	}
	from, ok := t.trees[o.from]
	if !ok && (o.from.index < 0 || o.from.replaced) {
		var err error
		if from, err = t.base(o.from); err != nil {
			return nil, err
		}
		t.trees[o.from] = from
	}
	return from, nil
}

// emptyState is the state of a tree that holds nothing.
const emptyState = ""

// base is the file system that s begins with.
func (t *tracer) base(s *stage) (*tree, error) {
	switch {
	case s.parent != nil && t.trees[s.parent] != nil:
		return t.trees[s.parent].fork(), nil
	case s.local:
		return t.local(s)
	case s.parent == nil && s.base == scratch:
		return newTree(true, emptyState), nil
	}
	return newTree(false, "image "+s.base), nil
}
