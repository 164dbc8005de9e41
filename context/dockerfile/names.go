package dockerfile

import (
	"regexp"
	"strings"
)

// familiar is an image reference as docker shows it, without the default
// registry and tag: the name under which a named context replaces it
// (dockerui/config.go:NamedContext).
func familiar(ref string) string {
	ref = strings.TrimPrefix(ref, "index.")
	ref = strings.TrimPrefix(ref, "docker.io/")
	ref = strings.TrimPrefix(ref, "library/")
	return strings.TrimSuffix(ref, ":latest")
}

// namedContext is the one of some named contexts that replaces the image or
// stage of that name, or "", and whether it is a directory.
func namedContext(contexts map[string]string, name string) (context string, local bool) {
	if name == "" || strings.EqualFold(name, scratch) || strings.EqualFold(name, "context") {
		return "", false
	}
	want := familiar(name)
	for given, where := range contexts {
		if familiar(given) == want {
			return given, isLocal(where)
		}
	}
	return "", false
}

// isLocal says that the place of a named context is a directory.
func isLocal(where string) bool {
	return !strings.Contains(where, "://") && !strings.HasPrefix(where, "git@")
}

// validImage says that ref can name an image: a repository in lower case, after
// a host that may be anything.
func validImage(ref string) bool {
	host, rest, ok := strings.Cut(ref, "/")
	if !ok || !strings.ContainsAny(host, ".:") && host != "localhost" && strings.ToLower(host) == host {
		rest = ref
	}
	rest, _, _ = strings.Cut(rest, "@")
	if i := strings.LastIndexByte(rest, ':'); i >= 0 {
		rest = rest[:i]
	}
	return rest != "" && repository.MatchString(rest)
}

var repository = regexp.MustCompile(`^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$`)

// remote is what a source of ADD is when it is not a file of the context.
type remote uint8

const (
	notRemote remote = iota
	remoteFile
	remoteTree
)

var (
	protocol = regexp.MustCompile(`^[a-zA-Z0-9]+://`)
	scpStyle = regexp.MustCompile(`^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:`)
)

// remoteOf says what src is (dockerfile2llb/convert_copy.go:dispatchCopy,
// dfgitutil.ParseGitRef).
func remoteOf(src string) remote {
	proto := strings.ToLower(strings.TrimSuffix(protocol.FindString(src), "://"))
	switch proto {
	case "http", "https":
		path, _, _ := strings.Cut(src, "#")
		path, _, _ = strings.Cut(path, "?")
		if strings.HasSuffix(path, ".git") {
			return remoteTree
		}
		if proto == src[:len(proto)] {
			return remoteFile
		}
	case "ssh", "git":
		return remoteTree
	case "":
		if scpStyle.MatchString(src) && !strings.HasPrefix(src, "github.com/") {
			return remoteTree
		}
	}
	return notRemote
}
