package suggest

import (
	"path"
	"strings"

	"ctxaudit/context"
)

// wish is an exception of the ignore file: a word for what it matches, whether or
// not the builder needs it to let that in.
type wish struct {
	rule        int // its index
	text        string
	names, dirs *rules // leave out what it matches, with and without "/**" at its end
}

// wishes lists the exceptions that name something. One for everything is a word
// for nothing.
func wishes(b buildcontext.Builder, patterns []buildcontext.Pattern) []wish {
	var ws []wish
	for i, p := range patterns {
		if !p.Exception() {
			continue
		}
		text := strings.TrimPrefix(path.Clean(p.Text[1:]), "/") // podman's are not clean
		dir, short := text, ""
		for dir != short {
			short, dir = dir, strings.TrimSuffix(strings.TrimSuffix(dir, "/**"), "/*")
		}
		names, err := newRules(b, nil, text)
		dirs, errDirs := newRules(b, nil, dir)
		if err == nil && errDirs == nil && strings.Trim(dir, "*") != "" {
			ws = append(ws, wish{i, text, names, dirs})
		}
	}
	return ws
}

// wanted says whether the user's own exceptions name p or something below it.
func (s *search) wanted(p place) bool { return s.wants(p) >= 0 }

// wants returns the index of an exception of the user that names p or something
// below it, or -1. An exception that names a directory above p lets in whatever
// is there; that is no word about p.
func (s *search) wants(p place) int {
	for _, w := range s.wishes {
		if !meet(w.text, p.path) || w.dirs.excludes(parent(p.path)) {
			continue
		}
		for _, e := range s.entries[p.first:p.end] {
			if w.names.excludes(e.Path) {
				return w.rule
			}
		}
	}
	return -1
}
