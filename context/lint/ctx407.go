package lint

import (
	"fmt"
	"regexp"
	"strings"

	"ctxaudit/context"
)

// versioner is a program that asks git whether the working tree is changed.
type versioner struct {
	name string
	run  *regexp.Regexp // the RUN that starts it
	// file and text are the configuration that makes the run do so; file is ""
	// where the run alone says it.
	file string
	text *regexp.Regexp
}

var (
	pythonBuild = regexp.MustCompile(`\b(pip3? (install|wheel)|python3? -m (build|pip)|uv (sync|build|pip)|poetry (build|install)|hatch build|setup\.py|pdm (build|install))`)
	makeRun     = regexp.MustCompile(`\bmake\b`)
	dirty       = regexp.MustCompile(`git describe[^\n]*--(dirty|broken)|git (status|diff)\b`)
)

var versioners = []versioner{
	{"git", dirty, "", nil},
	{"go build", regexp.MustCompile(`\bgo (build|install)\b`), "go.mod", nil},
	{"setuptools_scm", pythonBuild, "pyproject.toml", regexp.MustCompile(`setuptools[-_]scm`)},
	{"hatch-vcs", pythonBuild, "pyproject.toml", regexp.MustCompile(`hatch-vcs`)},
	{"setuptools-git-versioning", pythonBuild, "pyproject.toml", regexp.MustCompile(`setuptools-git-versioning`)},
	{"poetry-dynamic-versioning", pythonBuild, "pyproject.toml", regexp.MustCompile(`poetry-dynamic-versioning`)},
	{"setuptools_scm", pythonBuild, "setup.py", regexp.MustCompile(`use_scm_version`)},
	{"versioneer", pythonBuild, "setup.py", regexp.MustCompile(`versioneer`)},
	{"make", makeRun, "Makefile", dirty},
	{"goreleaser", regexp.MustCompile(`\bgoreleaser\b`), "", nil},
	{"git-commit-id", regexp.MustCompile(`\bmvnw? `), "pom.xml", regexp.MustCompile(`git-commit-id`)},
}

// dirtyVersion reports tracked files that are excluded while .git ships to a
// stage in which a version is made.
func dirtyVersion(s *subject) []buildcontext.Finding {
	lo, hi := s.At(".git/index")
	if lo == hi || s.Build == nil {
		return nil
	}
	run, name := s.versionMade(s.Entries[lo].Landings)
	if run == nil {
		return nil
	}
	const examples = 3
	paths, n := s.trackedAndExcluded(maxPlaces)
	if n == 0 {
		return nil
	}
	f := buildcontext.Finding{
		Severity: buildcontext.Medium,
		Path:     s.dockerfile(), Line: run.Line, Column: 1,
		Entries:     n,
		Fingerprint: fingerprint("CTX407", s.dockerfile(), name),
		Message: fmt.Sprintf("%s sees %s as deleted that git tracks and the ignore file excludes, such as %s: the version says modified",
			name, files(n), strings.Join(paths[:min(examples, len(paths))], ", ")),
		Hint: "exclude .git and pass the version as a build argument",
	}
	for _, p := range paths {
		f.Places = append(f.Places, buildcontext.Place{Path: p})
	}
	return []buildcontext.Finding{f}
}

// versionMade finds the first RUN that makes a version in a stage where .git
// lies.
func (s *subject) versionMade(git []buildcontext.Landing) (*buildcontext.Run, string) {
	for i := range s.Build.Runs {
		r := &s.Build.Runs[i]
		for _, l := range git {
			if int(l.Stage) != r.Stage {
				continue
			}
			for _, v := range versioners {
				if v.run.MatchString(r.Command) && s.configured(v, r.Command) {
					return r, v.name
				}
			}
		}
	}
	return nil, ""
}

// configured says that the file that a versioner needs ships and says so.
func (s *subject) configured(v versioner, command string) bool {
	if v.file == "" {
		return true
	}
	if lo, hi := s.At(v.file); lo == hi || strings.Contains(command, "-buildvcs=false") {
		return false
	}
	return v.text == nil || v.text.MatchString(s.read(v.file))
}

// trackedAndExcluded returns the paths that git tracks and the rules exclude, at
// most that many, and how many there are in all.
func (s *subject) trackedAndExcluded(most int) (paths []string, n int) {
	i := 0
	for _, p := range s.Tracked {
		for i < len(s.Entries) && s.Entries[i].Path < p {
			i++
		}
		if i < len(s.Entries) && s.Entries[i].Path == p || !verdict(s.Matcher, p).Excluded {
			continue
		}
		if n++; len(paths) < most {
			paths = append(paths, p)
		}
	}
	return paths, n
}
