// Follow compares what ctxaudit and BuildKit's front end ask the context for, of
// every Dockerfile below some directories, for every stage that has a name and
// for the last:
//
//	go run ./follow DIR...
//
// It prints each difference, what only one of the two accepts with the reason of
// the other, and the sums. Nothing is built.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ctxaudit/context"
	"ctxaudit/context/dockerfile"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "follow:", err)
		os.Exit(1)
	}
}

// sums count evaluations, one for each target of each file.
type sums struct {
	files, agree, differ, refused, onlyWe, onlyThey int
}

func run(ctx context.Context, dirs []string) error {
	if len(dirs) == 0 {
		return errors.New("no directory is given")
	}
	var s sums
	seen := map[string]bool{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || !named(d.Name()) {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil || seen[string(text)] {
				return err
			}
			seen[string(text)] = true
			s.file(ctx, path, text)
			return nil
		})
		if err != nil {
			return err
		}
	}
	fmt.Printf("%d Dockerfiles: %d evaluations agree, %d differ, %d both refuse, %d only ctxaudit accepts, %d only BuildKit accepts\n",
		s.files, s.agree, s.differ, s.refused, s.onlyWe, s.onlyThey)
	if s.differ > 0 {
		return fmt.Errorf("%d differences", s.differ)
	}
	return nil
}

// named says that a file is a Dockerfile by its name.
func named(name string) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, "ignore") || strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".go") {
		return false
	}
	for _, kind := range []string{"dockerfile", "containerfile"} {
		if name == kind || strings.HasPrefix(name, kind+".") || strings.HasPrefix(name, kind+"-") || strings.HasSuffix(name, "."+kind) {
			return true
		}
	}
	return false
}

// file compares all targets of one Dockerfile.
func (s *sums) file(ctx context.Context, path string, text []byte) {
	s.files++
	targets := []string{""}
	if f, err := dockerfile.Parse(buildcontext.Target{}, text); err == nil {
		for i, st := range f.Build().Stages {
			if st.Name != fmt.Sprint(i) && !slices.Contains(targets, st.Name) {
				targets = append(targets, st.Name)
			}
		}
	}
	for _, target := range targets {
		s.target(ctx, path, text, target)
	}
}

func (s *sums) target(ctx context.Context, path string, text []byte, target string) {
	theirs, refused := frontEnd(ctx, text, target)
	ours, ourErr := evaluate(text, target)
	what := path
	if target != "" {
		what += " --target " + target
	}
	switch {
	case refused != nil && ourErr != nil:
		s.refused++
	case refused != nil:
		s.onlyWe++
		fmt.Printf("%s: only ctxaudit accepts; BuildKit: %v\n", what, refused)
	case ourErr != nil:
		s.onlyThey++
		fmt.Printf("%s: only BuildKit accepts; ctxaudit: %v\n", what, ourErr)
	case theirs != ours:
		s.differ++
		fmt.Printf("%s: BuildKit asks for %s, ctxaudit for %s\n", what, theirs, ours)
	default:
		s.agree++
	}
}

// Paths are printed as a list, or as one of these.
const (
	nothing    = "nothing"
	everything = "everything"
)

// evaluate is what ctxaudit says the build asks for.
func evaluate(text []byte, target string) (string, error) {
	f, err := dockerfile.Parse(buildcontext.Target{Stage: target}, text)
	if err != nil {
		return "", err
	}
	b := f.Build()
	switch {
	case len(b.Failures) > 0:
		return "", fmt.Errorf("line %d: %s", b.Failures[0].Line, b.Failures[0].Message)
	case b.Whole:
		return everything, nil
	case !b.Sends():
		return nothing, nil
	}
	return fmt.Sprintf("%q", b.Follow), nil
}
