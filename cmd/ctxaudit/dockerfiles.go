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
		ds = append(ds, suggest.Dockerfile{Name: relative(c, c.Target.Dockerfile), Build: c.Build})
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
			ds = append(ds, suggest.Dockerfile{Name: name, Build: b})
		}
	}
	return ds
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
