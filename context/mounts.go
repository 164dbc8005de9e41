package buildcontext

import (
	"slices"
	"strings"
)

// Mounts are the steps that show what lies at a path of the disk to a command
// whatever the rules say: the bind mounts of podman, which mounts the directory
// itself (buildah run_common.go:runSetupRunMounts; containers/buildah#6450).
// BuildKit shows only what it was sent.
func (c *Context) Mounts(p string) []Step {
	if c.Build == nil || c.Target.Builder != Podman {
		return nil
	}
	var steps []Step
	for _, s := range c.Build.Steps {
		if s.Kind == "bind" && s.From == "" && c.Build.Stages[s.Stage].Needed &&
			slices.ContainsFunc(s.Sources, func(src Source) bool { return src.Path == "." || src.Path == p || strings.HasPrefix(p, src.Path+"/") }) {
			steps = append(steps, s)
		}
	}
	return steps
}
