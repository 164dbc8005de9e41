package oracle

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/gen"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

func TestAdvice(t *testing.T) { table(t, adviceCases, adviceCheck(t)) }

// TestAdviceGenerated runs only where -cases asks for it: of 300 cases two still
// differ, an ADD onto a file and an allowlist under exceptions with wildcards.
func TestAdviceGenerated(t *testing.T) {
	if *number > 0 {
		generated(t, *number, gen.Neglected, adviceCheck(t))
	}
}

// adviceCheck lets ctxaudit write the ignore file of a case that builds, once
// completed and once as an allowlist, and builds again: the build must not fail,
// what is saved must be what was promised, and nothing but that may be gone.
func adviceCheck(t *testing.T) check {
	d, p := bk(t), ctxaudit(t)
	base, err := base()
	if err != nil {
		t.Fatal(err)
	}
	return func(m *cases.Made) (string, error) {
		m.Contexts["base"] = base
		a := advised{
			build: func() (*buildkit.Result, error) {
				return d.Build(t.Context(), buildkit.Build{
					Context: m.Root, Dockerfile: m.Dockerfile, Target: m.Case.Target, Args: m.Args, Contexts: m.Contexts,
				})
			},
			program: p,
			target:  product.Target{Root: m.Root, Dockerfile: m.File, Stage: m.Case.Target, Args: m.Args, Contexts: m.Contexts},
		}
		return a.check()
	}
}

// advised is a build that follows advice.
type advised struct {
	build   func() (*buildkit.Result, error)
	program product.Program
	target  product.Target
}

func (a *advised) check() (string, error) {
	before, err := a.build()
	if err != nil {
		return "", nil // nothing to break
	}
	ignore := filepath.Join(a.target.Root, ".dockerignore")
	old, missing := os.ReadFile(ignore)
	suggestions, err := a.program.Suggestions(a.target)
	if _, done, err := verdicts(nil, err); done {
		return "", err // another test's business
	}
	var diff differences
	completed, refused, err := a.write()
	switch {
	case err != nil:
		return "", err
	case refused != nil:
		return "completed: " + refused.Error(), nil
	}
	saved := without(before.Sent, completed.Sent)
	diff.add(unlike("completed", saved, suggestions, a.target.Root))
	diff.add(strings.Join(without(completed.Sent, before.Sent), " is new, "))

	if missing == nil {
		err = os.WriteFile(ignore, old, 0o644)
	} else {
		err = os.RemoveAll(ignore)
	}
	if err != nil {
		return "", err
	}
	allowed, refused, err := a.write("--allowlist")
	switch {
	case err != nil:
		return "", err
	case refused != nil:
		diff.add("allowlist: " + refused.Error())
	case allowed != nil:
		if lost := without(without(image.Paths(completed.Files), image.Paths(allowed.Files)), []string{}); len(lost) > 0 {
			diff.add(fmt.Sprintf("allowlist: not in the image any more: %q", lost))
		}
		// An old allowlist may have missed something.
		if found := without(image.Paths(allowed.Files), image.Paths(before.Files)); len(found) > 0 && !strings.Contains(string(old), "*\n") {
			diff.add(fmt.Sprintf("allowlist: new in the image: %q", found))
		}
	}
	return diff.String(), nil
}

// write lets ctxaudit write the ignore file and builds with it. Where ctxaudit
// says that it cannot be known what to write, there is no result.
func (a *advised) write(flags ...string) (r *buildkit.Result, refused, err error) {
	if _, done, err := verdicts(nil, a.program.Generate(a.target, append(flags, "--write")...)); done {
		return nil, nil, err
	}
	r, refused = a.build()
	return r, refused, nil
}

// unlike says how what was saved differs from what the safe suggestions
// promised. One to be checked first may promise some of it, too.
func unlike(what string, saved []string, suggestions []product.Suggestion, root string) string {
	var bytes, promised, other int64
	for _, p := range saved {
		if info, err := os.Lstat(filepath.Join(root, p)); err == nil && info.Mode().IsRegular() {
			bytes += info.Size()
		}
	}
	for _, s := range suggestions {
		if s.Safe == "yes" {
			promised += s.Bytes
		} else {
			other += s.Bytes
		}
	}
	if bytes < promised || bytes > promised+other {
		return fmt.Sprintf("%s: %d bytes saved, %d promised: %q", what, bytes, promised, saved)
	}
	return ""
}

// without returns what of a is not in b; the ignore file, which is written on
// the way, does not count.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(p string) bool {
		return slices.Contains(b, p) || filepath.Base(p) == ".dockerignore"
	})
}
