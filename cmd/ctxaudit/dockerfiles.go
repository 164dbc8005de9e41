package main

import (
	"path"
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
		name := relative(c, file)
		if b := f.Build(); suggest.Shares(c, path.Dir(name), b) {
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
			ds = append(ds, suggest.Dockerfile{Name: relative(c, c.Target.Dockerfile), Build: o.Build})
		}
	}
	return ds
}

// shown names a file as reports do, which see named contexts from the main one.
func shown(c *buildcontext.Context, file string) string {
	if c.Target.Name != "" {
		return c.Target.Show(file)
	}
	return relative(c, file)
}

// relative names a file as seen from the context, or by its base name where it
// lies outside.
func relative(c *buildcontext.Context, file string) string {
	rel, err := filepath.Rel(c.Target.Root, file)
	if err != nil || !filepath.IsLocal(rel) {
		return filepath.Base(file)
	}
	return filepath.ToSlash(rel)
}
