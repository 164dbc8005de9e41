package dockerfile

import (
	"regexp"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// syntaxOf is the front end that "# syntax=" names, or "".
func syntaxOf(data []byte) string {
	name, _, _, _ := parser.DetectSyntax(data)
	return name
}

var frontend = regexp.MustCompile(`^(docker\.io/)?docker/dockerfile(-upstream)?(:.*|@.*)?$`)

// knownFrontend says that a front end reads the language read here.
func knownFrontend(name string) bool { return frontend.MatchString(name) }
