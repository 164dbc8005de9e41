package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floors are the packages of the project, the top floor first: cmd, report, the
// rooms over plain data, and the plain data. A package imports only what lies
// below its floor, and its own sub-packages.
var floors = [][]string{
	{"ctxaudit/cmd/ctxaudit"},
	{"ctxaudit/report"},
	{"ctxaudit/context/dockerfile", "ctxaudit/context/target", "ctxaudit/context/lint", "ctxaudit/context/suggest", "ctxaudit/secrets"},
	{"ctxaudit/context"},
}

// doors are the outside modules and the rooms that may import them. What is not
// named here nobody imports.
var doors = map[string][]string{
	"github.com/moby/buildkit":           {"ctxaudit/context/dockerfile"},
	"github.com/moby/patternmatcher":     {"ctxaudit/context"},
	"github.com/zricethezav/gitleaks/v8": {"ctxaudit/secrets"},
	"github.com/olekukonko/tablewriter":  {"ctxaudit/report"},
	"github.com/spf13/pflag":             {"ctxaudit/cmd/ctxaudit"},
	"github.com/agext/levenshtein":       {"ctxaudit/cmd/ctxaudit"},
	"github.com/pelletier/go-toml/v2":    {"ctxaudit/secrets", "ctxaudit/cmd/ctxaudit"},
	"github.com/rs/zerolog":              {"ctxaudit/secrets"},
	"golang.org/x/term":                  {"ctxaudit/cmd/ctxaudit"},
	"golang.org/x/sys":                   {"ctxaudit/context"},
	"github.com/rogpeppe/go-internal":    {"ctxaudit/cmd/ctxaudit", "ctxaudit/context/lint"},
}

type goPackage struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func TestFloors(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "ctxaudit/...")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	used := map[string]bool{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			checkImport(t, p.ImportPath, path, used)
		}
	}
	for module := range doors {
		if !used[module] {
			t.Errorf("nobody uses the door to %s", module)
		}
	}
}

func checkImport(t *testing.T, from, to string, used map[string]bool) {
	t.Helper()
	if !strings.Contains(strings.SplitN(to, "/", 2)[0], ".") && !strings.HasPrefix(to, "ctxaudit/") {
		return // the standard library
	}
	if strings.HasPrefix(to, "ctxaudit/") {
		if a, b := floor(from), floor(to); a < 0 || b < 0 {
			t.Errorf("%s imports %s: one of them stands on no floor", from, to)
		} else if a >= b && room(from) != room(to) {
			t.Errorf("%s (floor %d) imports %s (floor %d)", from, len(floors)-a, to, len(floors)-b)
		}
		return
	}
	for module, rooms := range doors {
		if to == module || strings.HasPrefix(to, module+"/") {
			used[module] = true
			if !slices.Contains(rooms, room(from)) {
				t.Errorf("%s imports %s, which is for %v alone", from, to, rooms)
			}
			return
		}
	}
	t.Errorf("%s imports %s, which no room has a door to", from, to)
}

// room is the package of the floors that a package is or lies below.
func room(path string) string {
	best := ""
	for _, f := range floors {
		for _, r := range f {
			if (path == r || strings.HasPrefix(path, r+"/")) && len(r) > len(best) {
				best = r
			}
		}
	}
	return best
}

func floor(path string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, room(path)) })
}
