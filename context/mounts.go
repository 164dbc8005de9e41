package buildcontext

import "slices"

// Mounts are the bind mounts of needed stages that show what lies at a path to a
// command, without copying it. What is excluded podman alone shows: it mounts the
// directory itself (buildah run_common.go:runSetupRunMounts;
// containers/buildah#6450), BuildKit what it was sent.
func (c *Context) Mounts(p string, excluded bool) []Step {
	if c.Build == nil || excluded && c.Target.Builder != Podman {
		return nil
	}
	var steps []Step
	for _, s := range c.Build.Steps {
		if s.Kind == "bind" && s.From == "" && c.Build.Stages[s.Stage].Needed &&
			slices.ContainsFunc(s.Sources, func(src Source) bool { return src.Path == "." || Within(src.Path, p) }) {
			steps = append(steps, s)
		}
	}
	return steps
}
