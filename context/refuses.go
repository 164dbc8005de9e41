package buildcontext

import "slices"

// Refuses is the rule for which the build fails, of the main context or of a
// named one, or nil: the builder tests the rules of [IgnoreFile.Refused] only
// where it takes something.
func (c *Context) Refuses() error {
	for _, n := range append([]*Context{c}, c.Named...) {
		if n.Ignore.Refused != nil && n.takes() {
			return n.Target.about(n.Ignore.Refused)
		}
	}
	return nil
}

// takes says that the build takes something from c. Podman, which sends nothing,
// reads its rules at every COPY and ADD of a stage that it builds.
func (c *Context) takes() bool {
	b := c.Build
	if b == nil || c.Target.Builder != Podman {
		return b.Sends()
	}
	return slices.ContainsFunc(b.Steps, func(s Step) bool {
		return s.From == "" && (s.Kind == "COPY" || s.Kind == "ADD") && len(s.Sources) > 0 && b.Stages[s.Stage].Needed
	})
}
