package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ctxaudit/context"
)

// versioner is a program that asks git whether the working tree is changed. All
// but one start the program git.
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
	// go install of a module with its version does not look at this one.
	{"go build", regexp.MustCompile(`\bgo (build|install)\b[^\n;&|@]*($|[\n;&|])`), "go.mod", nil},
	{"setuptools_scm", pythonBuild, "pyproject.toml", regexp.MustCompile(`setuptools[-_]scm`)},
	{"hatch-vcs", pythonBuild, "pyproject.toml", regexp.MustCompile(`hatch-vcs`)},
	{"setuptools-git-versioning", pythonBuild, "pyproject.toml", regexp.MustCompile(`setuptools-git-versioning`)},
	{"poetry-dynamic-versioning", pythonBuild, "pyproject.toml", regexp.MustCompile(`poetry-dynamic-versioning`)},
	{"setuptools_scm", pythonBuild, "setup.py", regexp.MustCompile(`use_scm_version`)},
	{"versioneer", pythonBuild, "setup.py", regexp.MustCompile(`versioneer`)},
	{"make", makeRun, "Makefile", dirty},
	{"goreleaser", regexp.MustCompile(`\bgoreleaser\b`), "", nil},
	{ownGit, regexp.MustCompile(`\bmvnw? `), "pom.xml", regexp.MustCompile(`git-commit-id`)},
}

// ownGit reads the repository without the program git.
const ownGit = "git-commit-id"

var (
	startsGit   = regexp.MustCompile(`(^|[\s;&|("$` + "`" + `])git (-C \S+ |-c \S+ )*[a-z]`)
	installsGit = regexp.MustCompile(`\b(add|install|-S[a-z]*)\b[^;&|]*\sgit([\s=;&|]|$)`)
	// pairImages hold git, and are known not to hold it under a tag with smallTag.
	// gitImages hold it too; of their small variants nothing is known. bareImages
	// never hold it.
	gitImages  = names("gcc perl erlang elixir haskell dart swift gradle buildpack-deps goreleaser/goreleaser dotnet/sdk")
	pairImages = names("golang node python ruby rust")
	bareImages = names("scratch alpine busybox debian ubuntu")
	imageTag   = regexp.MustCompile(`(:[^/]*)?(@.*)?$`)
	smallTag   = regexp.MustCompile(`alpine|slim`)
)

// git says whether the program git is there for a RUN: it or one before it
// starts or installs git, or the base image is one that holds it. Known is false
// where neither this nor the contrary can be known.
func (s *subject) git(run *buildcontext.Run) (there, known bool) {
	tells := func(r *buildcontext.Run) bool {
		return startsGit.MatchString(r.Command) || installsGit.MatchString(r.Command)
	}
	if tells(run) {
		return true, true
	}
	for r := range s.runsBefore(run.Stage, run.Line) {
		if tells(r) {
			return true, true
		}
	}
	name := imageTag.ReplaceAllString(s.base(run.Stage), "")
	small := smallTag.MatchString(strings.TrimPrefix(s.base(run.Stage), name))
	for _, prefix := range []string{"docker.io/", "library/", "mcr.microsoft.com/"} {
		name = strings.TrimPrefix(name, prefix)
	}
	switch {
	case bareImages[name], pairImages[name] && small:
		return false, true
	case pairImages[name], gitImages[name] && !small:
		return true, true
	}
	return false, false
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
	git, known := s.git(run)
	if git = git || name == ownGit; known && !git {
		return nil // nobody asks
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
	if !git {
		f.Severity = buildcontext.Info
		f.Message += ", if the image has git"
	}
	for _, p := range paths {
		f.Places = append(f.Places, buildcontext.Place{Path: p})
	}
	return []buildcontext.Finding{f}
}

// versionMade finds the first RUN that makes a version where .git lies: in a
// stage after it was copied there, or in a mount of its own.
func (s *subject) versionMade(git []buildcontext.Landing) (*buildcontext.Run, string) {
	for i := range s.Build.Runs {
		r := &s.Build.Runs[i]
		if !s.mountsGit(r) && !slices.ContainsFunc(git, func(l buildcontext.Landing) bool { return int(l.Stage) == r.Stage && int(l.Line) < r.Line }) {
			continue
		}
		for _, v := range versioners {
			if v.run.MatchString(r.Command) && s.configured(v, r.Command) {
				return r, v.name
			}
		}
	}
	return nil, ""
}

// mountsGit says that a RUN of a stage that is needed mounts the context or its
// .git.
func (s *subject) mountsGit(r *buildcontext.Run) bool {
	for st := range s.steps() {
		if st.Kind == "bind" && st.Line == r.Line && st.Stage == r.Stage && s.needed(st) &&
			slices.ContainsFunc(st.Sources, func(src buildcontext.Source) bool { return src.Path == "." || src.Path == ".git" }) {
			return true
		}
	}
	return false
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
