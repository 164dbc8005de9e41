package suggest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

// pick returns one of the words at random.
func pick(r *rand.Rand, words string) string {
	list := strings.Fields(words)
	return list[r.IntN(len(list))]
}

// randomPath is made of names that the catalogue knows, evidence and others.
func randomPath(r *rand.Rand) string {
	var parts []string
	for range r.IntN(4) {
		parts = append(parts, pick(r, "a web api node_modules target build dist vendor .git __pycache__ venv .next bin obj coverage tmp cache [x] src {a,b} x|y c^d !n #n a*b \\q c++ (g)"))
	}
	return filepath.Join(append(parts, pick(r, "x.js y.log package.json Cargo.toml pom.xml autoload.php pyvenv.cfg CACHEDIR.TAG App.csproj vite.config.ts .env .DS_Store main.go lcov.info build.gradle keep"))...)
}

func randomRule(r *rand.Rand) string {
	p := randomPath(r)
	switch r.IntN(6) {
	case 0:
		p = "**/" + filepath.Base(p)
	case 1:
		p = filepath.Dir(p)
	case 2:
		p = "*"
	case 3:
		p = filepath.Dir(p) + "/**"
	}
	if r.IntN(3) == 0 {
		p = "!" + p
	}
	return p
}

func randomDockerfile(r *rand.Rand) string {
	var lines []string
	for s := range 1 + r.IntN(3) {
		base := "node"
		if s > 0 && r.IntN(2) == 0 {
			base = fmt.Sprint("s", r.IntN(s))
		}
		lines = append(lines, fmt.Sprintf("FROM %s AS s%d", base, s))
		for range r.IntN(4) {
			p := randomPath(r)
			switch r.IntN(9) {
			case 0, 1:
				lines = append(lines, "COPY . .")
			case 2:
				lines = append(lines, "COPY "+p+" /x/")
			case 3:
				lines = append(lines, "COPY "+filepath.Dir(p)+" /x/")
			case 4:
				lines = append(lines, "COPY "+filepath.Dir(p)+"/"+pick(r, "* *.js [a-z]* ?*.log .env*")+" /x/")
			case 5:
				lines = append(lines, "RUN --mount="+p)
			case 6:
				lines = append(lines, "COPY --exclude="+pick(r, "**/node_modules target *.log")+" . .")
			default:
				lines = append(lines, "RUN "+pick(r, "npm cargo mvn make")+" "+pick(r, "ci build package install"))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func randomProject(r *rand.Rand) (files, ignore []string, dockerfile string) {
	for range 2 + r.IntN(25) {
		files = append(files, randomPath(r))
	}
	for range r.IntN(4) {
		ignore = append(ignore, randomRule(r))
	}
	return files, ignore, randomDockerfile(r)
}

// whole are builders to try; as [loadFor] has it they take the whole context, and
// what is saved is all that is left out.
var whole = []buildcontext.Builder{buildcontext.Classic, buildcontext.Podman}

// load writes a tree and walks it; what is there stays. It returns nil where no
// build accepts the rules.
func load(t *testing.T, dir string, files []string, ignore []string) *buildcontext.Context {
	t.Helper()
	return loadFor(t, buildcontext.Classic, dir, files, ignore)
}

func loadFor(t *testing.T, b buildcontext.Builder, dir string, files []string, ignore []string) *buildcontext.Context {
	t.Helper()
	for _, name := range files {
		p := filepath.Join(dir, name)
		if os.MkdirAll(filepath.Dir(p), 0o755) == nil {
			os.WriteFile(p, make([]byte, len(name)), 0o644) // not where a file is in the way
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(strings.Join(ignore, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir, Builder: b}, 1, nil)
	if err != nil || c.Ignore.Refused != nil {
		return nil
	}
	takeAll(c)
	return c
}

// takeAll makes c one that the builder takes all of.
func takeAll(c *buildcontext.Context) {
	for i := range c.Entries {
		c.Entries[i].Reach = buildcontext.Sent
	}
}

// total sums the context without the ignore file, which grows as it is tried.
func total(c *buildcontext.Context) int64 {
	var n int64
	for _, e := range c.Entries {
		if e.Path != ".dockerignore" {
			n += e.Size
		}
	}
	return n
}

// given lists what each source of each step finds, but for the context itself.
func given(c *buildcontext.Context, b *buildcontext.Build) map[string]bool {
	found := map[string]bool{}
	for _, u := range scan(c).uses([]Dockerfile{{"Dockerfile", b}}) {
		if u.whole() {
			continue
		}
		for _, e := range c.Entries {
			if u.takes(e.Path) {
				found[fmt.Sprint(u.step.Line, " ", u.src.Raw)] = true
			}
		}
	}
	return found
}

// TestAdviceIsSafe tries, for random trees, rules and Dockerfiles, every prefix
// of what is called safe: a fresh walk finds the total that was promised, and
// every source that named something still does.
func TestAdviceIsSafe(t *testing.T) {
	rounds := 60
	if testing.Short() {
		rounds = 20
	}
	advised, prefixes := 0, 0
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		builder := whole[seed%2]
		files, ignore, text := randomProject(r)
		dir := t.TempDir()
		c := loadFor(t, builder, dir, files, ignore)
		if c == nil {
			continue
		}
		b := parse(text)
		c.Build = b
		before := given(c, b)
		all := Rank(c, Evidence{Dockerfiles: []Dockerfile{{"Dockerfile", b}}})
		c.Close()
		explain := func(added []string) string {
			return fmt.Sprintf("seed %d\nfiles %q\nignore %q\n%s\nadded %q", seed, files, ignore, text, added)
		}
		saved := total(c)
		for i, s := range all {
			advised++
			saved -= s.Bytes
			fresh := loadFor(t, builder, dir, nil, slices.Concat(ignore, patternsOf(all[:i+1])))
			fresh.Close()
			if got := total(fresh); got != saved {
				t.Fatalf("%s\nleft %d, a fresh walk finds %d", explain(patternsOf(all[:i+1])), saved, got)
			}
		}
		safe := slices.DeleteFunc(slices.Clone(all), func(s buildcontext.Suggestion) bool { return s.Safe != buildcontext.Safe })
		for i := range safe {
			prefixes++
			added := patternsOf(safe[:i+1])
			fresh := loadFor(t, builder, dir, nil, slices.Concat(ignore, added))
			fresh.Close()
			after := given(fresh, b)
			for source := range before {
				if !after[source] {
					t.Fatalf("%s\nline %s finds nothing any more", explain(added), source)
				}
			}
		}
	}
	if advised < rounds/4 || prefixes < rounds/8 {
		t.Errorf("only %d suggestions and %d safe prefixes were tried", advised, prefixes)
	}
}

// TestAllowlistIsSafe tries allowlists for random trees, rules and Dockerfiles: a
// fresh walk finds nothing new, and what is gone of what a step takes is what
// was safe to leave out. Written, the allowlist is its own answer, unless it
// says that it is to be drafted again.
func TestAllowlistIsSafe(t *testing.T) {
	written := 0
	seeds := []int{236, 237, 296, 780, 800, 2143, 2164, 2505, 4539, 4697, 5791, 5990, 11338} // found something once
	for seed := range 60 {
		seeds = append(seeds, seed)
	}
	for _, seed := range seeds {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		builder := whole[seed%2]
		files, ignore, text := randomProject(r)
		dir := t.TempDir()
		for range r.IntN(8) {
			empty := filepath.Join(filepath.Dir(randomPath(r)), pick(r, "node_modules build e"))
			if line, _ := literal(builder, empty); line != empty {
				continue
			}
			if err := os.MkdirAll(filepath.Join(dir, empty), 0o755); err != nil {
				t.Fatal(err)
			}
			text += "\nCOPY " + pick(r, empty+" "+filepath.Dir(empty)) + " /e/"
			if r.IntN(2) == 0 {
				ignore = append(ignore, filepath.Dir(empty), "!"+empty)
			}
		}
		if r.IntN(2) == 0 && builder != buildcontext.Podman && len(ignore) > 0 {
			ignore[0] = "\ufeff" + ignore[0]
		}
		c := loadFor(t, builder, dir, files, ignore)
		if c == nil {
			continue
		}
		c.Build = parse(text)
		ev := Evidence{Dockerfiles: []Dockerfile{{"Dockerfile", c.Build}}}
		d, err := Allowlist(c, ev, false)
		defer c.Close()
		if err != nil {
			t.Logf("seed %d: %v", seed, err)
			continue
		}
		written++
		explain := fmt.Sprintf("seed %d\nfiles %q\nignore %q\n%s\n\n%s", seed, files, ignore, text, d.Text)
		fresh := loadFor(t, builder, dir, nil, strings.Split(string(d.Text), "\n"))
		if fresh == nil {
			t.Fatalf("%s\nno build accepts it", explain)
		}
		after := map[string]bool{}
		for _, e := range fresh.Entries {
			after[e.Path] = true
		}
		s, now := newSearch(c, ev), newSearch(fresh, ev).now
		safe := make([]bool, len(c.Entries)) // to leave out
		for _, cand := range s.candidates() {
			for _, p := range cand.paths {
				if cand.safe == buildcontext.Safe {
					p.mark(safe)
				}
			}
		}
		for i, e := range c.Entries {
			taken := slices.ContainsFunc(s.uses, func(u use) bool { return u.takes(e.Path) })
			if taken && !now.lists(e.Path) && !safe[i] && e.Path != ".dockerignore" {
				t.Fatalf("%s\n%s is gone", explain, e.Path)
			}
			delete(after, e.Path)
		}
		for i := range s.uses {
			u := &s.uses[i]
			if _, was := slices.BinarySearch(c.Dirs, u.src.Path); was && !now.lists(u.src.Path) && !slices.Contains(fresh.Dirs, u.src.Path) && !u.src.Wildcard {
				t.Fatalf("%s\n%s is not there any more", explain, u.src.Path)
			}
		}
		for p := range after {
			if slices.ContainsFunc(c.Ignore.Patterns, leavesAll) {
				break // an older allowlist, which may know nothing of it
			}
			t.Fatalf("%s\n%s is let in", explain, p)
		}
		for last := d; ; {
			fresh.Build = c.Build
			again, err := Allowlist(fresh, ev, false)
			fresh.Close()
			if err == nil && strings.TrimSpace(string(again.Text)) == strings.TrimSpace(string(last.Text)) {
				break
			}
			if err != nil || !last.Again {
				t.Fatalf("%s\nagain (%v):\n%s", explain, err, again.Text)
			}
			last = again
			fresh = loadFor(t, builder, dir, nil, strings.Split(string(last.Text), "\n"))
		}
	}
	if written < 30 {
		t.Errorf("only %d allowlists were written", written)
	}
}

func patternsOf(ss []buildcontext.Suggestion) []string {
	var ps []string
	for _, s := range ss {
		ps = append(ps, s.Patterns...)
	}
	return ps
}
