// Bench measures what the walk of ctxaudit costs, as ratios in one run: against
// the walk that BuildKit's client does with the same rules (fsutil's FilterFS)
// and against du -s.
//
//	go run ./bench [-runs 5] [-million]
//
// It makes two trees of 130,000 files and 2 GB of holes below a temporary
// directory. In "ships" nearly every file ships, so that every pattern is tried
// on every entry; in "pruned" three quarters lie in directories that the rules
// exclude. Each figure is the median of the runs, which take turns.
package main

import (
	"context"
	"flag"
	"fmt"
	gofs "io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/moby/patternmatcher/ignorefile"
	"github.com/tonistiigi/fsutil"

	"ctxaudit/testdata/oracle/product"
)

// rules are 24 patterns as people write them.
const rules = `node_modules
**/node_modules
.git
.gitignore
**/*.pyc
**/__pycache__
*.log
**/*.tmp
dist
build/
coverage
.env
.env.*
!.env.example
**/.DS_Store
docs/**
!docs/README.md
**/.cache
**/*.swp
.vscode
.idea
Dockerfile*
docker-compose*.yml
**/test-results/**
`

func main() {
	runs := flag.Int("runs", 5, "take the median of that many")
	million := flag.Bool("million", false, "measure a tree of 1,000,000 files as well")
	inner := flag.String("memory", "", "measure the peak memory of `PROGRAM` listing the directory that follows")
	flag.Parse()
	if *inner != "" {
		if err := memory(*inner, flag.Arg(0)); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if err := bench(*runs, *million); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(runs int, million bool) error {
	tmp, err := os.MkdirTemp("", "ctxaudit-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	p, err := product.Build(tmp)
	if err != nil {
		return err
	}
	fmt.Printf("%d processors, %d runs\n", runtime.NumCPU(), runs)
	ships, pruned := filepath.Join(tmp, "ships"), filepath.Join(tmp, "pruned")
	if err := plant(ships, 12, "src", "src"); err != nil {
		return err
	}
	if err := plant(pruned, 12, "src", "node_modules"); err != nil {
		return err
	}
	for _, root := range []string{ships, pruned} {
		if err := measure(p, root, runs, true); err != nil {
			return err
		}
	}
	if million {
		root := filepath.Join(tmp, "million")
		if err := plant(root, 92, "src", "src"); err != nil {
			return err
		}
		if err := measure(p, root, runs, false); err != nil {
			return err
		}
	}
	return start(p, tmp, runs)
}

// plant makes packages of 10,833 files each; every fourth has them below first
// and the others below rest.
func plant(root string, packages int, first, rest string) error {
	for i := range packages {
		dir := rest
		if i%4 == 0 {
			dir = first
		}
		left := 10_833
		if err := fill(filepath.Join(root, "packages", "pkg"+strconv.Itoa(i), dir), 0, &left); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(root, ".dockerignore"), []byte(rules), 0o644)
}

// fill makes ten files and five directories in a directory, five levels deep.
func fill(dir string, depth int, left *int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	endings := []string{".js", ".ts", ".json", ".md", ".map", ".go", ".py", ".css", ".html", ".txt"}
	for i, ending := range endings {
		if *left == 0 {
			return nil
		}
		*left--
		f, err := os.Create(filepath.Join(dir, "file"+strconv.Itoa(i)+ending))
		if err != nil {
			return err
		}
		if err := f.Truncate(int64(*left%31) * 1000); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	for i := 0; depth < 5 && i < 5 && *left > 0; i++ {
		if err := fill(filepath.Join(dir, "dir"+strconv.Itoa(i)), depth+1, left); err != nil {
			return err
		}
	}
	return nil
}

// contender is one of those that are compared.
type contender struct {
	name  string
	run   func() error
	times []time.Duration
}

func (c *contender) median() time.Duration {
	slices.Sort(c.times)
	return c.times[len(c.times)/2]
}

func measure(p product.Program, root string, runs int, builder bool) error {
	ls := func(args ...string) func() error {
		return func() error { return exec.Command(string(p), append(append([]string{"ls"}, args...), root)...).Run() }
	}
	all := []*contender{
		{name: "du -s", run: func() error { return exec.Command("du", "-s", root).Run() }},
		{name: "ctxaudit ls", run: ls()},
		{name: "ctxaudit ls, one worker", run: ls("--jobs", "1")},
	}
	if builder {
		all = append(all, &contender{name: "fsutil FilterFS", run: func() error { return filterWalk(root) }})
	}
	for i := range runs + 1 {
		for _, c := range all {
			began := time.Now()
			if err := c.run(); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			if i > 0 { // the first warms the caches
				c.times = append(c.times, time.Since(began))
			}
		}
	}
	peak, err := peak(p, root)
	if err != nil {
		return err
	}
	list, err := p.List(product.Target{Root: root}, "context")
	if err != nil {
		return err
	}
	fmt.Printf("\n%s: %d entries ship\n", filepath.Base(root), len(list))
	du, ours := all[0].median(), all[1].median()
	for _, c := range all {
		fmt.Printf("  %-24s %8.1f ms  %5.2f x du  %5.2f x ctxaudit\n", c.name, float64(c.median().Microseconds())/1000,
			float64(c.median())/float64(du), float64(c.median())/float64(ours))
	}
	names := 0
	for _, path := range list {
		names += len(path)
	}
	fmt.Printf("  peak memory %d bytes an entry, of which its name %d\n", peak/len(list), names/len(list))
	return nil
}

// peak is the most memory that "ctxaudit ls" uses, in bytes. The figure that the
// system keeps for a process begins with that of the process that started it, so
// a small one stands between.
func peak(p product.Program, root string) (int, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	out, err := exec.Command(self, "-memory", string(p), root).Output()
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(out)))
}

func memory(program, root string) error {
	cmd := exec.Command(program, "ls", root)
	if err := cmd.Run(); err != nil {
		return err
	}
	fmt.Println(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss * 1024)
	return nil
}

// filterWalk is the walk of BuildKit's client.
func filterWalk(root string) error {
	patterns, err := ignorefile.ReadAll(strings.NewReader(rules))
	if err != nil {
		return err
	}
	fs, err := fsutil.NewFS(root)
	if err != nil {
		return err
	}
	if fs, err = fsutil.NewFilterFS(fs, &fsutil.FilterOpt{ExcludePatterns: patterns}); err != nil {
		return err
	}
	return fs.Walk(context.Background(), "/", func(_ string, _ gofs.DirEntry, err error) error { return err })
}

// start measures what every run costs before it does anything.
func start(p product.Program, tmp string, runs int) error {
	empty := filepath.Join(tmp, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		return err
	}
	all := []*contender{
		{name: "ctxaudit version", run: func() error { return exec.Command(string(p), "version").Run() }},
		{name: "ctxaudit ls (empty)", run: func() error { return exec.Command(string(p), "ls", empty).Run() }},
	}
	fmt.Println()
	for _, c := range all {
		for range runs * 4 {
			began := time.Now()
			if err := c.run(); err != nil {
				return err
			}
			c.times = append(c.times, time.Since(began))
		}
		fmt.Printf("  %-24s %8.1f ms\n", c.name, float64(c.median().Microseconds())/1000)
	}
	return nil
}
