package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
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
	file    string // the Dockerfile of the project, relative to the context
	messy   bool   // adds what work leaves behind
}

func (t *trial) root() string { return filepath.Join(t.tmp, "context") }

// built is the Dockerfile that is built in place of that of the project.
func (t *trial) built() string { return filepath.Join(t.tmp, "build", "Dockerfile") }

// ignores are the ignore files that a build may read.
func (t *trial) ignores() []string {
	return []string{filepath.Join(t.root(), ".dockerignore"), filepath.Join(t.root(), t.file+".dockerignore")}
}

// advise prints a line for each Dockerfile of a project that builds: the bytes
// that are sent, those after what is safe to add is added, what was promised to
// be saved, and those with an allowlist. It returns how many are broken or save
// anything else.
func advise(ctx context.Context, d *buildkit.Daemon, p product.Program, tmp, base, dir string, messy bool) (int, error) {
	files, err := dockerfiles(dir)
	if err != nil {
		return 0, err
	}
	wrong := 0
	for _, file := range files {
		name := filepath.Base(dir) + "/" + file
		// Its context is the directory that it stands in, or else the project.
		for _, root := range slices.Compact([]string{filepath.Dir(file), "."}) {
			rel, err := filepath.Rel(root, file)
			if err != nil {
				return wrong, err
			}
			t := trial{d, p, filepath.Join(tmp, "trial"), base, rel, messy}
			if err := t.prepare(filepath.Join(dir, root)); err != nil {
				fmt.Printf("%-60s skipped: %v\n", name, err)
				break
			}
			before, err := t.sent(ctx)
			if err != nil {
				os.RemoveAll(t.tmp)
				if root == "." {
					fmt.Printf("%-60s does not build: %s\n", name, firstLine(err))
				}
				continue
			}
			n, err := t.follow(ctx, name, before)
			os.RemoveAll(t.tmp)
			if err != nil {
				return wrong, err
			}
			wrong += n
			break
		}
	}
	return wrong, nil
}

// dockerfiles lists the Dockerfiles of a project by their usual names.
func dockerfiles(dir string) ([]string, error) {
	var files []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		name := strings.ToLower(d.Name())
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == ".git" || name == "node_modules"):
			return fs.SkipDir
		case d.Type().IsRegular() && !slices.Contains([]string{".dockerignore", ".go", ".ex", ".j2", ".md", ".yaml", ".yml"}, path.Ext(name)) &&
			(name == "dockerfile" || strings.HasPrefix(name, "dockerfile.") || strings.HasSuffix(name, ".dockerfile")):
			files = append(files, p)
		}
		return nil
	})
	const most = 12 // of one project
	return files[:min(len(files), most)], err
}

// follow builds with what is advised.
func (t *trial) follow(ctx context.Context, name string, before int64) (wrong int, err error) {
	target := product.Target{Root: t.root(), Dockerfile: filepath.Join(t.root(), t.file)}
	suggestions, err := t.program.Suggestions(target)
	var refusal *product.Refusal
	if errors.As(err, &refusal) {
		fmt.Printf("%-60s refused: %s\n", name, firstLine(err))
		return 1, nil
	} else if err != nil {
		return 0, err
	}
	var promised int64
	for _, s := range suggestions {
		if s.Safe == "yes" {
			promised += s.Bytes
		}
	}
	old := map[string][]byte{}
	for _, p := range t.ignores() {
		if text, err := os.ReadFile(p); err == nil {
			old[p] = text
		}
	}
	line := fmt.Sprintf("%-60s %11d", name, before)
	for _, flags := range [][]string{{"--write"}, {"--allowlist", "--write"}} {
		err := t.program.Generate(target, flags...)
		if errors.As(err, &refusal) {
			line += fmt.Sprintf(" %11s", "-")
			continue
		} else if err != nil {
			return 0, err
		}
		after, err := t.sent(ctx)
		switch {
		case err != nil:
			line += " BROKEN: " + firstLine(err)
			wrong = 1
		case len(flags) == 1:
			line += fmt.Sprintf(" %11d %11d", after, promised)
			if before-after != promised {
				line += fmt.Sprintf(" WRONG BY %d", before-after-promised)
				wrong = 1
			}
		default:
			line += fmt.Sprintf(" %11d", after)
		}
		for _, p := range t.ignores() {
			if text, ok := old[p]; ok {
				err = os.WriteFile(p, text, 0o644)
			} else {
				err = os.RemoveAll(p)
			}
			if err != nil {
				return wrong, err
			}
		}
	}
	fmt.Println(line)
	return wrong, nil
}

// prepare copies a context and makes a Dockerfile of its own that any stage of
// which can be built offline.
func (t *trial) prepare(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, t.file))
	if err != nil {
		return err
	}
	offline, err := offline(text)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(t.built()), 0o755); err != nil {
		return err
	}
	if err := os.CopyFS(t.root(), os.DirFS(dir)); err != nil {
		return err
	}
	if t.messy {
		if err := neglect(t.root()); err != nil {
			return err
		}
	}
	return os.WriteFile(t.built(), offline, 0o644)
}

// sent builds all stages and returns the bytes that the builder took, without
// the ignore files.
func (t *trial) sent(ctx context.Context) (int64, error) {
	// The ignore file beside the Dockerfile goes with it.
	beside := t.built() + ".dockerignore"
	if err := os.RemoveAll(beside); err != nil {
		return 0, err
	}
	if text, err := os.ReadFile(t.ignores()[1]); err == nil {
		if err := os.WriteFile(beside, text, 0o644); err != nil {
			return 0, err
		}
	}
	r, err := t.daemon.Build(ctx, buildkit.Build{Context: t.root(), Dockerfile: t.built(), Contexts: map[string]string{offlineBase: t.base}})
	if err != nil {
		return 0, err
	}
	var sum int64
	for _, p := range r.Sent {
		p = filepath.Join(t.root(), p)
		if info, err := os.Lstat(p); err == nil && info.Mode().IsRegular() && !slices.Contains(t.ignores(), p) {
			sum += info.Size()
		}
	}
	return sum, nil
}

// offlineBase names the context that stands in for images; no stage has its name.
const offlineBase = "offline-base"

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
				args[0] = offlineBase
			}
			if len(args) == 3 {
				stages = append(stages, strings.ToLower(args[2]))
			}
			if args[0] == "scratch" {
				args[0] = offlineBase
			}
			fmt.Fprintf(&b, "FROM %s\n", strings.Join(args, " "))
			if args[0] == offlineBase { // nothing is mounted onto the root
				b.WriteString("WORKDIR /work\n")
			}
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
			if strings.HasPrefix(line, "RUN [") || strings.Contains(line, "--device") || strings.Contains(line, "--security") {
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
		fmt.Fprintf(&b, "COPY --from=%d /none* /\n", i) // which builds it
	}
	return []byte(b.String()), nil
}

// mountsOf returns the mounts of a RUN that show files of the context, each with a blank after.
func mountsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if strings.HasPrefix(w, "--mount=") && !strings.Contains(w, "from=") && !strings.Contains(w, "type=cache") && !strings.Contains(w, "type=secret") && !strings.Contains(w, "type=ssh") {
			b.WriteString(w + " ")
		}
	}
	return b.String()
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
