package buildcontext

import (
	"slices"
	"strings"
)

// Descends says whether a builder reads an excluded directory because an
// exception may match below it. Path is relative to the root.
//
//   - BuildKit reads it when an exception, with "/**" or "/*" cut from its end,
//     names something below; and reads every excluded directory when any
//     exception then still holds a wildcard (tonistiigi/fsutil filter.go:
//     NewFilterFS and Walk, 2026-11-03).
//   - Classic compares the whole exception, so that one with a wildcard keeps
//     only the directories before the wildcard alive (moby/go-archive
//     archive.go:(*Tarballer).Do, v0.3.3).
//   - Podman does so too, but as strings: "!foobar" keeps foo alive (buildah
//     copier/copier.go:copierHandlerGet, v1.28.2).
func (r Rules) Descends(path string) bool {
	m := r.Matcher
	switch r.Builder {
	case Classic:
		return keeps(m.exceptions, path)
	case Podman:
		return slices.ContainsFunc(m.exceptions, func(e string) bool {
			return strings.HasPrefix(strings.Trim(e, "/")+"/", path)
		})
	default:
		return m.everywhere || keeps(m.literals, path)
	}
}

// IncludesAnyway says whether buildah copies an excluded directory that a COPY
// names, for what it holds (add.go:includeDirectoryAnyway, v1.28.2). An exception
// of the directory itself is not enough, as it is below the root; see Descends.
func (m *Matcher) IncludesAnyway(dir string) bool {
	return slices.ContainsFunc(m.exceptions, func(e string) bool {
		return strings.HasPrefix(strings.TrimPrefix(e, "/"), dir+"/")
	})
}

// keeps says whether any of the exceptions is path or begins with it as a
// directory.
func keeps(exceptions []string, path string) bool {
	return slices.ContainsFunc(exceptions, func(e string) bool { return Within(path, e) })
}

// addException remembers an exception, without its "!", for Descends.
func (m *Matcher) addException(text string) {
	m.exceptions = append(m.exceptions, text)
	text = strings.TrimSuffix(text, "/**")
	text = strings.TrimSuffix(text, "/*")
	m.literals = append(m.literals, text)
	if strings.ContainsAny(text, `*[]?^\`) {
		m.everywhere = true
	}
}
