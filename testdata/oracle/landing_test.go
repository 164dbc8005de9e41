package oracle

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/gen"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
	"ctxaudit/testdata/oracle/stages"
)

func TestLanding(t *testing.T) {
	f := landingCheck(t)
	for name, list := range map[string][]cases.Case{
		"copy":      copyCases,
		"options":   optionCases,
		"archives":  archiveCases,
		"stages":    stageCases,
		"sent":      sentCases,
		"named":     namedCases,
		"variables": variableCases,
		"tricky":    trickyCases,
	} {
		t.Run(name, func(t *testing.T) { table(t, list, f) })
	}
}

func TestLandingGenerated(t *testing.T) {
	generated(t, 300, gen.Build, landingCheck(t))
}

// base is the directory of the named context "base", which every case of the
// landings has: an image whose shell does nothing.
var base = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(workdir, "base")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	return dir, buildkit.MakeBase(dir)
})

// beyond are the failures that nobody can know without the image or the program
// that they speak of.
var beyond = regexp.MustCompile("failed to resolve source metadata|did not complete successfully|did not resolve to an alias|no stage or image found with that name")

// landingCheck holds the reach and the landings that "ctxaudit ls" prints to
// what the builder takes from the client and to what lies in the stages.
func landingCheck(t *testing.T) check {
	d, p := bk(t), ctxaudit(t)
	base, err := base()
	if err != nil {
		t.Fatal(err)
	}
	return func(m *cases.Made) (string, error) {
		m.Contexts["base"] = base
		build := buildkit.Build{
			Context: m.Root, Dockerfile: m.Dockerfile,
			Target: m.Case.Target, Args: m.Args, Contexts: m.Contexts,
		}
		target := product.Target{
			Root: m.Root, Dockerfile: m.File,
			Stage: m.Case.Target, Args: m.Args, Contexts: m.Contexts,
		}
		r, refused := d.Build(t.Context(), build)
		if refused != nil && beyond.MatchString(refused.Error()) {
			return "", nil
		}
		diff, err := failing(p, target, refused, m)
		if refused != nil || diff != "" || err != nil {
			return diff, err
		}
		ours, err := p.Entries(target)
		if diff, done, err := verdicts(nil, err); done {
			return diff, err
		}
		var all differences
		taken := map[string]bool{}
		for _, p := range r.Sent {
			taken[p] = true
		}
		all.list("sent", r.Sent, sent(ours))
		for name, dir := range named(m) {
			entries, err := entriesOf(p, target, name)
			if err != nil {
				return "", err
			}
			all.list("sent of "+name, r.SentNamed[name], sent(entries))
			for _, p := range r.SentNamed[name] {
				taken[path.Join(dir, p)] = true
			}
			for _, e := range entries {
				e.Path = path.Join(dir, e.Path)
				ours = append(ours, e)
			}
		}
		all.add(reaches(ours))
		all.list("landings in the image", landings(m, r.Files, taken), printed(ours, inImage))

		list, err := stages.List(m.Dockerfile)
		if err != nil {
			return "", err
		}
		var needed []int
		final := len(list) - 1
		for i, s := range list {
			if strings.EqualFold(s.Name, m.Case.Target) {
				final = i
			}
		}
		for i, s := range list {
			if i == final {
				continue
			}
			if s.In(r.Steps) {
				needed = append(needed, i)
			} else if _, replaced := m.Contexts[s.Name]; replaced {
				continue // its own instructions do not run
			} else if mine := printed(ours, inStage(s.Name)); len(mine) > 0 && s.Steps > 0 {
				all.add(fmt.Sprintf("stage %s is not built, and yet %q", s.Name, mine))
			}
		}
		if len(needed) == 0 {
			return all.String(), nil
		}
		if err := stages.Gather(m.Dockerfile, append(needed, final)); err != nil {
			return "", err
		}
		build.Target = ""
		gathered, err := d.Build(t.Context(), build)
		if err != nil {
			return "", err
		}
		for _, i := range needed {
			theirs, mine := landings(m, image.Below(gathered.Files, fmt.Sprint(i)), taken), printed(ours, inStage(list[i].Name))
			if startsNamed(m, list, i) {
				// To gather such a stage takes all of its context.
				theirs = slices.DeleteFunc(theirs, func(l string) bool { return strings.HasPrefix(l, "../") && !slices.Contains(mine, l) })
			}
			all.list("landings in stage "+list[i].Name, theirs, mine)
		}
		return all.String(), nil
	}
}

// entriesOf are the entries of a named context, none where nothing is taken of it.
func entriesOf(p product.Program, t product.Target, name string) ([]product.Entry, error) {
	t.Named = name
	entries, err := p.Entries(t)
	if unused := (*product.Refusal)(nil); errors.As(err, &unused) {
		return nil, nil
	}
	return entries, err
}

// startsNamed says that a stage goes back to a named context of the case.
func startsNamed(m *cases.Made, list []stages.Stage, i int) bool {
	base := list[i].Base
	for j := i - 1; j >= 0; j-- {
		if list[j].Name == base {
			base = list[j].Base
		}
	}
	_, ok := named(m)[base]
	return ok
}

// named are the named contexts of a case by name, as paths from the root.
func named(m *cases.Made) map[string]string {
	dirs := map[string]string{}
	for _, c := range m.Case.Contexts {
		name, dir, _ := strings.Cut(c, "=")
		dirs[name] = dir
	}
	return dirs
}

func inImage(l product.Landing) bool { return l.Final }

func inStage(name string) func(product.Landing) bool {
	return func(l product.Landing) bool { return !l.Final && l.Stage == name }
}
