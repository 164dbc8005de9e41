// Package gen makes cases at random: trees, ignore files and Dockerfiles that
// are ordinary in most places and nasty in some.
package gen

import (
	"math/rand/v2"
	"path"
	"strings"

	"ctxaudit/testdata/oracle/cases"
)

var (
	dirNames  = []string{"src", "docs", "node_modules", "vendor", ".git", "build", "a", "b", "app", "certs"}
	fileNames = []string{"main.go", "README.md", "app.log", ".env", "a", "b", "foo", "foobar", "barfoo", "x.go", "key.pem", "index.js", "Makefile", "foo.tar"}
	oddNames  = []string{"a b", "a\nb", " lead", "trail ", "é", "日本", "\xff\xfe", "a\xffb", "-x", "[a]", "a*b", "a?b", "!x", "#x", `a\b`, "{a,b}", "a^b", "a.b", "axb", "\ufeffa", "\u00a0", "tab\tx", "A", "Foo", "x(y)", "c++", "$a", "..a", "a..", "%41", "\x1b[31m"}
)

// Odd says which names a tree may hold.
type Odd int

const (
	Plain Odd = iota // letters, digits and dots
	Text             // valid UTF-8
	Bytes            // anything
)

func name(r *rand.Rand, ordinary []string, odd Odd) string {
	if odd > Plain && r.IntN(8) == 0 {
		for {
			n := oddNames[r.IntN(len(oddNames))]
			if odd == Bytes || strings.ToValidUTF8(n, "") == n {
				return n
			}
		}
	}
	return ordinary[r.IntN(len(ordinary))]
}

// Tree makes a tree of up to size entries. Special files and hard links are
// among them where special is true.
func Tree(r *rand.Rand, size int, odd Odd, special bool) []cases.Entry {
	var entries []cases.Entry
	kinds := map[string]string{"Dockerfile": "file", ".dockerignore": "file"}
	dirs := []string{""}
	pick := func() string { return entries[r.IntN(len(entries))].Path }
	if r.IntN(10) == 0 { // a deep chain to put things in
		p := ""
		for range 5 + r.IntN(20) {
			p = path.Join(p, name(r, dirNames[6:8], Plain))
			dirs, kinds[p] = append(dirs, p), "dir"
		}
	}
	for range 3 + r.IntN(size) {
		e := cases.Entry{Kind: "file", Own: true}
		ordinary := fileNames
		switch k := r.IntN(100); {
		case k < 22:
			e.Kind, e.Own, ordinary = "dir", false, dirNames
		case k < 32:
			e.Kind, e.Own = "link", false
		case special && k < 40:
			e.Kind, e.Own = []string{"fifo", "socket", "device", "hard"}[k%4], false
		}
		dir := dirs[r.IntN(len(dirs))]
		e.Path = name(r, ordinary, odd)
		if dir != "" {
			e.Path = dir + "/" + e.Path
		}
		if kinds[e.Path] != "" || len(e.Path) > 1000 {
			continue
		}
		switch e.Kind {
		case "file":
			e.Text = e.Path
		case "dir":
			dirs = append(dirs, e.Path)
		case "link":
			e.Text = linkTarget(r, e.Path, entries)
		case "hard":
			if len(entries) == 0 {
				continue
			}
			if e.Text = pick(); kinds[e.Text] != "file" {
				continue
			}
		}
		kinds[e.Path] = e.Kind
		entries = append(entries, e)
	}
	return entries
}

// linkTarget makes the target of a link: another entry by a relative or an
// absolute path, a directory above, something outside, or nothing.
func linkTarget(r *rand.Rand, from string, entries []cases.Entry) string {
	up := strings.Repeat("../", strings.Count(from, "/"))
	if len(entries) == 0 || r.IntN(6) == 0 {
		return []string{".", "..", "../..", "/", "/etc", "missing", "/missing/x", up + ".", path.Base(from)}[r.IntN(9)]
	}
	to := entries[r.IntN(len(entries))].Path
	switch r.IntN(8) {
	case 0:
		return "/" + to
	case 1:
		return up + "../../" + to
	case 2:
		return up + "./" + to + "/"
	case 3:
		return path.Join(up+to, "..")
	}
	return up + to
}
