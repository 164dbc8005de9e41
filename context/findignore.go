package buildcontext

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// place is a file that a builder may read its rules from.
type place struct {
	dir, name string
}

// places lists where the builder looks, first come first.
//
//   - BuildKit: <Dockerfile>.dockerignore beside the Dockerfile as named, then
//     .dockerignore at the root of the context (frontend/dockerui/config.go:
//     ReadEntrypoint and dockerIgnorePatterns, v0.34.2).
//   - Classic: .dockerignore at the root (docker/cli cli/command/image/build/
//     dockerignore.go:ReadDockerignore, v28.2.2).
//   - Podman: --ignorefile; <Dockerfile>.dockerignore, which wins over
//     <Dockerfile>.containerignore whatever its documentation says;
//     .containerignore; .dockerignore (buildah pkg/parse/parse.go:
//     ContainerIgnoreFile, v1.44).
//
// A named context has only what lies at its own root (frontend/dockerui/
// namedcontext.go).
func (t Target) places() []place {
	root := place{t.Root, ".dockerignore"}
	beside := func(suffix string) place {
		return place{filepath.Dir(t.Dockerfile), filepath.Base(t.Dockerfile) + suffix}
	}
	if t.Name != "" {
		t.Dockerfile = ""
	}
	switch {
	case t.Builder == Podman && t.IgnoreFile != "":
		return []place{{filepath.Dir(t.IgnoreFile), filepath.Base(t.IgnoreFile)}}
	case t.Builder == Podman && t.Dockerfile != "":
		return []place{beside(".dockerignore"), beside(".containerignore"), {t.Root, ".containerignore"}, root}
	case t.Builder == Podman:
		return []place{{t.Root, ".containerignore"}, root}
	case t.Builder == Classic || t.Dockerfile == "":
		return []place{root}
	default:
		return []place{beside(".dockerignore"), root}
	}
}

// findIgnoreFile finds and parses the ignore file of a target.
func findIgnoreFile(t Target) (IgnoreFile, error) {
	var f IgnoreFile
	for _, p := range t.places() {
		data, err := t.read(p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		f.Path = p.show(t.Root)
		if err != nil {
			f.Dead = append(f.Dead, Problem{f.Path, err.Error()})
			if t.Builder == Classic || t.Builder == Podman {
				if errors.Is(err, errOutside) {
					return f, nil
				}
				return f, fmt.Errorf("%s: the build fails: %w", f.Path, err)
			}
			if !errors.Is(err, errUnreadable) {
				f.Path = ""
				continue // not sent at all, and so not found
			}
		}
		f.Source = data
		break
	}
	if t.IgnoreText != nil {
		f.Source = t.IgnoreText
	}
	return f, f.parse(t.Builder)
}

// read returns the content of an ignore file as the builder of t finds it.
func (t Target) read(p place) ([]byte, error) {
	if t.Builder != Classic && t.Builder != Podman {
		return p.read()
	}
	p, err := p.real(t.Root)
	if err != nil {
		return nil, err
	}
	return p.read()
}

// real is the file that any program opens at p, as the classic builder and podman
// do (docker/cli cli/command/image/build/dockerignore.go:ReadDockerignore,
// v28.2.2; buildah 1.28.2, while v1.44 holds those at the root in the context): an
// absolute link begins at the root of the disk. Nothing outside is read here, so
// the rules that lie there are not known.
func (p place) real(root string) (place, error) {
	name, err := filepath.EvalSymlinks(filepath.Join(p.dir, p.name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p, fs.ErrNotExist
	case errors.Is(err, fs.ErrPermission):
		return p, errUnreadable
	case err != nil:
		return p, errLink
	}
	for _, dir := range []string{p.dir, root} {
		dir, err := filepath.EvalSymlinks(dir)
		if err != nil {
			return p, err
		}
		if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) {
			return place{dir, rel}, nil
		}
	}
	return p, errOutside
}

// show names a file for a report: relative to the root where it lies below it.
func (p place) show(root string) string {
	full := filepath.Join(p.dir, p.name)
	if rel, err := filepath.Rel(root, full); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return full
}

var (
	errDirectory  = errors.New("is a directory")
	errNotFile    = errors.New("is not a regular file")
	errLink       = errors.New("is a link that leads to no file below its directory")
	errUnreadable = errors.New("cannot be read")
	errOutside    = errors.New("is a link out of the context, which this builder follows and ctxaudit does not")
)

// read returns the content of an ignore file. A link is followed as BuildKit
// does, inside the directory; nothing outside is read. The error is
// [fs.ErrNotExist] where there is no such file, and otherwise says what it is.
func (p place) read() ([]byte, error) {
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Lstat(p.name)
	if err != nil {
		return nil, err
	}
	name := p.name
	if info.Mode()&fs.ModeSymlink != 0 {
		if name, err = Resolve(root, name); err != nil {
			return nil, errLink
		}
		if info, err = root.Lstat(name); err != nil {
			return nil, errLink
		}
	}
	switch {
	case info.IsDir():
		return nil, errDirectory
	case !info.Mode().IsRegular():
		return nil, errNotFile
	}
	data, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrPermission) {
		return nil, errUnreadable
	}
	return data, err
}
