package dockerfile

import (
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// forgetOptions takes out of the mounts of a Dockerfile the options that only
// buildah knows (internal/volumes/volumes.go:GetBindMount). They are about labels,
// owners and propagation; what is mounted and where does not hang on them.
func forgetOptions(ast *parser.Node) {
	for _, n := range ast.Children {
		for i, flag := range n.Flags {
			if options, ok := strings.CutPrefix(flag, "--mount="); ok {
				known := slices.DeleteFunc(strings.Split(options, ","), func(option string) bool {
					key, _, _ := strings.Cut(option, "=")
					return slices.Contains(buildahOnly, key)
				})
				n.Flags[i] = "--mount=" + strings.Join(known, ",")
			}
		}
	}
}

var buildahOnly = []string{
	"z", "Z", "U", "relabel", "nosuid", "nodev", "noexec", "bind-propagation", "bind-nonrecursive", "consistency",
	"shared", "rshared", "private", "rprivate", "slave", "rslave", "unbindable", "runbindable",
}
