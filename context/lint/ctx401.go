package lint

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ctxaudit/context"
)

// missingSource reports sources that name nothing on the disk.
func missingSource(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		for i := range st.Sources {
			src := &st.Sources[i]
			if src.Found || src.Excluded != nil || src.Unset != "" || st.Kind == "tmpfs" {
				continue
			}
			f := s.atStep("CTX401", st, src.Raw)
			result, severity := s.consequence(st, src)
			if severity == buildcontext.High && (made(src.Path) || s.gitIgnored(src.Path)) {
				result, severity = "the build fails unless something makes it first", buildcontext.Medium
			}
			f.Severity = severity
			where := "the context"
			if name := s.Target.Name; name != "" {
				where = "the named context " + name
			}
			what := "not in " + where
			if src.Wildcard {
				what = "matches nothing in " + where
			}
			f.Message = fmt.Sprintf("%s %s: %s; %s", verb(st), src.Raw, what, result)
			switch meant := s.similar(src.Path); {
			case src.Wildcard:
			case s.aboveRoot(src.Path) != "":
				f.Hint = "it names the context itself; is " + s.aboveRoot(src.Path) + " the directory to build from?"
			case s.besideDockerfile(src.Path) != "":
				f.Hint = "it lies beside the Dockerfile; is " + s.besideDockerfile(src.Path) + " the directory to build from?"
			case meant != "":
				f.Hint = "did you mean " + meant + "?"
			case severity >= buildcontext.Medium:
				f.Hint = "if something makes it before the build, audit after that"
			}
			found = append(found, f)
		}
	}
	return found
}

// aboveRoot returns how a directory above the context is named from there, where
// a path begins with the names from that directory to the context: the source
// web/app.js in a build of the directory web. Otherwise it returns "".
func (s *subject) aboveRoot(p string) string {
	up, names := "", ""
	for dir := s.Target.Root; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		up += "../"
		names = filepath.Base(dir) + "/" + names
		if rest, ok := strings.CutPrefix(p+"/", names); ok && (rest == "" || s.exists(strings.TrimSuffix(rest, "/"))) {
			return strings.TrimSuffix(up, "/")
		}
	}
	return ""
}

// besideDockerfile returns the directory of the Dockerfile, below the root, where a
// source that is missing lies there and none that is named lies below the root:
// the source app.js in a build of the root by web/Dockerfile. Otherwise it returns
// "".
func (s *subject) besideDockerfile(p string) string {
	dir := s.dockerfileDir()
	if dir == "" || dir == ".." || !s.exists(path.Join(dir, p)) {
		return ""
	}
	for st := range s.steps() {
		if slices.ContainsFunc(st.Sources, func(o buildcontext.Source) bool { return o.Found && o.Path != "." }) {
			return ""
		}
	}
	return dir
}
