package dockerfile

import (
	"strings"

	"ctxaudit/context"
)

// Trace sets c.Build and the reach and landings of every entry of c, and of the
// named contexts that the build takes from, by name; see [File.Contexts].
func (f *File) Trace(c *buildcontext.Context, named map[string]*buildcontext.Context) error {
	b := f.build
	c.Build = &b
	sent := &view{c: c}
	if b.Whole || len(b.Follow) > 0 {
		var err error
		if sent, err = asked(c, b.Follow); err != nil {
			return err
		}
	}
	for i := range sent.len() {
		e := &c.Entries[sent.index(i)]
		e.Reach = max(e.Reach, buildcontext.Sent)
	}
	for _, step := range b.Steps {
		if step.From != "" || !b.Stages[step.Stage].Needed || step.Kind != "COPY" && step.Kind != "ADD" {
			continue
		}
		for j := range step.Sources {
			src := &step.Sources[j]
			for i := range sent.len() {
				e := &c.Entries[sent.index(i)]
				if src.Path == "." || src.Path == e.Path || strings.HasPrefix(e.Path, src.Path+"/") {
					src.Found = true
					e.Reach = max(e.Reach, buildcontext.InStage)
					if b.Stages[step.Stage].InImage {
						e.Reach = buildcontext.InImage
					}
				}
			}
		}
	}
	return nil
}

// Contexts are the named contexts that are directories and that the build of
// the target takes from, sorted.
func (f *File) Contexts() []string {
	seen := map[string]bool{}
	for _, s := range f.states {
		if s.needed && s.local {
			seen[s.context] = true
		}
	}
	return sorted(seen)
}
