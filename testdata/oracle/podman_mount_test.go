package oracle

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ctxaudit/testdata/oracle/buildah"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/product"
)

// What podman shows a command of the context, and what BuildKit would not.
var mountCases = []cases.Case{
	{Name: "all of it, what is excluded too", Tree: "file a\nfile .env\nfile d/b", Ignore: ".env\nd\n", Dockerfile: "RUN --mount=type=bind,target=/m true\n"},
	{Name: "a directory", Tree: "file a\nfile d/b\nfile d/.env\nfile e/c", Ignore: "**/.env\n", Dockerfile: "RUN --mount=type=bind,source=d,target=/m true\n"},
	{Name: "a directory that is excluded", Tree: "file a\nfile d/b\nfile d/e/c", Ignore: "d\n", Dockerfile: "RUN --mount=type=bind,source=d,target=/m true\n"},
	{Name: "an exception", Tree: "file d/b\nfile d/e/c", Ignore: "d\n!d/e\n", Dockerfile: "RUN --mount=type=bind,source=/d,target=/m true\n"},
	{Name: "one of two mounts", Tree: "file d/b\nfile e/c\nfile f/g", Ignore: "e\n", Dockerfile: "RUN --mount=type=bind,source=d,target=/m/d --mount=type=bind,source=e,target=/m/e true\n"},
	{Name: "options that BuildKit does not know", Tree: "file d/b\nfile e/c", Ignore: "d/b\n", Dockerfile: "RUN --mount=type=bind,z,source=d,target=/m,U,bind-propagation=rslave true\n"},
	{Name: "a variable", Tree: "file d/b\nfile e/c", Ignore: "d/b\n", Dockerfile: "RUN --mount=type=bind,source=d,target=/m true\nENV x=e\n"},
	{Name: "no mount", Tree: "file a\nfile .env", Ignore: ".env\n", Dockerfile: "RUN true\n"},
	{Name: "a cache", Tree: "file a\nfile .env", Ignore: ".env\n", Dockerfile: "RUN --mount=type=cache,target=/m true\n"},
}

// looking is the directory of a named context that holds a shell which shows what
// it sees.
var looking = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(workdir, "shell")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	return dir, buildah.MakeShell(dir)
})

// TestPodmanMounts holds what ctxaudit says that a command sees, "ls --reach sent"
// and "why" for what is excluded, to what a command of buildah sees.
func TestPodmanMounts(t *testing.T) {
	need(t, buildah.Available(), buildah.ErrUnavailable)
	p := ctxaudit(t)
	shell, err := looking()
	if err != nil {
		t.Fatal(err)
	}
	table(t, mountCases, func(m *cases.Made) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		text := "FROM scratch AS base\nCOPY --from=shell sh /bin/sh\nFROM base\n" + m.Case.Dockerfile
		if err := os.WriteFile(m.Dockerfile, []byte(text), 0o644); err != nil {
			return "", err
		}
		contexts := map[string]string{"shell": shell}
		files, err := buildah.Build(ctx, m.Root, buildah.Options{Contexts: contexts})
		if err != nil {
			return "", err
		}
		var theirs, ours []string
		for _, f := range files {
			if source, ok := m.Source(f.ModTime); ok && strings.HasPrefix(f.Path, "seen/") {
				theirs = append(theirs, source.Path)
			}
		}
		target := product.Target{Root: m.Root, Builder: "podman", Contexts: contexts}
		entries, err := p.List(target, "sent")
		if err != nil {
			return "", err
		}
		// The Dockerfile was written anew and has another time.
		ours = slices.DeleteFunc(entries, func(p string) bool { return p == "Dockerfile" })
		list, err := cases.ParseTree(m.Case.Tree)
		if err != nil {
			return "", err
		}
		for _, e := range list {
			lines, err := p.Mounts(target, path.Clean(e.Path))
			if err != nil {
				return "", err
			}
			if len(lines) > 0 && !slices.Contains(ours, e.Path) {
				ours = append(ours, e.Path)
			}
		}
		slices.Sort(theirs)
		slices.Sort(ours)
		return compare(theirs, ours), nil
	})
}
