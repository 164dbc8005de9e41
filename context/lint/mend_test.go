package lint

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

// TestFindingsAreTrue holds what findings say of a line against the tree, for
// random trees and ignore files: a line that is said to do nothing is removed
// and the list stays as it is, a line that is said to be better is put in its
// place and does what was said.
func TestFindingsAreTrue(t *testing.T) {
	rounds := 300
	if testing.Short() {
		rounds = 100
	}
	rnd := rand.New(rand.NewPCG(7, 11))
	tried := map[string]int{}
	one := func(round int) {
		tree := randomTree(rnd)
		mark, lines := randomRules(rnd, tree)
		dir := t.TempDir()
		for _, p := range tree {
			must(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(p)), 0o755))
			must(t, os.WriteFile(filepath.Join(dir, p), []byte("x"), 0o644))
		}
		whole, ok := reload(t, dir, mark, lines)
		if !ok {
			return
		}
		defer whole.Close()
		for _, f := range Check(whole, Limits{}) {
			if f.Path != ".dockerignore" || f.Line == 0 {
				continue
			}
			for what, other := range mended(lines, &f) {
				c, ok := reload(t, dir, mark, other)
				if !ok {
					t.Errorf("round %d: %q: the rules with the hint of %s:%d, %q, are refused", round, lines, f.Code, f.Line, f.Hint)
					continue
				}
				tried[f.Code+" "+what]++
				defer c.Close()
				if fault := untrue(what, &f, whole, c); fault != "" {
					t.Errorf("round %d: files %q, rules %q, %s:%d %s (%s): %s", round, tree, lines, f.Code, f.Line, f.Message, f.Hint, fault)
				}
			}
		}
	}
	for round := 0; round < rounds && !t.Failed(); round++ {
		one(round)
	}
	t.Log(tried)
	for _, want := range []string{"CTX301 removed", "CTX304 removed", "CTX305 removed", "CTX302 replaced", "CTX303 replaced", "CTX305 replaced", "CTX305 moved", "CTX306 replaced", "CTX311 replaced"} {
		if tried[want] < rounds/200 {
			t.Errorf("%s: only %d times", want, tried[want])
		}
	}
}

// mended returns the lines as a finding would have them: without the line, with
// the line to write instead, or with the line below another.
func mended(lines []string, f *buildcontext.Finding) map[string][]string {
	at := f.Line - 1
	found := map[string][]string{}
	// An exception counts for what lies in a directory only where the directory
	// is excluded: a line all of which is re-included may do that.
	if f.Code == "CTX301" || f.Code == "CTX305" || f.Code == "CTX304" && !strings.Contains(f.Message, "re-included") {
		found["removed"] = slices.Delete(slices.Clone(lines), at, at+1)
	}
	var below int
	if n, _ := fmt.Sscanf(f.Hint, "move it below line %d", &below); n == 1 {
		moved := slices.Insert(slices.Clone(lines), below, lines[at])
		found["moved"] = slices.Delete(moved, at, at+1)
	}
	text, ok := strings.CutPrefix(f.Hint, "write ")
	text, _, _ = strings.Cut(text, " if none of them is needed")
	text, _, _ = strings.Cut(text, ", the comment")
	text, _, _ = strings.Cut(text, " for everything in it")
	if ok && !strings.HasPrefix(text, "# ") {
		found["replaced"] = slices.Replace(slices.Clone(lines), at, at+1, strings.Split(text, " and ")...)
	}
	return found
}

// untrue says what is wrong where the context with the mended rules is not what
// the finding says, or "".
func untrue(what string, f *buildcontext.Finding, before, after *buildcontext.Context) string {
	more, less := difference(before, after)
	switch exception := strings.HasPrefix(f.Hint, "write !"); what + " " + f.Code {
	case "removed CTX301", "removed CTX304":
		if len(more)+len(less) > 0 {
			return fmt.Sprintf("without the line there are %q more and %q less", more, less)
		}
	case "removed CTX305": // it may stand in the way of another exception
		if len(less) > 0 {
			return fmt.Sprintf("without the line there are %q less", less)
		}
	case "replaced CTX303", "replaced CTX309":
		if exception || f.Entries == 0 {
			break // it lets in what it says, or an exception below it does
		}
		if len(more) > 0 || len(less) != f.Entries {
			return fmt.Sprintf("with the other line there are %q more, and %q less, not %d", more, less, f.Entries)
		}
	case "replaced CTX302": // a file counts for one line, and exceptions may take it back
		if len(more) > 0 {
			return fmt.Sprintf("with the other line there are %q more", more)
		}
	case "replaced CTX305", "moved CTX305":
		if len(more) == 0 || len(less) > 0 {
			return fmt.Sprintf("with the other line there are %q more and %q less", more, less)
		}
	case "replaced CTX306":
		if after.Idle > before.Idle || len(more)+len(less) > 0 {
			return fmt.Sprintf("with the other line there are %q more and %q less, and %d are read in vain, not %d", more, less, after.Idle, before.Idle)
		}
	}
	return ""
}

func difference(a, b *buildcontext.Context) (more, less []string) {
	in := map[string]int{}
	for _, e := range a.Entries {
		in[e.Path]--
	}
	for _, e := range b.Entries {
		in[e.Path]++
	}
	for p, n := range in {
		switch n {
		case 1:
			more = append(more, p)
		case -1:
			less = append(less, p)
		}
	}
	return more, less
}

// reload writes the ignore file and loads the context; ok is false where the
// builder refuses the rules.
func reload(t *testing.T, dir, mark string, lines []string) (c *buildcontext.Context, ok bool) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(mark+strings.Join(lines, "\n")+"\n"), 0o644))
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		return nil, false
	}
	if len(c.Incomplete) > 0 {
		t.Fatal(c.Incomplete)
	}
	if c.Ignore.Refused != nil {
		c.Close()
		return nil, false
	}
	return c, true
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func randomTree(r *rand.Rand) []string {
	names := []string{"a", "b", "ab", "A", "docs", "README.md", "x.log", "node_modules", "keep.txt", "{a,b}", "#c"}
	used := map[string]bool{}
	var tree []string
	for range 3 + r.IntN(12) {
		p := pick(r, names)
		for range r.IntN(3) {
			p = pick(r, []string{"a", "b", "docs", "src", "node_modules"}) + "/" + p
		}
		ok := !used[p]
		for dir := filepath.Dir(p); dir != "."; dir = filepath.Dir(dir) {
			ok = ok && !slices.Contains(tree, dir)
		}
		if ok && !slices.ContainsFunc(tree, func(q string) bool { return strings.HasPrefix(q, p+"/") }) {
			used[p] = true
			tree = append(tree, p)
		}
	}
	return tree
}

// randomRules writes lines about the names of a tree, right and wrong in the ways
// that people are, and the byte order mark before them, if any.
func randomRules(r *rand.Rand, tree []string) (mark string, lines []string) {
	for range 1 + r.IntN(6) {
		parts := strings.Split(pick(r, tree), "/")
		text := strings.Join(parts[:1+r.IntN(len(parts))], "/")
		for range r.IntN(3) {
			switch r.IntN(12) {
			case 0:
				text = "**/" + filepath.Base(text)
			case 1:
				text = "/" + strings.TrimPrefix(text, "/")
			case 2:
				text += "/**"
			case 3:
				text += "/*"
			case 4:
				text = filepath.Base(text)
			case 5:
				text = strings.Replace(text, filepath.Base(text), "*"+filepath.Ext(text), 1)
			case 6:
				text = strings.ToUpper(text)
			case 7:
				text += pick(r, []string{" # why", " // why", "/", " ", ","})
			case 8:
				text = pick(r, []string{"*", "**", "*/*", "[!a]", "[^a]*", "*.{log,md}", `\a`, `a\b`, "//" + text, "// why", "..", ".", `"` + text + `"`})
			case 9:
				text += "x"
			case 10:
				text = "./" + text
			case 11:
				text = text[:max(0, len(text)-1)]
			}
		}
		if r.IntN(3) == 0 {
			text = "!" + text
		}
		lines = append(lines, text)
		if r.IntN(8) == 0 {
			lines = append(lines, pick(r, []string{"", "# comment", text, "*.log"}))
		}
	}
	switch p := pick(r, tree); r.IntN(6) {
	case 0:
		lines = append(lines, "**/*"+filepath.Ext(p), "!"+filepath.Dir(p))
	case 1:
		lines = append(lines, strings.Split(p, "/")[0], "!**/"+filepath.Base(p))
	}
	switch r.IntN(10) {
	case 0:
		mark = "\ufeff"
	case 1:
		for i := range lines {
			lines[i] += "\r"
		}
	}
	return mark, lines
}
