package gen

import (
	"math/rand/v2"
	"path"
	"strings"

	"ctxaudit/testdata/oracle/cases"
)

// Ignore makes the text of an ignore file for a tree. One in about twenty holds
// something that no builder accepts.
func Ignore(r *rand.Rand, entries []cases.Entry) string {
	if r.IntN(25) == 0 {
		return ""
	}
	var lines []string
	if r.IntN(5) == 0 {
		lines = append(lines, []string{"*", "**", "**/*", "*/*"}[r.IntN(4)])
	}
	exceptions := r.IntN(3)
	for range 1 + r.IntN(9) {
		lines = append(lines, line(r, entries, exceptions))
	}
	end := "\n"
	if r.IntN(10) == 0 {
		end = "\r\n"
	}
	text := strings.Join(lines, end)
	if r.IntN(4) > 0 {
		text += end
	}
	switch r.IntN(40) {
	case 0:
		text = "\ufeff" + text
	case 1:
		text = strings.Replace(text, end, end+"\ufeff", 1)
	}
	return text
}

func line(r *rand.Rand, entries []cases.Entry, exceptions int) string {
	switch r.IntN(60) {
	case 0:
		return ""
	case 1:
		return "# comment"
	case 2:
		return " # blank before"
	case 3:
		return []string{".", "/", "./", "!.", "!./", "..", "../x", "a/../b", "/../a", "**/..", "foo/.."}[r.IntN(11)]
	case 4:
		if r.IntN(6) == 0 {
			return []string{"!", "!/", "[", "a[", `a\`, "[]a]", "[a-]", `foo\y`, "x\ty", "a\x01", "[b-a]"}[r.IntN(11)]
		}
	}
	p := pattern(r, entries)
	if r.IntN(12) == 0 {
		p = "/" + p
	}
	if r.IntN(12) == 0 {
		p += "/"
	}
	if r.IntN(25) == 0 {
		p = "./" + p
	}
	if r.IntN(5) < exceptions {
		p = "!" + p
		if r.IntN(12) == 0 {
			p = "! " + p[1:]
		}
	}
	switch r.IntN(30) {
	case 0:
		p = " " + p
	case 1:
		p += "  "
	case 2:
		p += " # why"
	}
	return p
}

// pattern makes a pattern, mostly out of a path of the tree.
func pattern(r *rand.Rand, entries []cases.Entry) string {
	p := []string{"a", "foo", "node_modules", "src/a", "missing", "README.md"}[r.IntN(6)]
	if len(entries) > 0 && r.IntN(8) > 0 {
		p = entries[r.IntN(len(entries))].Path
		for r.IntN(3) == 0 && strings.Contains(p, "/") {
			p = path.Dir(p)
		}
		if r.IntN(10) > 0 { // as it must be written to be itself
			p = escape(p)
		}
	}
	p = strings.NewReplacer("\n", "?", "\r", "?").Replace(p)
	base, ext := path.Base(p), path.Ext(p)
	switch r.IntN(24) {
	case 0, 1, 2:
		return base
	case 3, 4:
		return "**/" + base
	case 5:
		return "**/" + p
	case 6:
		return p + "/**"
	case 7:
		return "**/" + base + "/**"
	case 8:
		return "*" + ext
	case 9:
		return "**/*" + ext
	case 10:
		return p + "/*"
	case 11:
		return "**" + base
	case 12:
		return p + "**"
	case 13:
		return "*/" + base
	case 14:
		return path.Dir(p) + "/**/" + base
	case 15:
		return "**" + base + "*"
	case 16:
		return spoil(r, p)
	case 17:
		return spoil(r, spoil(r, p))
	}
	return p
}

// escape puts a backslash before what is special in a pattern.
func escape(p string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(p)
}

// spoil replaces one byte of p by something that may match it.
func spoil(r *rand.Rand, p string) string {
	i := r.IntN(len(p))
	b := p[i : i+1]
	if strings.EqualFold(b, "p") {
		// \p is a class of characters that depends on the Go a builder was
		// made with.
		b = "q"
	}
	with := []string{"?", "*", "**", "[" + b + "]", "[^x]", "[!x]", "[a-z]", `\` + b, b + "*", "[[:alpha:]]", "{" + b + ",x}", "**/", "/**/", "[" + b + "-z]", ".", "^", "$", "+", "(" + b + ")", "|"}
	return p[:i] + with[r.IntN(len(with))] + p[i+1:]
}
