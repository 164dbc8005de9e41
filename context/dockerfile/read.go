package dockerfile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ctxaudit/context"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// maxSize bounds the Dockerfile, in bytes, as BuildKit does since v0.33.1
// (dockerui/readfile.go).
const maxSize = 16 << 20

// File is a Dockerfile read and evaluated for a target. It knows what the build
// asks for; [File.Trace] says where the entries of a context land.
type File struct {
	target buildcontext.Target
	build  buildcontext.Build
	// states are the stages of the file in its order, and after them what the
	// stages take from outside the file: images and named contexts.
	states []*stage
	final  *stage
	// work bounds what Trace follows.
	work int
}

// SyntaxError is a Dockerfile that the builder refuses.
type SyntaxError struct {
	// Path is the Dockerfile, Line the line or 0.
	Path string
	Line int
	// Reason says what is wrong.
	Reason string
}

func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Reason
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
}

// Read reads the Dockerfile of t and evaluates it for t. It fails with a
// [*SyntaxError] where the builder would refuse the file, and with an
// [*fs.PathError] where it cannot be read.
func Read(t buildcontext.Target) (*File, error) {
	data, err := readFile(t)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			at.Op, at.Path = "read", t.Show(t.Dockerfile)
		}
		return nil, err
	}
	return Parse(t, data)
}

// Parse evaluates the text of a Dockerfile for t, whatever t.Dockerfile holds;
// t.Dockerfile is the name in errors.
func Parse(t buildcontext.Target, data []byte) (*File, error) {
	name := cmp.Or(t.Show(t.Dockerfile), "Dockerfile")
	fail := func(line int, reason, hint string) (*File, error) {
		return nil, buildcontext.WithHint(&SyntaxError{Path: name, Line: line, Reason: reason}, hint)
	}
	if len(data) == 0 {
		return fail(0, "the Dockerfile is empty", "begin it with FROM")
	}
	res, err := parser.Parse(bytes.NewReader(data))
	if err != nil {
		return fail(lineOf(err), reason(err), "the builder refuses this line too")
	}
	if t.Builder == buildcontext.Podman {
		forgetOptions(res.AST)
	}
	stages, args, err := instructions.Parse(res.AST, nil)
	if err != nil {
		return fail(lineOf(err), reason(err), "the builder refuses this line too")
	}
	if len(stages) == 0 {
		return fail(0, "no stage to build", "add a FROM instruction")
	}
	e := newEvaluator(t, res.EscapeToken)
	if err := e.evaluate(stages, args, syntaxOf(data)); err != nil {
		var se *SyntaxError
		if errors.As(err, &se) {
			se.Path = name
		}
		return nil, err
	}
	return &e.file, nil
}

// readFile reads the Dockerfile. BuildKit gets it from the directory that holds
// it (dockerui/config.go:ReadEntrypoint), the classic builder from the context
// where it lies there; neither follows a link out of that. Podman opens the
// file.
func readFile(t buildcontext.Target) ([]byte, error) {
	dir, name := filepath.Split(t.Dockerfile)
	if rel, err := filepath.Rel(t.Root, t.Dockerfile); t.Builder == buildcontext.Classic && err == nil && filepath.IsLocal(rel) {
		dir, name = t.Root, rel
	}
	var f *os.File
	var err error
	if t.Builder == buildcontext.Podman {
		f, err = openRegular(os.Stat, os.Open, t.Dockerfile)
	} else {
		var root *os.Root
		if root, err = os.OpenRoot(dir); err != nil {
			return nil, err
		}
		defer root.Close()
		f, err = openRegular(root.Stat, root.Open, name)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err == nil && len(data) > maxSize {
		err = &fs.PathError{Op: "read", Path: t.Dockerfile, Err: errors.New("larger than 16 MiB")}
	}
	return data, err
}

// openRegular opens a regular file and nothing that could block.
func openRegular(stat func(string) (fs.FileInfo, error), open func(string) (*os.File, error), name string) (*os.File, error) {
	fi, err := stat(name)
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a regular file")}
	}
	return open(name)
}

// lineOf is the first line that an error of the parser speaks of, or 0.
func lineOf(err error) int {
	var at *parser.LocationError
	if !errors.As(err, &at) || len(at.Locations) == 0 {
		return 0
	}
	return firstLine(at.Locations[0])
}

// firstLine is the first of some lines, or 0.
func firstLine(at []parser.Range) int {
	if len(at) == 0 {
		return 0
	}
	return slices.MinFunc(at, func(a, b parser.Range) int { return a.Start.Line - b.Start.Line }).Start.Line
}

// reason is the innermost message of an error of the parser, without the line
// that we print ourselves.
func reason(err error) string {
	var at *parser.LocationError
	if errors.As(err, &at) {
		if in := at.Unwrap(); in != nil {
			return in.Error()
		}
	}
	return err.Error()
}
