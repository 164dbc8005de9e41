// Secrets measures what the search for secrets costs, as ratios in one run:
// against gitleaks over the same files and against reading them: as fast as a
// program can that reuses its buffers, with all processors and with one, and as
// anyone does, with find and cat.
//
//	go run ./bench/secrets [-runs 3] [-plain=false]
//
// It makes two trees below a temporary directory: the sources of Go's standard
// library and an npm tree, whose directories are not called node_modules, because
// gitleaks does not look into those. It needs npm. The two builds of gitleaks come
// from the module proxy. Times are the median of the runs, which take turns, and
// memory is the most that one took; plain gitleaks runs once.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"ctxaudit/testdata/oracle/product"
)

const gitleaks = "github.com/zricethezav/gitleaks/v8@v8.30.1"

// packages make the npm tree.
var packages = []string{"next", "typescript", "aws-sdk", "webpack"}

func main() {
	runs := flag.Int("runs", 3, "take the median of that many")
	plain := flag.Bool("plain", true, "run the plain build of gitleaks as well, which takes minutes")
	read := flag.String("read", "", "walk `DIR` and read every file, and nothing else")
	readers := flag.Int("readers", runtime.GOMAXPROCS(0), "with -read, read so many files at a time")
	flag.Parse()
	err := error(nil)
	if *read != "" {
		err = readAll(*read, *readers)
	} else {
		err = bench(*runs, *plain)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(runs int, plain bool) error {
	tmp, err := os.MkdirTemp("", "ctxaudit-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	p, err := product.Build(tmp)
	if err != nil {
		return err
	}
	fast, err := install(filepath.Join(tmp, "fast"), "-tags", "gore2regex")
	if err != nil {
		return err
	}
	slow := ""
	if plain {
		if slow, err = install(filepath.Join(tmp, "plain")); err != nil {
			return err
		}
	}
	sources := filepath.Join(tmp, "sources")
	if err := os.CopyFS(sources, os.DirFS(filepath.Join(runtime.GOROOT(), "src"))); err != nil {
		return err
	}
	npm, err := npmTree(filepath.Join(tmp, "npm"))
	if err != nil {
		return err
	}
	time.Sleep(3 * time.Second) // files must have some age to be remembered
	fmt.Printf("%d processors, %d runs\n", runtime.NumCPU(), runs)
	met := true
	for _, t := range []tree{{sources, 3}, {npm, 8}} {
		ok, err := t.measure(string(p), fast, slow, filepath.Join(tmp, "cache"), runs)
		if err != nil {
			return err
		}
		met = met && ok
	}
	if !met {
		return errors.New("a bar is not met")
	}
	return nil
}

// install builds gitleaks into dir.
func install(dir string, flags ...string) (string, error) {
	cmd := exec.Command("go", slices.Concat([]string{"install"}, flags, []string{gitleaks})...)
	cmd.Env = append(os.Environ(), "GOBIN="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go install: %w\n%s", err, out)
	}
	return filepath.Join(dir, "gitleaks"), nil
}

// npmTree installs the packages into dir and gives their directories a name that
// gitleaks looks into.
func npmTree(dir string) (string, error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	cmd := exec.Command("npm", append([]string{"install", "--prefix", dir, "--ignore-scripts", "--no-audit", "--no-fund"}, packages...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm install: %w\n%s", err, out)
	}
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "node_modules" {
			found = append(found, path)
		}
		return err
	})
	slices.Reverse(found) // those below others first
	for _, path := range found {
		err = errors.Join(err, os.Rename(path, filepath.Join(filepath.Dir(path), "packages")))
	}
	return dir, err
}

// tree is a directory to search and how often "walk and read" the search may
// take.
type tree struct {
	root string
	wall float64
}

// contender is one of those that are compared.
type contender struct {
	name       string
	args       []string
	runs       int
	wall, user []time.Duration
	peak       int64
}

func median(ds []time.Duration) time.Duration {
	slices.Sort(ds)
	return ds[len(ds)/2]
}

func (c *contender) run(cache string) error {
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
	began := time.Now()
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 1 && strings.HasPrefix(c.name, "gitleaks") {
		err = nil // it found something
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	c.wall = append(c.wall, time.Since(began))
	c.user = append(c.user, cmd.ProcessState.UserTime())
	c.peak = max(c.peak, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss*1024)
	return nil
}

// measure runs the contenders and prints how they compare; false says that one
// of the bars is not met.
func (t tree) measure(ctxaudit, fast, slow, cache string, runs int) (bool, error) {
	self, err := os.Executable()
	if err != nil {
		return false, err
	}
	audit := func(flags ...string) []string {
		return slices.Concat([]string{ctxaudit, "--format=json", "--fail-on=never"}, flags, []string{t.root})
	}
	read := &contender{name: "walk and read every file", args: []string{self, "-read", t.root}, runs: runs}
	alone := &contender{name: "the same, one at a time", args: []string{self, "-readers", "1", "-read", t.root}, runs: runs}
	cat := &contender{name: "find -type f -exec cat {} +", args: []string{"find", t.root, "-type", "f", "-exec", "cat", "{}", "+"}, runs: runs}
	none := &contender{name: "ctxaudit --no-secrets", args: audit("--no-secrets"), runs: runs}
	ours := &contender{name: "ctxaudit", args: audit("--no-cache"), runs: runs}
	again := &contender{name: "ctxaudit, the second time", args: audit(), runs: runs}
	re2 := &contender{name: "gitleaks, gore2regex", args: []string{fast, "dir", "--no-banner", t.root}, runs: runs}
	all := []*contender{read, alone, cat, none, ours, again, re2}
	plain := &contender{name: "gitleaks", args: []string{slow, "dir", "--no-banner", t.root}, runs: 1}
	if slow != "" {
		all = append(all, plain)
	}
	for _, c := range []*contender{read, again} { // these warm the caches
		if err := c.run(cache); err != nil {
			return false, err
		}
		c.wall, c.user = nil, nil
	}
	for i := range runs {
		for _, c := range all {
			if i >= c.runs {
				continue
			}
			if err := c.run(cache); err != nil {
				return false, err
			}
		}
	}
	files, bytes, err := size(t.root)
	if err != nil {
		return false, err
	}
	fmt.Printf("\n%s: %d files, %d MB\n  %-28s %8s %8s %8s\n", filepath.Base(t.root), files, bytes/1e6, "", "wall", "user", "peak")
	for _, c := range all {
		fmt.Printf("  %-28s %6.2f s %6.2f s %5d MB\n", c.name, median(c.wall).Seconds(), median(c.user).Seconds(), c.peak/1e6)
	}
	met := true
	bar := func(what string, got, want float64, ok bool) {
		verdict := "met"
		if !ok {
			verdict, met = "NOT met", false
		}
		fmt.Printf("  %-42s %7.2f (bar %.1f) %s\n", what, got, want, verdict)
	}
	over := func(a, b time.Duration) float64 { return a.Seconds() / b.Seconds() }
	if slow != "" {
		r := over(median(plain.user), median(ours.user))
		bar("user CPU, gitleaks / ctxaudit", r, 20, r >= 20)
	}
	r := over(median(re2.user), median(ours.user))
	bar("user CPU, gitleaks gore2regex / ctxaudit", r, 4, r >= 4)
	r = over(median(ours.wall), median(read.wall))
	bar("wall, ctxaudit / walk and read", r, t.wall, r <= t.wall)
	r = over(median(ours.wall), median(alone.wall))
	bar("wall, ctxaudit / the same, one at a time", r, t.wall, r <= t.wall)
	r = over(median(ours.wall), median(cat.wall))
	bar("wall, ctxaudit / find and cat", r, t.wall, r <= t.wall)
	r = over(median(again.wall), median(none.wall))
	bar("wall, the second time / --no-secrets", r, 1.5, r <= 1.5)
	r = float64(ours.peak) / 1e6
	bar("peak memory of ctxaudit, MB", r, 200, r <= 200)
	return met, nil
}

func size(root string) (files int, bytes int64, err error) {
	err = filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files++
			bytes += info.Size()
		}
		return err
	})
	return files, bytes, err
}

// readAll walks a directory and reads every file, several at a time or where the
// walk finds them.
func readAll(root string, readers int) error {
	paths := make(chan string, 1000)
	var wg sync.WaitGroup
	if readers > 1 {
		for range readers {
			wg.Go(func() {
				buf := make([]byte, 256<<10)
				for path := range paths {
					readFile(path, buf)
				}
			})
		}
	}
	buf := make([]byte, 256<<10)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.Type().IsRegular():
		case readers > 1:
			paths <- path
		default:
			readFile(path, buf)
		}
		return err
	})
	close(paths)
	wg.Wait()
	return err
}

func readFile(path string, buf []byte) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{f}, buf)
}
