package buildcontext

import (
	"fmt"
	"path/filepath"
	"slices"
)

// Builder is the program that would read the context. Builders differ in which
// ignore file they read, in how they match it and in what they send.
type Builder string

const (
	BuildKit Builder = "buildkit" // docker build since 23.0, docker buildx, buildctl
	Classic  Builder = "classic"  // docker build with DOCKER_BUILDKIT=0
	Podman   Builder = "podman"   // podman build and buildah
)

// ParseBuilder returns the builder of that name.
func ParseBuilder(name string) (Builder, error) {
	switch b := Builder(name); b {
	case BuildKit, Classic, Podman:
		return b, nil
	}
	return "", fmt.Errorf("unknown builder %q", name)
}

// Others are the builders but b.
func (b Builder) Others() []Builder {
	return slices.DeleteFunc([]Builder{BuildKit, Classic, Podman}, func(o Builder) bool { return o == b })
}

// Target is one thing to audit. The zero values of all fields but Root are
// those of a plain "docker build ROOT".
type Target struct {
	// Root is the context directory, absolute.
	Root string
	// Name is the name that a named context has, and Main the root of the main
	// one; both are "" for the main context.
	Name, Main string
	// Dockerfile is the Dockerfile to evaluate, absolute, or "" where there is
	// none. It may lie outside Root.
	Dockerfile string
	// IgnoreFile is the ignore file that the user named, absolute, or "" to
	// look where the builder looks. Only podman has a flag for it.
	IgnoreFile string
	// IgnoreText is what the ignore file is taken to hold, whatever it holds; nil
	// reads it.
	IgnoreText []byte
	// Stage is the stage to build, by name or number; "" is the last one.
	Stage string
	// Args are the build arguments given, by name.
	Args map[string]string
	// Contexts are the named build contexts given: local directories (absolute)
	// or references such as docker-image://alpine, by name.
	Contexts map[string]string
	// Builder is the builder asked about; "" is BuildKit.
	Builder Builder
}

// Named is the target of the named context of that name, a directory.
func (t Target) Named(name string) Target {
	n := Target{Root: t.Contexts[name], Name: name, Main: t.Root}
	n.Dockerfile, n.Stage, n.Builder = t.Dockerfile, t.Stage, t.Builder
	return n
}

// Show names a file, absolute or relative to Root and separated by "/", as seen
// from the main context: relative to its root. A file that lies beside that stays
// absolute, and one of a named context gets "../".
func (t Target) Show(file string) string {
	full, main := filepath.FromSlash(file), t.Main
	switch {
	case t.Name == "" && !filepath.IsAbs(full):
		return file
	case t.Name == "":
		main = t.Root
	case !filepath.IsAbs(full):
		full = filepath.Join(t.Root, full)
	}
	rel, err := filepath.Rel(main, full)
	if err != nil || t.Name == "" && !filepath.IsLocal(rel) {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(rel)
}

// about says of an error which context it is about, where that is a named one.
func (t Target) about(err error) error {
	if t.Name == "" {
		return err
	}
	return fmt.Errorf("named context %s: %w", t.Name, err)
}
