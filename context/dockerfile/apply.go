package dockerfile

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"ctxaudit/context"
)

// mkdir makes the directory of a WORKDIR.
func (t *tracer) mkdir(s *stage, to *tree, o *op) {
	dir, err := to.resolve(o.dest)
	if err == nil {
		_, err = to.makeDir(dir)
	}
	if err != nil {
		t.fail(s, to, o.line, "WORKDIR "+o.dest, err)
	}
}

// mount looks at what a mount of a RUN shows to its command.
func (t *tracer) mount(s *stage, from *tree, o *op) {
	if o.step < 0 || from == nil {
		return
	}
	step := &t.build.Steps[o.step]
	if step.Kind != "bind" {
		return
	}
	source := &step.Sources[0]
	if r, err := from.follow(o.srcs[0].path); err == nil {
		var n tally
		n.add(r)
		source.Found, source.Entries, source.Bytes = true, n.entries, n.bytes
		if s.built && t.c.Target.Builder == buildcontext.Podman && t.takenFrom(*step) != nil {
			r.each(func(e *buildcontext.Entry) { e.Reach = max(e.Reach, buildcontext.Sent) })
		}
		return
	}
	if o.from == nil && t.c.Target.Builder == buildcontext.Podman {
		// Buildah mounts the directory itself, what is excluded with it.
		_, err := t.c.Root.Lstat(source.Path)
		if source.Found = err == nil; source.Found {
			return
		}
	}
	t.missing(s, o, from, source)
}

// copy runs a COPY or an ADD.
func (t *tracer) copy(s *stage, from, to *tree, o *op) {
	step := &t.build.Steps[o.step]
	into := to
	if o.link {
		into = newTree(true, emptyState)
	}
	c := &copier{to: into, work: t.work, step: step, line: int32(o.line), dest: o.dest, exclude: o.exclude}
	c.checked = from != nil && from.state != emptyState && (o.link || from.state != to.state)
	take, err := t.adapt(c, from, o)
	if err != nil {
		t.fail(s, from, o.line, step.Kind, err)
		return
	}
	if o.byName && to.state == emptyState && to.certain {
		t.fail(s, to, o.line, step.Kind, errNobody)
	}
	t.presume(s, to, o)
	if from != nil && !from.certain {
		to.certain = false // what is copied may be or hold what a command made
	}
	for _, in := range o.srcs {
		if in.source < 0 {
			if err := c.made(in.path); err != nil {
				t.fail(s, to, o.line, step.Kind+" "+in.path, err)
			}
			continue
		}
		source := &step.Sources[in.source]
		if from == nil {
			source.Fails = s.built
			continue
		}
		found, n, err := take(from, in, o.unpack)
		source.Found = found
		source.Entries += n.entries
		source.Bytes += n.bytes
		switch {
		case errors.Is(err, errMissing), err == nil && !found:
			if err == nil && !(in.required && c.checked) && (source.Wildcard || in.parents) && from.certain && !c.mustMatch {
				t.explain(o, source)
				break
			}
			t.missing(s, o, from, source)
			if !from.certain {
				c.foreign(in.path)
			}
		case err != nil:
			t.fail(s, to, o.line, step.Kind+" "+source.Raw, err)
		}
	}
	if s.built {
		for _, leak := range c.leaks {
			t.unknown(o.line, "%s", leak)
		}
	}
	if o.link {
		to.certain = to.certain && into.certain
		if err := c.overlay(to, &to.root, into.root); err != nil {
			t.fail(s, to, o.line, step.Kind, err)
		}
	}
}

// missing notes a source that names nothing.
func (t *tracer) missing(s *stage, o *op, from *tree, source *buildcontext.Source) {
	switch {
	case from.certain:
		source.Fails = s.built
		if !t.explain(o, source) {
			t.fail(s, from, o.line, source.Raw, fmt.Errorf("%w in %s", errMissing, t.build.Steps[o.step].From))
		}
	case o.from.index >= 0 && s.built:
		t.build.Unknowns = append(t.build.Unknowns, buildcontext.Unknowable{Line: o.line, Made: true, Message: fmt.Sprintf(
			"/%s of stage %s is what a command makes or its base image holds; that is not followed",
			source.Path, t.build.Stages[o.from.index].Name)})
	}
}

// explain says which rule keeps a source of a context out. It reports whether
// the source is one.
func (t *tracer) explain(o *op, source *buildcontext.Source) bool {
	c := t.takenFrom(t.build.Steps[o.step])
	if c != nil && source.Excluded == nil {
		source.Excluded = excluded(c, source)
	}
	return c != nil
}

// presume makes the directories that every image of a distribution has, where
// the destination of a copy is one of them: without a slash at its end the
// destination would be taken for a file.
func (t *tracer) presume(s *stage, to *tree, o *op) {
	if to.certain || strings.HasSuffix(o.dest, "/") || !common[o.dest] || !s.fromImage() {
		return
	}
	if dir, err := to.resolve(o.dest); err == nil {
		to.makeDir(dir)
	}
}

// fromImage says that s goes back to an image.
func (s *stage) fromImage() bool {
	for s.parent != nil {
		s = s.parent
	}
	return s.outside()
}

// common are the directories of the Filesystem Hierarchy Standard, 3.0, that
// images of distributions share and that copies go to.
var common = map[string]bool{
	"/bin": true, "/boot": true, "/etc": true, "/home": true, "/lib": true, "/media": true, "/mnt": true, "/opt": true,
	"/root": true, "/run": true, "/sbin": true, "/srv": true, "/tmp": true, "/usr": true, "/usr/bin": true,
	"/usr/lib": true, "/usr/local": true, "/usr/local/bin": true, "/usr/local/lib": true, "/usr/local/share": true,
	"/usr/sbin": true, "/usr/share": true, "/var": true, "/var/cache": true, "/var/lib": true, "/var/log": true,
	"/var/run": true, "/var/tmp": true,
}

// made puts a file that is no entry, or for "" a tree, at the destination.
func (c *copier) made(name string) error {
	if name == "" {
		c.to.certain = false
		dir, err := c.to.resolve(c.dest)
		if err == nil {
			_, err = c.to.makeDir(dir)
		}
		return err
	}
	return c.put(ref{n: &node{kind: made}}, path.Base(name), nil)
}

// foreign puts something unknown at the destination where nothing stands yet.
func (c *copier) foreign(name string) {
	real, err := c.to.resolve(c.dest)
	if err != nil {
		return
	}
	if strings.HasSuffix(c.dest, "/") {
		c.to.makeDir(real)
	} else if _, ok := c.to.at(real); !ok {
		c.put(ref{n: &node{kind: foreign}}, path.Base(name), nil)
	}
}

// fail notes an error of a step; it is certain as long as no command ran.
func (t *tracer) fail(s *stage, to *tree, line int, what string, err error) {
	switch {
	case !s.built:
	case errors.Is(err, errTooMuch):
		t.unknown(line, "%s: %v", what, err)
	case to.certain:
		t.build.Failures = append(t.build.Failures, buildcontext.Failure{Line: line, Message: fmt.Sprintf("%s: %v", what, err)})
	default:
		t.unknown(line, "%s fails, unless a command or the base image helps: %v", what, err)
	}
}

func (t *tracer) unknown(line int, format string, args ...any) {
	t.build.Unknowns = append(t.build.Unknowns, buildcontext.Unknowable{Line: line, Message: fmt.Sprintf(format, args...)})
}
