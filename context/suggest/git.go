package suggest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Git is what git knows about the files below a directory.
type Git struct {
	// Missing says why git gave no answer, or is "".
	Missing string

	tracked []string // sorted bytewise
	ignored []string // none in another
}

// Tracked returns the paths that git tracks, sorted bytewise; none where git gave
// no answer. G may be nil.
func (g *Git) Tracked() []string {
	if g == nil {
		return nil
	}
	return g.tracked
}

// patience bounds the time that git may take.
const patience = 20 * time.Second

// AskGit asks git which files below root it tracks and which it ignores, by all
// of its rules. It returns nil where root lies in no repository.
//
// Git reads the configuration of the repository, which may have been written by
// anybody: whatever there names a program is switched off.
func AskGit(ctx context.Context, root string) *Git {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	g := &Git{}
	inside, err := git(ctx, root, "rev-parse", "--is-inside-work-tree")
	if err == nil && inside[0] != "true\n" {
		return &Git{Missing: "the repository is set up for another directory"} // core.worktree, which may be any
	}
	if err == nil {
		g.tracked, err = git(ctx, root, "ls-files", "-z", "--cached")
	}
	if err == nil {
		g.ignored, err = git(ctx, root, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")
	}
	if err == nil {
		slices.Sort(g.tracked)
		g.ignored = outermost(g.ignored)
		return g
	}
	var exit *exec.ExitError
	switch _, there := os.Lstat(filepath.Join(root, ".git")); {
	case errors.As(err, &exit) && bytes.Contains(exit.Stderr, []byte("not a git repository")):
		return nil
	case errors.Is(err, exec.ErrNotFound) && there != nil:
		return nil
	case errors.Is(err, exec.ErrNotFound):
		return &Git{Missing: "git is not installed"}
	case ctx.Err() != nil:
		return &Git{Missing: "git took too long"}
	case errors.As(err, &exit) && bytes.Contains(exit.Stderr, []byte("dubious ownership")):
		return &Git{Missing: "the repository belongs to another user"}
	}
	return &Git{Missing: "git could not read the repository"}
}

// outermost sorts paths, drops those that lie in another, and cuts the "/" at the
// end of a directory.
func outermost(paths []string) []string {
	slices.Sort(paths)
	var out []string
	above := "/"
	for _, p := range paths {
		if p == "" || strings.HasPrefix(p, above) {
			continue
		}
		if dir, ok := strings.CutSuffix(p, "/"); ok {
			above, p = p, dir
		}
		out = append(out, p)
	}
	return out
}

// git runs git in dir and returns what it prints, split at zero bytes.
func git(ctx context.Context, dir string, args ...string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"--no-pager", "--literal-pathspecs",
		"-c", "core.fsmonitor=false", // a program that every listing runs
		"-c", "core.hooksPath=" + os.DevNull,
		"-c", "protocol.allow=never", // a partial clone fetches what it lacks
		"-c", "safe.bareRepository=explicit", // a directory of the tree poses as a repository
		"-c", "core.quotePath=false",
		"-C", dir,
	}, args...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, "GIT_") })
	cmd.Env = append(cmd.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), nil
}

// known says of each entry of a context what git knows about it.
type known struct {
	tracked, ignored []bool
}

// about marks the entries of f; g may be nil.
func (g *Git) about(f *found) known {
	if g == nil || g.Missing != "" {
		return known{}
	}
	k := known{make([]bool, len(f.entries)), make([]bool, len(f.entries))}
	i := 0
	for _, p := range g.tracked {
		for i < len(f.entries) && f.entries[i].Path < p {
			i++
		}
		if i < len(f.entries) && f.entries[i].Path == p {
			k.tracked[i] = true
		}
	}
	for _, p := range g.ignored {
		f.at(p).mark(k.ignored)
	}
	return k
}

// ignores says that git was asked and ignores all entries of the places.
func (k *known) ignores(places ...place) bool {
	return k.ignored != nil && !slices.ContainsFunc(places, func(p place) bool { return !p.all(k.ignored) })
}

// tracks says that git tracks an entry of the places.
func (k *known) tracks(places ...place) bool {
	return k.tracked != nil && slices.ContainsFunc(places, func(p place) bool { return slices.Contains(k.tracked[p.first:p.end], true) })
}
