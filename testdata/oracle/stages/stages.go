// Package stages finds the stages of a Dockerfile and makes a build show all of
// them that its target needs.
package stages

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// Stage is one stage.
type Stage struct {
	// Name is the name given with AS, or the number of the stage.
	Name string
	// Base is what FROM names.
	Base string
	// Steps is the number of its instructions that make a step of a build.
	Steps int
	label string
}

// List returns the stages of a Dockerfile.
func List(dockerfile string) ([]Stage, error) {
	text, err := os.ReadFile(dockerfile)
	if err != nil {
		return nil, err
	}
	ast, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	parsed, _, err := instructions.Parse(ast.AST, nil)
	if err != nil {
		return nil, err
	}
	var list []Stage
	for i, p := range parsed {
		s := Stage{Name: p.Name, Base: p.BaseName, label: p.Name}
		if p.Name == "" {
			s.Name, s.label = strconv.Itoa(i), fmt.Sprintf("stage-%d", i)
		}
		for _, c := range p.Commands {
			switch c := c.(type) {
			case *instructions.CopyCommand, *instructions.AddCommand, *instructions.RunCommand:
				s.Steps++
			case *instructions.WorkdirCommand:
				// None is needed for the root, which a variable may stand for.
				if path.Clean(c.Path) != "/" && !strings.Contains(c.Path, "$") {
					s.Steps++
				}
			}
		}
		list = append(list, s)
	}
	return list, nil
}

var label = regexp.MustCompile(`^\[(\S+) +\d+/\d+\]`)

// In says whether one of the steps of a build belongs to the stage. A stage
// without steps is in none.
func (s Stage) In(steps []string) bool {
	for _, name := range steps {
		if m := label.FindStringSubmatch(name); m != nil && m[1] == s.label {
			return true
		}
	}
	return false
}

// Gather adds a stage to a Dockerfile that holds each of the stages with these
// numbers in a directory of its number. They are all that the target needs, the
// target among them: a build takes from the client what all its stages name, and
// what a stage finds there depends on the others.
func Gather(dockerfile string, numbers []int) error {
	info, err := os.Stat(dockerfile)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(dockerfile)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.Write(text)
	b.WriteString("\n\nFROM scratch\n")
	for _, n := range numbers {
		fmt.Fprintf(&b, "COPY --from=%d / /%d/\n", n, n)
	}
	if err := os.WriteFile(dockerfile, []byte(b.String()), 0o644); err != nil {
		return err
	}
	return os.Chtimes(dockerfile, info.ModTime(), info.ModTime())
}
