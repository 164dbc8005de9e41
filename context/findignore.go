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
		data, err := p.read()
		if t.Builder == Classic || t.Builder == Podman {
			err = p.follow(err)
		}
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

// follow turns the error of a link that BuildKit passes over into what the
// classic builder and podman make of it: they open the file as any program does,
// out of the context too. Nothing outside is read here, so the rules are then
// not known.
func (p place) follow(err error) error {
	if !errors.Is(err, errLink) {
		return err
	}
	if _, err := os.Stat(filepath.Join(p.dir, p.name)); errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return errOutside
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
