package suggest

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// loses says whether a source would lose a path that it names: literally, there
// or not, by a link, or by a wildcard that names more than everything or would
// match nothing.
func (j *judge) loses(u *use, t *thing) bool {
	gone := func(p string) bool { return caught(t, p) || j.emptied(p, t) }
	if u.src.Wildcard && caught(t, stand(u.glob)) || slices.ContainsFunc(u.links, gone) || u.within != "" && gone(u.within) {
		return true
	}
	left := false
	for _, p := range u.names {
		switch {
		case p == ".":
			return false
		case !gone(p):
			left = true
		case !u.broad():
			return true
		}
	}
	return !left && len(u.names) > 0
}

// caught says whether p or a directory above it is matched.
func caught(t *thing, p string) bool {
	for at := range prefixes(p) {
		if t.catches(at) {
			return true
		}
	}
	return false
}

// emptied says whether all is left out that the builder gets of p: the entries
// below it that are sent or, without any, empty directories.
func (j *judge) emptied(p string, t *thing) bool {
	at := j.at(p)
	if at.first == at.end {
		stays := func(dir string) bool { return !caught(t, dir) }
		return j.now.excludes(p) && !slices.ContainsFunc(j.emptyParts(p), stays)
	}
	meets := slices.ContainsFunc(t.paths, func(l place) bool { return l.first < at.end && at.first < l.end })
	return meets && !j.remains(at, func(i int) bool {
		return slices.ContainsFunc(t.paths, func(l place) bool { return l.first <= i && i < l.end })
	})
}

// stand returns a path that the wildcard matches, to ask what would become of
// such a path.
func stand(src string) string {
	var b strings.Builder
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '*', '?':
			b.WriteByte('x')
		case '\\':
			i++
			if i < len(src) {
				b.WriteByte(src[i])
			}
		case '[':
			end := strings.IndexByte(src[i:], ']')
			if end < 0 {
				return b.String()
			}
			b.WriteByte(src[i+end-1])
			i += end
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// mayName says whether a source that is not known may be what t leaves out: one
// of which even the last name is not known, what has that name, and what lies in
// something that was built.
func (u *use) mayName(t *thing) bool {
	if u.src.Unset == "" {
		return false
	}
	if u.src.Raw == "" || strings.HasSuffix(u.src.Raw, "/") {
		return u.whole() || slices.ContainsFunc(t.paths, func(p place) bool { return buildcontext.Within(u.src.Path, p.path) })
	}
	return t.kind.Class == output || slices.ContainsFunc(t.paths, func(p place) bool { return base(p.path) == base(u.src.Path) })
}
