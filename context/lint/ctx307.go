package lint

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ctxaudit/context"
)

// unread reports files that look like an ignore file of this build and are not
// read by its builder.
func unread(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	read, err := buildcontext.Resolve(s.Root, s.Ignore.Path)
	if err != nil {
		read = s.Ignore.Path
	}
	misplaced := s.misplaced()
	for _, p := range s.ignoreFiles() {
		if p == s.Ignore.Path || p == read || slices.ContainsFunc(s.Ignore.Dead, func(d buildcontext.Problem) bool { return d.Path == p }) {
			continue
		}
		if f := s.unread(p); f != nil {
			f.Path = p
			if p == misplaced && f.Severity > buildcontext.Info && len(s.Entries) > 0 {
				f.Message += fmt.Sprintf("; without it the context is the whole directory, %s, %s",
					files(len(s.Entries)), buildcontext.FormatSize(s.sums[len(s.Entries)]))
				s.whole(f)
			}
			found = append(found, *f)
		}
	}
	return found
}

// misplaced returns the file that would be the ignore file of this build, which
// has none, if its name or place were right: another builder's, one whose name
// lacks the dot, or .dockerignore beside a Dockerfile in a directory. It returns
// "" where there is no such file.
func (s *subject) misplaced() string {
	if s.Ignore.Path != "" {
		return ""
	}
	for _, p := range []string{path.Join(s.dockerfileDir(), ".dockerignore"), ".containerignore", "dockerignore"} {
		if p == ".dockerignore" {
			continue // the builder looks there
		}
		if info, err := s.Root.Lstat(p); err == nil && !info.IsDir() && s.unread(p) != nil {
			return p
		}
	}
	return ""
}

// ignoreFiles lists the files that look like ignore files: those at the root
// and beside the Dockerfile, excluded or not, and those that ship.
func (s *subject) ignoreFiles() []string {
	var ps []string
	for _, p := range []string{".dockerignore", ".containerignore", path.Join(s.dockerfileDir(), ".dockerignore"), s.Ignore.Path} {
		if s.exists(p) {
			ps = append(ps, p)
		}
	}
	for _, e := range s.Entries {
		if strings.HasSuffix(e.Path, "ignore") && ignoreName(path.Base(e.Path)) {
			ps = append(ps, e.Path)
		}
	}
	slices.Sort(ps)
	return slices.Compact(ps)
}

func ignoreName(base string) bool {
	return strings.HasSuffix(base, ".dockerignore") || strings.HasSuffix(base, ".containerignore") || base == "dockerignore"
}

// dockerfileDir is the directory of the Dockerfile relative to the root, "" for
// the root itself, and ".." where it is outside or belongs to another context.
func (s *subject) dockerfileDir() string {
	if s.Target.Name != "" {
		return ".."
	}
	if s.Target.Dockerfile == "" {
		return ""
	}
	rel, err := filepath.Rel(s.Target.Root, filepath.Dir(s.Target.Dockerfile))
	if err != nil || !filepath.IsLocal(rel) {
		return ".."
	}
	if rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}

// unread says why an ignore file is not read, or returns nil where another build
// may read it.
func (s *subject) unread(p string) *buildcontext.Finding {
	dir, base := path.Split(p)
	dir = strings.TrimSuffix(dir, "/")
	whose, suffix, _ := strings.Cut(base, ".dockerignore")
	podman := s.Target.Builder == buildcontext.Podman
	switch {
	case base == "dockerignore":
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message:  "not read by any build: its name lacks the dot",
			Hint:     "rename it to .dockerignore",
		}
	case strings.HasSuffix(base, ".containerignore"):
		if podman || dir != "" {
			return nil
		}
		f := &buildcontext.Finding{
			Severity: buildcontext.Low,
			Message:  "not read by docker: only podman and buildah know it",
			Hint:     "rename it to .dockerignore, which all of them read",
		}
		if strings.Contains(s.Target.Dockerfile, "Containerfile") {
			f.Severity = buildcontext.Info // podman is meant
		}
		return f
	case suffix != "":
		return nil
	case base != ".dockerignore":
		return s.unreadNamed(dir, whose)
	case dir == "" && s.Ignore.Path != "":
		return &buildcontext.Finding{
			Severity: buildcontext.Info,
			Message:  fmt.Sprintf("not read by this build: %s is, and the two are not merged", s.Ignore.Path),
		}
	case dir == s.dockerfileDir() && dir != "":
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message:  "not read by this build: beside the Dockerfile the builder looks for " + path.Base(s.Target.Dockerfile) + ".dockerignore",
			Hint:     "copy it to " + path.Base(s.Target.Dockerfile) + ".dockerignore, its patterns relative to the root of the context",
		}
	case foreign(p) || s.inHeap(p) || s.otherRoot(dir):
		return nil
	default:
		return &buildcontext.Finding{
			Severity: buildcontext.Low,
			Message:  "not read by this build: ignore files in directories of the context have no meaning",
			Hint:     "move its rules to the root of the context, with the directory before them",
		}
	}
}

// unreadNamed is about a file X.dockerignore: it belongs to a Dockerfile X beside
// it.
func (s *subject) unreadNamed(dir, whose string) *buildcontext.Finding {
	name := whose + ".dockerignore"
	if s.exists(path.Join(dir, whose)) {
		if s.Target.Builder != buildcontext.Classic {
			return nil
		}
		return &buildcontext.Finding{
			Severity: buildcontext.Medium,
			Message:  "not read by the classic builder, which knows .dockerignore alone",
			Hint:     "build with BuildKit, or use one .dockerignore",
		}
	}
	f := &buildcontext.Finding{
		Severity: buildcontext.Medium,
		Message:  fmt.Sprintf("not read by any build: there is no Dockerfile of the name %s beside it", whose),
	}
	for child := range s.children(dir) {
		if strings.EqualFold(child, whose) || strings.EqualFold(child, "Dockerfile."+whose) || strings.EqualFold(child, whose+".Dockerfile") {
			f.Hint = fmt.Sprintf("rename %s to %s.dockerignore", name, child)
		}
	}
	return f
}

// otherRoot says that a directory may be the context of another build: a
// Dockerfile lies in or below it, or it is a named context of this one.
func (s *subject) otherRoot(dir string) bool {
	for _, c := range s.Target.Contexts {
		if c == filepath.Join(s.Target.Root, filepath.FromSlash(dir)) {
			return true
		}
	}
	lo, hi := s.Below(dir)
	return s.exists(path.Join(dir, "Dockerfile")) || slices.ContainsFunc(s.Entries[lo:hi], func(e buildcontext.Entry) bool {
		base := strings.ToLower(path.Base(e.Path))
		return strings.Contains(base, "containerfile") || strings.Contains(base, "dockerfile") && !strings.HasSuffix(base, "ignore")
	})
}

// foreign says that a path lies in a copy of somebody else's project.
func foreign(p string) bool {
	for part := range strings.SplitSeq(p, "/") {
		switch part {
		case "vendor", "node_modules", "third_party", "site-packages", "testdata":
			return true
		}
	}
	return false
}
