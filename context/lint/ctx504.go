package lint

import (
	"fmt"
	"path"
	"slices"

	"ctxaudit/context"
)

// linksOut reports symlinks that lead out of the context: those that go up too
// far, and those that name a place of this machine. An absolute link to a place
// that images have is information: it may be made for the image.
func linksOut(s *subject) []buildcontext.Finding {
	out := buildcontext.Finding{Severity: buildcontext.Low, Detector: "relative", Hint: "copy what it leads to, or bring it in with --build-context"}
	abs := buildcontext.Finding{Severity: buildcontext.Info, Detector: "absolute"}
	for i := range s.Entries {
		e := &s.Entries[i]
		if e.Type != buildcontext.Symlink {
			continue
		}
		to, err := s.Root.Readlink(e.Path)
		if err != nil {
			continue
		}
		switch {
		case s.ofThisMachine(to), !path.IsAbs(to) && buildcontext.Within("..", path.Join(path.Dir(e.Path), to)):
			addLink(&out, e, to)
		case path.IsAbs(to):
			addLink(&abs, e, to)
		}
	}
	var found []buildcontext.Finding
	for _, f := range []buildcontext.Finding{out, abs} {
		if f.Entries > 0 {
			f.Message = fmt.Sprintf("%s to places outside of the context, such as %s", count(f.Entries, "link"), f.Message)
			found = append(found, f)
		}
	}
	return found
}

func addLink(f *buildcontext.Finding, e *buildcontext.Entry, to string) {
	if gather(f, e); f.Entries == 1 {
		f.Message = to
	}
}

// ofThisMachine says that an absolute path is one that no image has: in the
// context itself by its place on the disk, or in somebody's home.
func (s *subject) ofThisMachine(to string) bool {
	return slices.ContainsFunc([]string{s.Target.Root, "/home", "/Users"}, func(dir string) bool { return buildcontext.Within(dir, to) })
}
