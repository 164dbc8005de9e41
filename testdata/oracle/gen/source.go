package gen

import (
	"path"
	"regexp"
	"strings"
)

func (w *writer) sources() []string {
	list := []string{w.source()}
	for w.r.IntN(4) == 0 {
		list = append(list, w.source())
	}
	return list
}

// source makes a source from the context.
func (w *writer) source() string {
	p := w.path()
	dir, base := path.Split(p)
	switch w.r.IntN(20) {
	case 0, 1:
		return "."
	case 2:
		return dir + "*"
	case 3:
		return "*" + path.Ext(p)
	case 4:
		return dir + base[:1] + "*"
	case 5:
		return "*/" + base
	case 6:
		return "../" + p
	case 7:
		return "/" + p
	case 8:
		if w.r.IntN(3) == 0 {
			return p + "/."
		}
	case 9:
		if dir != "" {
			return dir
		}
	case 10:
		return "**/" + base
	case 11:
		if w.arg != "" {
			return "$src"
		}
		return "none*"
	case 12:
		if w.r.IntN(4) == 0 {
			return w.one("missing", "missing/*", "a/missing", "!"+base)
		}
	case 13:
		if dir != "" {
			return dir + "./" + base
		}
	case 14:
		return w.class(p)
	case 15:
		return w.expansion(p)
	}
	return p
}

// class puts a class in the place of a letter of p, or of a slash.
func (w *writer) class(p string) string {
	if !letters.MatchString(p) {
		return p
	}
	i := w.r.IntN(len(p))
	if slash := strings.LastIndexByte(p, '/'); slash > 0 && w.r.IntN(2) == 0 {
		i = slash
	}
	return p[:i] + w.one("["+p[i:i+1]+"]", "[^x]", "[a-z]", "[.-0]", "[") + p[i+1:]
}

// expansion writes p, or the argument "src", by an operator of variables.
func (w *writer) expansion(p string) string {
	if w.arg != "" && w.r.IntN(2) == 0 {
		return w.one("${src%/*}", "${src##*/}", "${src#*/}", "${src%%.*}*", "${src/a/b}", "${src//o/?}")
	}
	if !letters.MatchString(p) {
		return p
	}
	return w.one("${none:-"+p+"}", "${none-"+p+"}", p+"${none:+x}", "${PATH:+"+p+"}", "${none:-${none:-"+p+"}}")
}

var letters = regexp.MustCompile("^[a-z/.]+$")

// path returns the path of an entry, as it must be written in a source to be
// one word, or a directory above it.
func (w *writer) path() string {
	if len(w.tree) == 0 {
		return "."
	}
	e := w.tree[w.r.IntN(len(w.tree))]
	if e.Kind == "link" { // many lead nowhere
		e = w.tree[w.r.IntN(len(w.tree))]
	}
	p := e.Path
	for w.r.IntN(3) == 0 && strings.Contains(p, "/") {
		p = path.Dir(p)
	}
	return strings.NewReplacer(" ", "?", "\n", "?", "\t", "?", "\u00a0", "?", "\ufeff", "?", `\`, "?", "$", "?", "[", "?", "\x1b", "?").Replace(p)
}

// fromLib makes sources from the named context.
func (w *writer) fromLib() []string {
	list := []string{w.one(".", "a", "src", "*", "src/*", "l", "l/b", "**/*.go", "docs", "/src/b", "none*", "none")}
	if w.r.IntN(4) == 0 {
		list = append(list, "a")
	}
	return list
}
