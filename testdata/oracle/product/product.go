// Package product runs the ctxaudit program, as its users do.
package product

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Program is the path of a ctxaudit binary.
type Program string

// Build builds ctxaudit from the repository around this module into dir.
// CTXAUDIT_BIN names a binary to use instead.
func Build(dir string) (Program, error) {
	if bin := os.Getenv("CTXAUDIT_BIN"); bin != "" {
		return Program(bin), nil
	}
	mod, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	bin := filepath.Join(dir, "ctxaudit")
	cmd := exec.Command("go", "build", "-o", bin, "./cmd/ctxaudit")
	cmd.Dir = filepath.Join(filepath.Dir(strings.TrimSpace(string(mod))), "..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build ctxaudit: %w\n%s", err, out)
	}
	return Program(bin), nil
}

// Target is what ctxaudit is asked about. Root is required.
type Target struct {
	Root, Dockerfile, IgnoreFile, Stage, Builder string

	Args, Contexts map[string]string
	// Named is the named context that a list is asked of, or "".
	Named string
}

func (t Target) args() []string {
	var args []string
	flag := func(name, value string) {
		if value != "" {
			args = append(args, name+"="+value)
		}
	}
	flag("--file", t.Dockerfile)
	flag("--ignorefile", t.IgnoreFile)
	flag("--target", t.Stage)
	flag("--builder", t.Builder)
	for _, k := range slices.Sorted(maps.Keys(t.Args)) {
		flag("--build-arg", k+"="+t.Args[k])
	}
	for _, k := range slices.Sorted(maps.Keys(t.Contexts)) {
		flag("--build-context", k+"="+t.Contexts[k])
	}
	flag("--named", t.Named)
	return append(args, t.Root)
}

// Refusal is the error of a target that ctxaudit calls impossible to build.
type Refusal struct{ Message string }

func (r *Refusal) Error() string { return r.Message }

func (p Program) run(args []string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, string(p), args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 2 {
		return nil, &Refusal{strings.TrimSpace(stderr.String())}
	}
	if err != nil {
		return nil, fmt.Errorf("ctxaudit %q: %w\n%s", args, err, stderr.Bytes())
	}
	return stdout.Bytes(), nil
}

// List returns the paths that "ctxaudit ls --reach" prints, in its order. It is
// a [*Refusal] where ctxaudit refuses.
func (p Program) List(t Target, reach string) ([]string, error) {
	out, err := p.run(append([]string{"ls", "-0", "--reach=" + reach}, t.args()...))
	if err != nil || len(out) == 0 {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), nil
}

// Entry is one entry of "ctxaudit ls --format json".
type Entry struct {
	Path     string    `json:"path"`
	Reach    string    `json:"reach"`
	Landings []Landing `json:"landings"`
}

// Landing is a place in a stage.
type Landing struct {
	Stage string `json:"stage"`
	Path  string `json:"path"`
	Final bool   `json:"final"`
	// Unpacked says that an archive lies there as its members.
	Unpacked bool `json:"unpacked"`
}

// Entries returns the entries with their landings. It is a [*Refusal] where
// ctxaudit refuses.
func (p Program) Entries(t Target) ([]Entry, error) {
	out, err := p.run(append([]string{"ls", "--format=json"}, t.args()...))
	if err != nil {
		return nil, err
	}
	var entries []Entry
	err = json.Unmarshal(out, &entries)
	return entries, err
}

// Mounts returns the lines of the Dockerfile whose mounts show a path to a
// command, as "ctxaudit why" says.
func (p Program) Mounts(t Target, path string) ([]int, error) {
	args := t.args()
	args = append([]string{"why", "--format=json", "-C"}, append(args[len(args)-1:], args[:len(args)-1]...)...)
	out, err := p.run(append(args, path))
	if err != nil {
		return nil, err
	}
	var answers []struct {
		Mounts []int `json:"mounts"`
	}
	if err := json.Unmarshal(out, &answers); err != nil {
		return nil, err
	}
	return answers[0].Mounts, nil
}
