package oracle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/gen"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

func TestAdvice(t *testing.T) { table(t, adviceCases, adviceCheck(t)) }

func TestAdviceGenerated(t *testing.T) { generated(t, 120, gen.Neglected, adviceCheck(t)) }

// adviceCheck lets ctxaudit write the ignore file of a case that builds:
// completed with what is safe, completed with all it suggests, and as an
// allowlist. Each time the build must not fail, what is saved must be what was
// promised, nothing but that may be gone, each source that found something must
// still find something, and a second run may change nothing.
func adviceCheck(t *testing.T) check {
	d, p := bk(t), ctxaudit(t)
	base, err := base()
	if err != nil {
		t.Fatal(err)
	}
	return func(m *cases.Made) (string, error) {
		m.Contexts["base"] = base
		a := advised{
			build: func(dockerfile, target string) (*buildkit.Result, error) {
				return d.Build(t.Context(), buildkit.Build{
					Context: m.Root, Dockerfile: dockerfile, Target: target, Args: m.Args, Contexts: m.Contexts,
				})
			},
			program:    p,
			target:     product.Target{Root: m.Root, Dockerfile: m.File, Stage: m.Case.Target, Args: m.Args, Contexts: m.Contexts},
			dockerfile: m.Dockerfile,
			witness:    filepath.Join(filepath.Dir(m.Root), "witness", "Dockerfile"),
		}
		return a.check()
	}
}

// allowlist finds a rule that leaves out everything or all that lies deeper.
var allowlist = regexp.MustCompile(`(?m)^[ /]*\*[*/]*\s*$`)

// advised is a build that follows advice.
type advised struct {
	build   func(dockerfile, target string) (*buildkit.Result, error)
	program product.Program
	target  product.Target
	// dockerfile is what is built, and witness where to write one that shows
	// what each source of it finds.
	dockerfile, witness string
}

func (a *advised) check() (string, error) {
	before, err := a.build(a.dockerfile, a.target.Stage)
	if err != nil {
		return "", nil // nothing to break
	}
	sources, _, err := a.found()
	if err != nil {
		return "", err
	}
	suggestions, err := a.program.Suggestions(a.target)
	if _, done, err := verdicts(nil, err); done {
		return "", err // another test's business
	}
	var safe, all int64
	for _, s := range suggestions {
		switch s.Safe {
		case "yes":
			safe += s.Bytes
			all += s.Bytes
		case "check":
			all += s.Bytes
		}
	}
	ignore := filepath.Join(a.target.Root, ".dockerignore")
	old, missing := os.ReadFile(ignore)
	var diff differences
	var completed []string // the image with what is safe left out
	for _, flags := range [][]string{{}, {"--unsafe"}, {"--allowlist"}} {
		what := strings.Join(append([]string{"generate"}, flags...), " ")
		after, refused, err := a.write(flags...)
		if after != nil {
			diff.add(a.again(ignore, flags...))
		}
		switch {
		case err != nil:
			return "", err
		case refused != nil:
			diff.add(what + ": " + refused.Error())
		case after != nil && what == "generate --allowlist":
			if lost := without(completed, image.Paths(after.Files)); len(lost) > 0 {
				diff.add(fmt.Sprintf("%s: not in the image any more: %q", what, lost))
			}
			// An old allowlist may have missed something.
			if found := without(image.Paths(after.Files), image.Paths(before.Files)); len(found) > 0 && !allowlist.Match(old) {
				diff.add(fmt.Sprintf("%s: new in the image: %q", what, found))
			}
		case after != nil:
			if completed == nil {
				completed = image.Paths(after.Files)
			}
			saved := without(before.Sent, after.Sent)
			bytes := a.size(saved)
			promised := safe
			if what == "generate --unsafe" {
				promised = all
			}
			if bytes != promised {
				diff.add(fmt.Sprintf("%s: %d bytes saved, %d promised: %q", what, bytes, promised, saved))
			}
			diff.add(strings.Join(without(after.Sent, before.Sent), " is new, "))
		}
		if after != nil {
			diff.add(emptied(what, before.Files, after.Files))
			left, refused, err := a.found()
			if err != nil {
				return "", err
			}
			if refused != nil && sources != nil {
				diff.add(fmt.Sprintf("%s: each source in a stage of its own: %v", what, refused))
				sources = nil
			}
			for source := range sources {
				if !left[source] {
					diff.add(fmt.Sprintf("%s: %s finds nothing any more", what, source))
				}
			}
		}
		if missing == nil {
			err = os.WriteFile(ignore, old, 0o644)
		} else {
			err = os.RemoveAll(ignore)
		}
		if err != nil {
			return "", err
		}
	}
	return diff.String(), nil
}

// emptied names a file that arrived empty and did not before.
func emptied(what string, before, after []image.File) string {
	for _, f := range after {
		i := slices.IndexFunc(before, func(b image.File) bool { return b.Path == f.Path && b.ModTime.Equal(f.ModTime) })
		if i >= 0 && f.Text == "" && before[i].Text != "" {
			return fmt.Sprintf("%s: %s arrives empty", what, f.Path)
		}
	}
	return ""
}

// found builds the witness: a stage for each source of the context. It returns
// the sources that find something, or why the witness does not build.
func (a *advised) found() (found map[string]bool, refused, err error) {
	text, err := os.ReadFile(a.dockerfile)
	if err != nil {
		return nil, nil, err
	}
	sources, err := contextSources(text, a.target.Contexts)
	if err != nil {
		return nil, nil, err
	}
	var stages, last strings.Builder
	last.WriteString("FROM scratch\n")
	for i, s := range sources {
		fmt.Fprintf(&stages, "FROM scratch AS w%d\nCOPY %s\n", i, s)
		fmt.Fprintf(&last, "COPY --from=w%d / /%d/\n", i, i)
	}
	if err := os.MkdirAll(filepath.Dir(a.witness), 0o755); err != nil {
		return nil, nil, err
	}
	if err := os.WriteFile(a.witness, []byte(stages.String()+last.String()), 0o644); err != nil {
		return nil, nil, err
	}
	r, err := a.build(a.witness, "")
	if err != nil {
		return nil, err, nil
	}
	found = map[string]bool{}
	for i, s := range sources {
		if len(image.Below(r.Files, fmt.Sprint(i))) > 0 {
			found[s] = true
		}
	}
	return found, nil, nil
}

// contextSources lists the sources of a Dockerfile that are taken from the
// context and do not depend on arguments, as the arguments of a COPY. A stage in
// whose place a named context stands takes nothing.
func contextSources(dockerfile []byte, contexts map[string]string) ([]string, error) {
	ast, err := parser.Parse(bytes.NewReader(dockerfile))
	if err != nil {
		return nil, err
	}
	stages, _, err := instructions.Parse(ast.AST, nil)
	if err != nil {
		return nil, err
	}
	var sources []string
	for _, s := range stages {
		if _, replaced := contexts[strings.ToLower(s.Name)]; replaced {
			continue
		}
		for _, c := range s.Commands {
			var paths []string
			parents := ""
			switch c := c.(type) {
			case *instructions.CopyCommand:
				if c.From == "" {
					paths = c.SourcePaths
				}
				if c.Parents {
					parents = "--parents "
				}
			case *instructions.AddCommand:
				paths = c.SourcePaths
			}
			for _, p := range paths {
				if strings.ContainsAny(p, "$\\") {
					continue
				}
				args, err := json.Marshal([]string{p, "/"})
				if err != nil {
					return nil, err
				}
				if s := parents + string(args); !slices.Contains(sources, s) {
					sources = append(sources, s)
				}
			}
		}
	}
	return sources, nil
}

// write lets ctxaudit write the ignore file and builds with it. Where ctxaudit
// says that it cannot be known what to write, there is no result.
func (a *advised) write(flags ...string) (r *buildkit.Result, refused, err error) {
	if _, done, err := verdicts(nil, a.program.Generate(a.target, append(flags, "--write")...)); done {
		return nil, nil, err
	}
	r, refused = a.build(a.dockerfile, a.target.Stage)
	return r, refused, nil
}

// again says what ctxaudit would still change in the file that it wrote.
func (a *advised) again(ignore string, flags ...string) string {
	what := strings.Join(append([]string{"generate"}, flags...), " ")
	if err := a.program.Generate(a.target, append(flags, "--check")...); err != nil {
		return what + ", again: " + err.Error()
	}
	first, _ := os.ReadFile(ignore)
	err := a.program.Generate(a.target, append(flags, "--write")...)
	second, _ := os.ReadFile(ignore)
	if err != nil || !bytes.Equal(first, second) {
		return fmt.Sprintf("%s, again (%v):\n%s\nwas\n%s", what, err, second, first)
	}
	return ""
}

// size sums the files of the context among paths, in bytes.
func (a *advised) size(paths []string) (bytes int64) {
	for _, p := range paths {
		if info, err := os.Lstat(filepath.Join(a.target.Root, p)); err == nil && info.Mode().IsRegular() {
			bytes += info.Size()
		}
	}
	return bytes
}

// without returns what of a is not in b; the ignore file, which is written on
// the way, does not count.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(p string) bool {
		return slices.Contains(b, p) || filepath.Base(p) == ".dockerignore"
	})
}
