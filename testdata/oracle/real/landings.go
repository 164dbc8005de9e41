package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/moby/buildkit/solver/errdefs"
	"golang.org/x/sys/unix"

	"ctxaudit/context"
	"ctxaudit/context/dockerfile"
	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/product"
)

// land builds a copy of a project as its Dockerfile says, over images whose shell
// does nothing, and compares what lies in the image and what was sent with what
// ctxaudit says. Lines that cannot work so, because a command would have made what
// they copy, are left out one after the other for both. It returns the number of
// differences.
func land(ctx context.Context, d *buildkit.Daemon, p product.Program, tmp, base, dir string) (int, error) {
	l := lander{daemon: d, program: p, base: base, root: filepath.Join(tmp, "landing", "context"), name: filepath.Base(dir)}
	defer os.RemoveAll(filepath.Dir(l.root))
	if err := l.prepare(dir); err != nil {
		fmt.Printf("%-45s skipped: %v\n", l.name, err)
		return 0, nil
	}
	r, err := l.build(ctx)
	if err != nil {
		fmt.Printf("%-45s does not build: %s\n", l.name, firstLine(err))
		return 0, nil
	}
	ours, err := p.Entries(product.Target{Root: l.root, Dockerfile: l.file(), Contexts: l.contexts})
	if err != nil {
		return 0, err
	}
	var theirLandings, ourLandings, ourSent []string
	for _, f := range r.Files {
		if i := int(f.ModTime.Sub(start) / time.Second); i >= 0 && i < len(l.sources) {
			theirLandings = append(theirLandings, l.sources[i]+" -> /"+f.Path)
		}
	}
	for _, e := range ours {
		if e.Reach != "context" {
			ourSent = append(ourSent, e.Path)
		}
		for _, g := range e.Landings {
			if g.Final && !g.Unpacked {
				ourLandings = append(ourLandings, e.Path+" -> "+g.Path)
			}
		}
	}
	n := only("landing", theirLandings, ourLandings) + only("sent", r.Sent, ourSent)
	fmt.Printf("%-45s %7d entries %7d sent %7d landings %3d lines left out %d differences\n",
		l.name, len(ours), len(r.Sent), len(theirLandings), l.left, n)
	return n, nil
}

// start is the time of modification of the first file of a copy; each has its own,
// which tells it in the image.
var start = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

type lander struct {
	daemon           *buildkit.Daemon
	program          product.Program
	base, root, name string
	contexts         map[string]string
	sources          []string // by the second of their time
	lines            []string // of the Dockerfile
	left             int
}

// file lies beside the context, so that its rules are those of the project.
func (l *lander) file() string { return filepath.Join(filepath.Dir(l.root), "build", "Dockerfile") }

var syntax = regexp.MustCompile(`(?i)^#\s*syntax\s*=`)

func (l *lander) prepare(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, "Dockerfile"))
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "Dockerfile.dockerignore")); err == nil {
		return fmt.Errorf("has an ignore file of its own")
	}
	l.lines = strings.SplitAfter(string(text), "\n")
	if syntax.MatchString(l.lines[0]) {
		l.lines[0] = "#\n"
	}
	f, err := dockerfile.Parse(buildcontext.Target{}, text)
	if err != nil {
		return err
	}
	l.contexts = map[string]string{}
	for _, s := range f.Build().Stages {
		if s.Parent < 0 && s.Base != "scratch" {
			l.contexts[s.Base] = l.base
		}
	}
	for _, s := range f.Build().Steps {
		if s.From != "" && s.FromStage < 0 && s.From != "scratch" {
			l.contexts[s.From] = l.base
		}
	}
	if err := os.CopyFS(l.root, os.DirFS(dir)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(l.file()), 0o755); err != nil {
		return err
	}
	return filepath.WalkDir(l.root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(l.root, path)
		if err != nil {
			return err
		}
		ts := unix.NsecToTimespec(start.Add(time.Duration(len(l.sources)) * time.Second).UnixNano())
		l.sources = append(l.sources, filepath.ToSlash(rel))
		return unix.UtimesNanoAt(unix.AT_FDCWD, path, []unix.Timespec{ts, ts}, unix.AT_SYMLINK_NOFOLLOW)
	})
}

// build leaves out the lines that fail until the build works.
func (l *lander) build(ctx context.Context) (*buildkit.Result, error) {
	for {
		if err := os.WriteFile(l.file(), []byte(strings.Join(l.lines, "")), 0o644); err != nil {
			return nil, err
		}
		r, err := l.daemon.Build(ctx, buildkit.Build{Context: l.root, Dockerfile: l.file(), Contexts: l.contexts})
		if err == nil || !l.leave(err) {
			return r, err
		}
	}
}

// leave takes out the instruction that an error is about, unless it is a FROM.
func (l *lander) leave(err error) bool {
	for _, s := range errdefs.Sources(err) {
		for _, r := range s.Ranges {
			first, last := int(r.Start.Line)-1, int(r.End.Line)-1
			if first < 0 || last >= len(l.lines) || strings.HasPrefix(strings.ToUpper(strings.TrimSpace(l.lines[first])), "FROM") {
				continue
			}
			for i := first; i <= last; i++ {
				l.lines[i] = "#\n"
			}
			l.left++
			return true
		}
	}
	return false
}

// only prints what is in one of two lists alone and counts it.
func only(what string, theirs, ours []string) (n int) {
	slices.Sort(theirs)
	slices.Sort(ours)
	for _, side := range []struct {
		who  string
		a, b []string
	}{{"the builder", theirs, ours}, {"ctxaudit", ours, theirs}} {
		for _, x := range side.a {
			if _, found := slices.BinarySearch(side.b, x); !found {
				fmt.Printf("  %s, only %s: %q\n", what, side.who, x)
				n++
			}
		}
	}
	return n
}
