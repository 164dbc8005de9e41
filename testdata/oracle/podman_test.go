package oracle

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ctxaudit/testdata/oracle/buildah"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

func TestPodman(t *testing.T) {
	f := podmanCheck(t)
	for name, list := range contextCases {
		t.Run(name, func(t *testing.T) { table(t, list, f) })
	}
	t.Run("own", func(t *testing.T) { table(t, podmanCases, f) })
}

func TestPodmanGenerated(t *testing.T) {
	generated(t, 300, contextCase, podmanCheck(t))
}

func TestPodmanLanding(t *testing.T) {
	f := podmanLandingCheck(t)
	for name, list := range map[string][]cases.Case{
		"copy": copyCases, "archives": archiveCases, "stages": stageCases, "variables": variableCases, "named": namedCases, "own": podmanLandingCases,
	} {
		t.Run(name, func(t *testing.T) { table(t, slices.DeleteFunc(slices.Clone(list), younger), f) })
	}
}

// younger says that a case is about something that buildah 1.28.2 does not know
// yet: heredocs, flags of ADD and of COPY, operators of variables, variables in
// FROM that name a stage, ignore files of named contexts. What ctxaudit says of it
// is what BuildKit does.
func younger(c cases.Case) bool {
	return youngerSyntax.MatchString(c.Dockerfile) || strings.Contains(c.Tree, "lib/.dockerignore")
}

var youngerSyntax = regexp.MustCompile(`<<|ADD --|--(parents|exclude|link)|\$\{[a-z]+[-+%#/?]|FROM \$|http_proxy|^COPY`)

// podmanLandingCheck holds the landings in the image that "ctxaudit ls --builder
// podman" prints to what lies in the one that buildah makes.
func podmanLandingCheck(t *testing.T) check {
	need(t, buildah.Available(), buildah.ErrUnavailable)
	p := ctxaudit(t)
	return func(m *cases.Made) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		files, refused := buildah.Build(ctx, m.Root, buildah.Options{File: m.File, Target: m.Case.Target, Args: m.Args, Contexts: m.Contexts})
		if refused != nil && beyond.MatchString(refused.Error()) {
			return "", nil
		}
		target := product.Target{Root: m.Root, Dockerfile: m.File, Stage: m.Case.Target, Args: m.Args, Contexts: m.Contexts, Builder: "podman"}
		theirs := landings(m, files, nil)
		diff, err := failing(p, target, refused, m)
		if len(theirs) == 0 && strings.Contains(diff, "the build fails on the rule") {
			return "", nil // buildah reads the rules when it copies (add.go:Add), ctxaudit always
		}
		if refused != nil || diff != "" || err != nil {
			return diff, err
		}
		ours, err := p.Entries(target)
		if diff, done, err := verdicts(nil, err); done {
			return diff, err
		}
		for name, dir := range named(m) {
			entries, err := entriesOf(p, target, name)
			if err != nil {
				return "", err
			}
			for _, e := range entries {
				e.Path = path.Join(dir, e.Path)
				ours = append(ours, e)
			}
		}
		leaks, err := leaked(p, target)
		theirs = slices.DeleteFunc(theirs, func(l string) bool { return slices.Contains(leaks, source(l)) })
		return compare(theirs, printed(ours, inImage)), err
	}
}

// leaked are the excluded files of which ctxaudit says that they land, and not
// where.
func leaked(p product.Program, t product.Target) ([]string, error) {
	_, unknowns, err := p.Findings(t)
	var list []string
	for _, u := range unknowns {
		if name, _, ok := strings.Cut(u.Message, " is excluded, and podman copies it all the same"); ok {
			list = append(list, name)
		}
	}
	return list, err
}

// podmanCheck holds "ctxaudit ls --builder podman" to what COPY . / puts into an
// empty image.
func podmanCheck(t *testing.T) check {
	need(t, buildah.Available(), buildah.ErrUnavailable)
	p := ctxaudit(t)
	return func(m *cases.Made) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		files, refused := buildah.Build(ctx, m.Root, buildah.Options{File: m.File, IgnoreFile: m.IgnoreFile})
		ours, err := p.List(product.Target{
			Root: m.Root, Dockerfile: m.File, IgnoreFile: m.IgnoreFile, Builder: "podman",
		}, "context")
		if diff, done, err := verdicts(refused, err); done {
			return diff, err
		}
		return compare(image.Paths(files), ours), nil
	}
}
