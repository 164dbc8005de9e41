package dockerfile

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// expand is what the source p of a copy names in t: p itself, or what matches
// it, in the order in which the builder meets it
// (fsutil/copy/copy.go:ResolveWildcards). Components before the first pattern
// may be links; a pattern does not look through one.
func (t *tree) expand(p string) ([]string, error) {
	if !hasWildcard(p) {
		return []string{p}, nil
	}
	parts := strings.Split(strings.TrimPrefix(p, "/"), "/")
	i := slices.IndexFunc(parts, hasWildcard)
	pattern := strings.Join(parts[i:], "/")
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	base, err := t.resolve("/" + strings.Join(parts[:i], "/"))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errMissing, err)
	}
	r, err := t.follow(base)
	if err != nil {
		return nil, err
	}
	var out []string
	glob(r.n, base, pattern, &out)
	return out, nil
}

// match is what the pattern p matches in t, as it is written and without looking
// through links.
func (t *tree) match(p string) ([]string, error) {
	if p != path.Clean(p) {
		return nil, nil
	}
	var out []string
	glob(t.root.n, "/", p, &out)
	return out, nil
}

// glob collects the paths below the directory n at base that match a pattern. The
// builder holds it against every path there (fsutil/copy/copy.go:resolveWildcards);
// as long as it cannot match a slash, it is enough to look at each component.
func glob(n *node, base, pattern string, out *[]string) {
	if slices.ContainsFunc(classes.FindAllString(pattern, -1), matchesSlash) {
		globAll(n, base, "", pattern, out)
		return
	}
	globParts(n, base, strings.Split(pattern, "/"), out)
}

// classes are the classes of a pattern, and what a backslash stands before, lest
// that be taken for the beginning of one.
var classes = regexp.MustCompile(`(?s)\\.|\[(?:\\.|[^\]\\])*\]`)

// matchesSlash says that a class matches a slash, as [^a] and [.-0] do.
func matchesSlash(class string) bool {
	ok, _ := path.Match(class, "/")
	return ok
}

// globAll collects the paths below n, at rel of base, that match as a whole, and
// nothing below them.
func globAll(n *node, base, rel, pattern string, out *[]string) {
	if n.kind != directory {
		return
	}
	for _, name := range n.names() {
		p := path.Join(rel, name)
		if ok, _ := path.Match(pattern, p); ok {
			*out = append(*out, path.Join(base, p))
		} else {
			globAll(n.list()[name].n, base, p, pattern, out)
		}
	}
}

// globParts collects the paths below n whose components match parts.
func globParts(n *node, base string, parts []string, out *[]string) {
	if n.kind != directory {
		return
	}
	if !hasWildcard(parts[0]) {
		if k, ok := n.list()[unescape(parts[0])]; ok {
			globInto(k.n, path.Join(base, unescape(parts[0])), parts[1:], out)
		}
		return
	}
	for _, name := range n.names() {
		if ok, _ := path.Match(parts[0], name); ok {
			globInto(n.list()[name].n, path.Join(base, name), parts[1:], out)
		}
	}
}

func globInto(n *node, p string, parts []string, out *[]string) {
	if len(parts) == 0 {
		*out = append(*out, p)
		return
	}
	globParts(n, p, parts, out)
}

// unescape is the name that a component without a pattern matches.
func unescape(part string) string {
	var b strings.Builder
	for i := 0; i < len(part); i++ {
		if part[i] == '\\' && i+1 < len(part) {
			i++
		}
		b.WriteByte(part[i])
	}
	return b.String()
}

// glob is what p names in t as path/filepath.Glob has it: the names of each
// directory sorted, through links. A malformed pattern names nothing.
func (t *tree) glob(p string) []string {
	if _, err := path.Match(p, ""); err != nil {
		return nil
	}
	dir, base := path.Split(p)
	if dir == "" || p == "/" {
		return []string{"/"}
	}
	if !strings.ContainsAny(p, `*?[\`) {
		real, err := t.resolve(dir)
		if err != nil {
			return nil
		}
		if _, ok := t.at(path.Join(real, base)); !ok {
			return nil
		}
		return []string{p}
	}
	var out []string
	for _, d := range t.glob(path.Clean(dir)) {
		r, err := t.follow(d)
		if err != nil || r.n.kind != directory {
			continue
		}
		for _, name := range r.n.names() {
			if ok, _ := path.Match(base, name); ok {
				out = append(out, path.Join(d, name))
			}
		}
	}
	return out
}
