package dockerfile

import (
	"fmt"
	"maps"

	"ctxaudit/context"
)

// local is the file system of the named context that s starts from or is. What
// is asked of it is what others use of s (dockerui/namedcontext.go).
func (t *tracer) local(s *stage) (*tree, error) {
	nc := t.named[s.context]
	if nc == nil {
		if s.built {
			t.unknown(s.line, "the named context %s was not read", s.context)
		}
		return newTree(false, "context "+s.context), nil
	}
	a := t.asks[s.context]
	if a == nil {
		a = &ask{follow: map[string]bool{}}
		t.asks[s.context] = a
	}
	var follow []string
	if len(s.used) > 0 && !s.used["/"] {
		follow = relative(s.used)
	}
	if !s.built || t.c.Target.Builder == buildcontext.Podman {
		return contextTree(whole(nc), "context "+s.context), nil
	}
	a.whole = a.whole || follow == nil
	maps.Copy(a.follow, s.used)
	v, err := asked(nc, follow)
	if err != nil {
		return nil, t.refused(err)
	}
	markSent(v)
	tr := contextTree(v, fmt.Sprintf("context %s %q", s.context, follow))
	tr.root.line = int32(s.line)
	return tr, nil
}

// buildFor is the build as the named context of that name sees it.
func (t *tracer) buildFor(name string) *buildcontext.Build {
	b := *t.build
	b.Whole, b.Follow, b.WholeLines, b.Steps = false, nil, nil, nil
	if a := t.asks[name]; a != nil {
		if b.Whole = a.whole; !b.Whole {
			b.Follow = relative(a.follow)
		}
	}
	for _, st := range t.build.Steps {
		if st.From != "" && t.contextOf(st) == name {
			st.From, st.FromStage = "", -1
			b.Steps = append(b.Steps, st)
			if b.Whole && len(st.Sources) > 0 && st.Sources[0].Path == "." {
				b.WholeLines = append(b.WholeLines, st.Line)
			}
		}
	}
	return &b
}

// oldPodman notes that the rules of named contexts, modelled after buildah v1.44,
// are young: buildah 1.28.2 has none for them.
func (t *tracer) oldPodman() {
	if t.c.Target.Builder != buildcontext.Podman {
		return
	}
	for _, st := range t.build.Steps {
		if n := t.named[t.contextOf(st)]; n != nil && len(n.Ignore.Patterns) > 0 && t.build.Stages[st.Stage].Needed {
			t.unknown(st.Line, "buildah 1.28 applies no ignore file to the named context %s, newer ones do; assumed newer", n.Target.Name)
		}
	}
}

// takenFrom is the context that a step takes from as it is, or nil where that is
// a stage or an image.
func (t *tracer) takenFrom(st buildcontext.Step) *buildcontext.Context {
	if st.From == "" {
		return t.c
	}
	return t.named[t.contextOf(st)]
}

// contextOf is the named context that a step takes from, or "".
func (t *tracer) contextOf(st buildcontext.Step) string {
	if st.FromStage < 0 {
		name, _ := namedContext(t.file.target.Contexts, st.From)
		return name
	}
	if s := t.file.states[st.FromStage]; s.replaced {
		return s.context
	}
	return ""
}
