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

// image is the grammar of a reference to an image, as distribution/reference
// has it: a host that may be anything, a repository in lower case, a tag, a
// digest.
var image = regexp.MustCompile(`^(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?/)?` +
	`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*` +
	`(?::[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`)

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
