package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/product"
)

// trial is a copy of a project that is built again and again.
type trial struct {
	daemon  *buildkit.Daemon
	program product.Program
	tmp     string // holds the context and, beside it, the Dockerfile that is built
	base    string
}

func (t *trial) root() string { return filepath.Join(t.tmp, "context") }
func (t *trial) file() string { return filepath.Join(t.tmp, "build", "Dockerfile") }

// advise prints the line of a project: the bytes that are sent, those after
// what is safe to add is added, what was promised to be saved, and those with an
// allowlist. It returns 1 where a build that worked fails.
func advise(ctx context.Context, d *buildkit.Daemon, p product.Program, tmp, base, dir string) (int, error) {
	name := filepath.Base(dir)
	t := trial{d, p, filepath.Join(tmp, "trial"), base}
	defer os.RemoveAll(t.tmp)
	if err := t.prepare(dir); err != nil {
		fmt.Printf("%-45s skipped: %v\n", name, err)
		return 0, nil
	}
	before, err := t.sent(ctx)
	if err != nil {
		fmt.Printf("%-45s does not build: %s\n", name, firstLine(err))
		return 0, nil
	}
	target := product.Target{Root: t.root()}
	suggestions, err := p.Suggestions(target)
	if err != nil {
		return 0, err
	}
	var promised int64
	for _, s := range suggestions {
		if s.Safe == "yes" {
			promised += s.Bytes
		}
	}
	ignore := filepath.Join(t.root(), ".dockerignore")
	old, missing := os.ReadFile(ignore)
	broken := 0
	line := fmt.Sprintf("%-45s %12d", name, before)
	for _, flags := range [][]string{{"--write"}, {"--allowlist", "--write"}} {
		var refusal *product.Refusal
		err := p.Generate(target, flags...)
		if errors.As(err, &refusal) {
			line += fmt.Sprintf(" %12s", "-")
			continue
		} else if err != nil {
			return 0, err
		}
		after, err := t.sent(ctx)
		if err != nil {
			line += " BROKEN: " + firstLine(err)
			broken = 1
			continue
		}
		line += fmt.Sprintf(" %12d", after)
		if len(flags) == 1 {
			line += fmt.Sprintf(" %+d", before-after-promised)
		}
		if missing == nil {
			err = os.WriteFile(ignore, old, 0o644)
		} else {
			err = os.Remove(ignore)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
	}
	fmt.Println(line)
	return broken, nil
}

// prepare copies a project and makes a Dockerfile of its own that any stage of
// which can be built offline.
func (t *trial) prepare(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, "Dockerfile"))
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "Dockerfile.dockerignore")); err == nil {
		return errors.New("has an ignore file of its own")
	}
	if err := os.MkdirAll(filepath.Dir(t.file()), 0o755); err != nil {
		return err
	}
	if err := os.CopyFS(t.root(), os.DirFS(dir)); err != nil {
		return err
	}
	offline, err := offline(text)
	if err != nil {
		return err
	}
	return os.WriteFile(t.file(), offline, 0o644)
}

// sent builds all stages and returns the bytes that the builder took, without
// the ignore file.
func (t *trial) sent(ctx context.Context) (int64, error) {
	r, err := t.daemon.Build(ctx, buildkit.Build{Context: t.root(), Dockerfile: t.file(), Contexts: map[string]string{"base": t.base}})
	if err != nil {
		return 0, err
	}
	var sum int64
	for _, p := range r.Sent {
		if info, err := os.Lstat(filepath.Join(t.root(), p)); err == nil && info.Mode().IsRegular() && p != ".dockerignore" {
			sum += info.Size()
		}
	}
	return sum, nil
}

// offline changes a Dockerfile so that it builds without a network over a base
// whose commands do nothing: what it takes from images, from the network and
// from what commands made goes, what it takes from the context stays.
func offline(text []byte) ([]byte, error) {
	ast, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	var stages []string
	n := 0
	for _, node := range ast.AST.Children {
		words := strings.Fields(node.Original)
		switch instruction := strings.ToUpper(words[0]); instruction {
		case "FROM":
			args := slices.DeleteFunc(words[1:], func(w string) bool { return strings.HasPrefix(w, "--") })
			if args[0] != "scratch" && !slices.Contains(stages, strings.ToLower(args[0])) {
				args[0] = "base"
			}
			if len(args) == 3 {
				stages = append(stages, strings.ToLower(args[2]))
			}
			if args[0] == "scratch" {
				args[0] = "base"
			}
			fmt.Fprintf(&b, "FROM %s\n", strings.Join(args, " "))
			n++
			continue
		case "SHELL", "USER", "ONBUILD", "HEALTHCHECK", "VOLUME":
			continue
		case "COPY", "ADD":
			kept := slices.DeleteFunc(words, func(w string) bool { return strings.HasPrefix(w, "--chown") || strings.HasPrefix(w, "--chmod") })
			line := strings.Join(kept, " ")
			if strings.Contains(line, "--from=") || strings.Contains(line, "://") || strings.Contains(line, "--checksum") {
				continue
			}
			b.WriteString(line + "\n")
		case "RUN":
			line := strings.Join(words, " ")
			if strings.Contains(line, ",from=") || strings.Contains(line, "=from=") || strings.HasPrefix(line, "RUN [") || strings.Contains(line, "--device") || strings.Contains(line, "--security") {
				continue
			}
			if mounts := mountsOf(words[1:]); strings.Contains(mounts, "type=bind") || !strings.Contains(mounts, "type=") && mounts != "" {
				b.WriteString("RUN " + mounts + "true\n")
			} else if strings.Contains(mounts, "tmpfs") {
				b.WriteString("RUN --mount=type=tmpfs,target=/tmpfs true\n")
			}
			continue
		case "ARG", "ENV", "WORKDIR":
			b.WriteString(strings.Join(words, " ") + "\n")
		}
		for _, h := range node.Heredocs {
			b.WriteString(h.Content + h.Name + "\n")
		}
	}
	b.WriteString("FROM scratch\n")
	for i := range n {
		fmt.Fprintf(&b, "COPY --from=%d / /%d/\n", i, i)
	}
	return []byte(b.String()), nil
}

// mountsOf returns the mounts of a RUN that show files, each with a blank after.
func mountsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if strings.HasPrefix(w, "--mount=") && !strings.Contains(w, "type=cache") && !strings.Contains(w, "type=secret") && !strings.Contains(w, "type=ssh") {
			b.WriteString(w + " ")
		}
	}
	return b.String()
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
