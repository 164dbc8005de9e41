package main

import (
	"path/filepath"

	"ctxaudit/context"
	"ctxaudit/context/dockerfile"
	"ctxaudit/context/suggest"
	"ctxaudit/context/target"
)

// dockerfiles are those that advice about the ignore file of c must not break:
// that of its target, and the others that are built with the same context.
func dockerfiles(c *buildcontext.Context) (ds []suggest.Dockerfile) {
	if c.Build != nil {
		ds = append(ds, suggest.Dockerfile{Name: shown(c, c.Target.Dockerfile), Build: c.Build})
	}
	for _, file := range target.Dockerfiles(c) {
		if file == c.Target.Dockerfile {
			continue
		}
		t := c.Target
		t.Dockerfile, t.Stage = file, ""
		f, err := dockerfile.Read(t)
		if err != nil {
			continue // no builder accepts it
		}
		dir, err := filepath.Rel(c.Target.Root, filepath.Dir(file))
		if b := f.Build(); err == nil && suggest.Shares(c, filepath.ToSlash(dir), b) {
			ds = append(ds, suggest.Dockerfile{Name: shown(c, file), Build: b})
		}
	}
	return ds
}

// sharing are the steps that take from the directory of the named context n as
// the main context or under another name: its ignore file is theirs too.
func sharing(c, n *buildcontext.Context) (ds []suggest.Dockerfile) {
	for _, o := range append([]*buildcontext.Context{c}, c.Named...) {
		if o != n && o.Target.Root == n.Target.Root {
			ds = append(ds, suggest.Dockerfile{Name: shown(c, c.Target.Dockerfile), Build: o.Build})
		}
	}
	return ds
}

// shown names a file as reports do, or by its base name where it lies out of the
// context.
func shown(c *buildcontext.Context, file string) string {
	name := c.Target.Show(file)
	if filepath.IsAbs(name) {
		return filepath.Base(name)
	}
	return name
}
