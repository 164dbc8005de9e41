// Package target turns what a user names on the command line into a
// buildcontext.Target, the way docker build reads its own arguments.
package target

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ctxaudit/context"
)

// Options are the arguments of docker build that choose a target, as given.
type Options struct {
	// Path is the context root; "" is the working directory.
	Path string
	// File is the Dockerfile, relative to the working directory as for docker
	// build; "" is Dockerfile in the context, or dockerfile where only that
	// exists.
	File string
	// IgnoreFile is podman's --ignorefile.
	IgnoreFile string
	// Stage is the --target.
	Stage string
	// Args are the --build-arg values: NAME=VALUE, or NAME to take the value
	// from the environment.
	Args []string
	// Contexts are the --build-context values: NAME=PATH.
	Contexts []string
	// Builder is the --builder; "" is buildkit.
	Builder string
}

// Flags are the flags that o stands for, for a command line that names the same
// target. Path is not among them, nor are build arguments, which may be secret.
func (o Options) Flags() []string {
	var flags []string
	add := func(name string, values ...string) {
		for _, v := range values {
			if v != "" {
				flags = append(flags, name, v)
			}
		}
	}
	add("-f", o.File)
	add("--target", o.Stage)
	add("--build-context", o.Contexts...)
	if o.Builder != string(buildcontext.BuildKit) {
		add("--builder", o.Builder)
	}
	add("--ignorefile", o.IgnoreFile)
	return flags
}

// Resolve returns the target that o names. Its errors carry a hint.
func Resolve(o Options) (buildcontext.Target, error) {
	t := buildcontext.Target{Stage: o.Stage}
	var err error
	if t.Builder, err = builder(o); err != nil {
		return t, err
	}
	if t.Root, err = directory(o.Path); err != nil {
		return t, err
	}
	if t.Dockerfile, err = dockerfile(o.File, t.Root, t.Builder); err != nil {
		return t, err
	}
	if t.IgnoreFile, err = ignoreFile(o.IgnoreFile); err != nil {
		return t, err
	}
	if t.Args, err = buildArgs(o.Args); err != nil {
		return t, err
	}
	if len(o.Contexts) > 0 && t.Builder == buildcontext.Classic {
		return t, buildcontext.WithHint(errors.New("--build-context: the classic builder knows no named contexts"), "build with BuildKit")
	}
	t.Contexts, err = namedContexts(o.Contexts)
	return t, err
}

func builder(o Options) (buildcontext.Builder, error) {
	if o.Builder == "" {
		o.Builder = string(buildcontext.BuildKit)
	}
	b, err := buildcontext.ParseBuilder(o.Builder)
	if err != nil {
		return "", buildcontext.WithHint(err, "use --builder buildkit, classic or podman")
	}
	if o.IgnoreFile != "" && b != buildcontext.Podman {
		return "", buildcontext.WithHint(fmt.Errorf("--ignorefile is a flag of podman; %s has no such choice", b),
			"add --builder podman, or put the rules into <Dockerfile>.dockerignore")
	}
	return b, nil
}

func directory(path string) (string, error) {
	if path == "" {
		path = "."
	}
	if path == "-" {
		return "", buildcontext.WithHint(errors.New("- is a context on stdin: the builder applies no ignore file to it"),
			"audit the directory that it is made of")
	}
	if remote(path) {
		return "", buildcontext.WithHint(fmt.Errorf("%s is a remote context: the builder fetches it and applies no ignore file", path),
			"audit a local clone")
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", buildcontext.WithHint(fmt.Errorf("%s: %w", path, cause(err)), "give the directory that you would give to docker build")
	case !info.IsDir():
		return "", buildcontext.WithHint(fmt.Errorf("%s is not a directory", path), "a context is a directory; name a Dockerfile with -f")
	}
	return filepath.Abs(path)
}

// remote says that docker build would fetch the context (docker/cli
// cli/command/image/build/context_detect.go, v28.2.2).
func remote(path string) bool {
	for _, prefix := range []string{"http://", "https://", "git://", "git@", "ssh://", "github.com/"} {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

// dockerfile finds the Dockerfile. Its name is kept as given, links included,
// because the ignore file beside it is named after it.
func dockerfile(file, root string, b buildcontext.Builder) (string, error) {
	if file != "" {
		if file == "-" || remote(file) {
			return "", buildcontext.WithHint(fmt.Errorf("-f %s is a Dockerfile from elsewhere: the builder gets it without the files beside it", file),
				"write it to a file, and name that")
		}
		path, err := filepath.Abs(file)
		if err != nil {
			return "", err
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return "", buildcontext.WithHint(fmt.Errorf("-f %s: %w", file, cause(err)),
				"the path is relative to the working directory, not to the context")
		case !info.Mode().IsRegular():
			return "", buildcontext.WithHint(fmt.Errorf("-f %s is not a file", file), "name the Dockerfile itself")
		}
		return path, nil
	}
	names := []string{"Dockerfile", "dockerfile"}
	if b == buildcontext.Podman {
		names = []string{"Containerfile", "Dockerfile"}
	}
	for _, name := range names {
		path := filepath.Join(root, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, nil
		}
	}
	if _, err := os.Lstat(filepath.Join(root, names[0])); err == nil {
		return "", buildcontext.WithHint(fmt.Errorf("%s is not a file", names[0]), "name the Dockerfile with -f")
	}
	return "", nil
}

func ignoreFile(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	if _, err := os.Stat(file); err != nil {
		return "", buildcontext.WithHint(fmt.Errorf("--ignorefile %s: %w", file, cause(err)), "name a file that exists")
	}
	return filepath.Abs(file)
}

func buildArgs(args []string) (map[string]string, error) {
	values := map[string]string{}
	for _, arg := range args {
		name, value, given := strings.Cut(arg, "=")
		if name == "" {
			return nil, buildcontext.WithHint(fmt.Errorf("--build-arg %q has no name", arg), "write NAME=VALUE")
		}
		if !given {
			if value, given = os.LookupEnv(name); !given {
				continue
			}
		}
		values[name] = value
	}
	return values, nil
}

func namedContexts(args []string) (map[string]string, error) {
	contexts := map[string]string{}
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		if name == "" || value == "" {
			return nil, buildcontext.WithHint(fmt.Errorf("--build-context %q names no path", arg), "write NAME=PATH")
		}
		if !remote(value) && !strings.Contains(value, "://") {
			dir, err := directory(value)
			if err != nil {
				return nil, fmt.Errorf("--build-context %s: %w", name, err)
			}
			value = dir
		}
		contexts[strings.ToLower(name)] = value
	}
	return contexts, nil
}

// cause is an error without the operation and the path, which the message gives
// already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
