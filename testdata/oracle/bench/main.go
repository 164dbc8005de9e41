// Bench measures what the walk of ctxaudit costs, as ratios in one run: against
// the walk that BuildKit's client does with the same rules (fsutil's FilterFS)
// and against du -s.
//
//	go run ./bench [-runs 5] [-million] [-trees DIR]
//
// It makes two trees of 130,000 files and 2 GB of holes below a temporary
// directory, or below DIR, where they are kept and used again. In "ships" nearly every file ships, so that every pattern is tried
// on every entry; in "pruned" three quarters lie in directories that the rules
// exclude. Each figure is the median of the runs, which take turns.
package main

import (
	"cmp"
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
	kept := flag.String("trees", "", "keep the trees in `DIR`, and use those that are there")
	inner := flag.String("memory", "", "measure the peak memory of `PROGRAM` listing the directory that follows")
	flag.Parse()
	if *inner != "" {
		if err := memory(*inner, flag.Arg(0)); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if err := bench(*runs, *million, *kept); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(runs int, million bool, kept string) error {
	tmp, err := os.MkdirTemp("", "ctxaudit-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	p, err := product.Build(tmp)
	if err != nil {
		return err
	}
	empty := filepath.Join(tmp, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		return err
	}
	fmt.Printf("%d processors, %d runs\n", runtime.GOMAXPROCS(0), runs)
	trees := []struct {
		name     string
		packages int
		rest     string
	}{
		{"ships", 12, "src"},
		{"pruned", 12, "node_modules"},
		{"million", 92, "src"},
	}
	if !million {
		trees = trees[:2]
	}
	for _, t := range trees {
		root := filepath.Join(cmp.Or(kept, tmp), t.name)
		if _, err := os.Lstat(root); err != nil {
			if err := plant(root, t.packages, "src", t.rest); err != nil {
				return err
			}
		}
		if err := measure(p, root, empty, runs); err != nil {
			return err
		}
	}
	return start(p, empty, runs)
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
	name string
	run  func() error
	wall []time.Duration
	cpu  []time.Duration // of all its threads, user and system
}

// command is a contender that is a program.
func command(name string, args ...string) *contender {
	return &contender{name: name, run: func() error { return exec.Command(args[0], args[1:]...).Run() }}
}

func (c *contender) time() error {
	before, began := spent(), time.Now()
	if err := c.run(); err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	c.wall = append(c.wall, time.Since(began))
	c.cpu = append(c.cpu, spent()-before)
	return nil
}

// spent is the time on processors of this process and of those it waited for.
func spent() time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var r syscall.Rusage
		if syscall.Getrusage(who, &r) == nil {
			sum += time.Duration(r.Utime.Nano() + r.Stime.Nano())
		}
	}
	return sum
}

func median(ds []time.Duration) time.Duration {
	ds = slices.Sorted(slices.Values(ds))
	return ds[len(ds)/2]
}

func measure(p product.Program, root, empty string, runs int) error {
	all := []*contender{
		command("du -s", "du", "-s", root),
		command("ctxaudit ls", string(p), "ls", root),
		command("ctxaudit ls, one worker", string(p), "ls", "--jobs", "1", root),
		{name: "fsutil FilterFS", run: func() error { return filterWalk(root) }},
	}
	for i := range runs + 1 {
		for _, c := range all {
			if err := c.time(); err != nil {
				return err
			}
			if i == 0 { // it warms the caches
				c.wall, c.cpu = nil, nil
			}
		}
	}
	most, err := peak(p, root)
	if err != nil {
		return err
	}
	least, err := peak(p, empty)
	if err != nil {
		return err
	}
	list, err := p.List(product.Target{Root: root}, "context")
	if err != nil {
		return err
	}
	fmt.Printf("\n%s: %d entries ship\n", filepath.Base(root), len(list))
	du, ours := median(all[0].wall), median(all[1].wall)
	for _, c := range all {
		wall := median(c.wall)
		fmt.Printf("  %-24s %8.1f ms  %5.2f x du  %5.2f x ctxaudit  %8.1f ms of processors\n",
			c.name, ms(wall), float64(wall)/float64(du), float64(wall)/float64(ours), ms(median(c.cpu)))
	}
	names := 0
	for _, path := range list {
		names += len(path)
	}
	fmt.Printf("  peak memory %.1f MB, %d bytes an entry above that of an empty directory, of which its name %d\n",
		float64(most)/1e6, (most-least)/len(list), names/len(list))
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
func start(p product.Program, empty string, runs int) error {
	fmt.Println()
	for _, c := range []*contender{command("ctxaudit version", string(p), "version"), command("ctxaudit ls (empty)", string(p), "ls", empty)} {
		for range runs * 4 {
			if err := c.time(); err != nil {
				return err
			}
		}
		fmt.Printf("  %-24s %8.1f ms\n", c.name, ms(median(c.wall)))
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
