package lint

import (
	"path/filepath"
	"slices"
	"testing"

	"ctxaudit/context"
)

// step is a COPY in line 2 of the stage 0, which the target needs.
func step(sources ...buildcontext.Source) buildcontext.Step {
	return buildcontext.Step{Kind: "COPY", Line: 2, Text: "COPY", FromStage: -1, Sources: sources, Dest: "/x"}
}

// built gives c a build of one stage, which is the image.
func built(c *buildcontext.Context, steps ...buildcontext.Step) {
	c.Target.Dockerfile = filepath.Join(c.Target.Root, "Dockerfile")
	c.Build = &buildcontext.Build{
		Stages: []buildcontext.Stage{{Name: "0", Base: "scratch", Parent: -1, Line: 1, Needed: true, InImage: true}},
		Steps:  steps,
	}
}

// checkBuild compares the findings of one code for a tree and steps.
func checkBuild(t *testing.T, code, archive, want string, steps ...buildcontext.Step) {
	t.Helper()
	c := load(t, archive)
	built(c, steps...)
	if got := lines(only(code, Check(c, Limits{}))); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestMissingSource(t *testing.T) {
	const tree = "-- .dockerignore --\n-- .gitignore --\napp.bin\n-- config/app.conf --\n"
	source := func(path string, wildcard, fails bool) buildcontext.Source {
		return buildcontext.Source{Raw: path, Path: path, Wildcard: wildcard, Fails: fails}
	}
	for _, tt := range []struct {
		name   string
		source buildcontext.Source
		want   string
	}{
		{"a file", source("conf/app.conf", false, true), "CTX401 high Dockerfile:2 COPY conf/app.conf: not in the context; the build fails\n"},
		{"what a build makes", source("dist/app.js", false, true),
			"CTX401 medium Dockerfile:2 COPY dist/app.js: not in the context; the build fails unless something makes it first\n"},
		{"what git ignores", source("app.bin", false, true),
			"CTX401 medium Dockerfile:2 COPY app.bin: not in the context; the build fails unless something makes it first\n"},
		{"a wildcard", source("*.conf", true, false),
			"CTX401 low Dockerfile:2 COPY *.conf: matches nothing in the context; nothing is copied, and the build does not say so\n"},
		{"a file that may be missing", source("yarn.lock*", true, false),
			"CTX401 info Dockerfile:2 COPY yarn.lock*: matches nothing in the context; nothing is copied\n"},
		{"it is there", buildcontext.Source{Raw: "config", Path: "config", Found: true}, ""},
		{"the variable is not known", buildcontext.Source{Raw: "$X", Path: "$X", Unset: "X", Fails: true}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) { checkBuild(t, "CTX401", tree, tt.want, step(tt.source)) })
	}
	t.Run("of a stage", func(t *testing.T) {
		st := step(source("a", false, true))
		st.From, st.FromStage = "build", 0
		checkBuild(t, "CTX401", tree, "", st)
	})
}

func TestMissingSourceInAStageThatIsNotNeeded(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- config/app.conf --\n")
	built(c, step(buildcontext.Source{Raw: "app.conf", Path: "app.conf"}))
	c.Build.Stages[0].Needed = false
	got := only("CTX401", Check(c, Limits{}))
	want := "CTX401 info Dockerfile:2 COPY app.conf: not in the context; in a stage that this target does not need\n"
	if lines(got) != want || got[0].Hint != "did you mean config/app.conf?" {
		t.Errorf("got %s%+v", lines(got), got)
	}
}

func TestExcludedSource(t *testing.T) {
	src := buildcontext.Source{Raw: "dist/", Path: "dist", Fails: true, Excluded: &buildcontext.Exclusion{Path: "dist", Pattern: 1}}
	c := load(t, "-- .dockerignore --\nx\ndist\n-- dist/a --\n")
	built(c, step(src))
	got := only("CTX402", Check(c, Limits{}))
	want := "CTX402 high Dockerfile:2 COPY dist/: .dockerignore:2 dist excludes dist; the build fails\n"
	if lines(got) != want || got[0].Hint != "remove line 2 of .dockerignore, or add !dist at its end" || got[0].Places[0].Line != 2 {
		t.Errorf("got %s%+v", lines(got), got)
	}
}

func TestEmptyExclude(t *testing.T) {
	const tree = "-- .dockerignore --\n-- docs/a.html --\n-- docs/in/b.md --\n-- c.md --\n"
	docs := buildcontext.Source{Raw: "docs", Path: "docs", Found: true}
	for _, tt := range []struct {
		name    string
		source  buildcontext.Source
		exclude buildcontext.Exclude
		want    string
	}{
		{"the top of the source", docs, buildcontext.Exclude{Pattern: "*.md"},
			"CTX403 medium Dockerfile:2 COPY --exclude=*.md keeps nothing out: it matches at the top of the source alone, and docs/in/b.md lies deeper\n"},
		{"it works", docs, buildcontext.Exclude{Pattern: "**/*.md", Entries: 1}, ""},
		{"a source that is a file", buildcontext.Source{Raw: "c.md", Path: "c.md", Found: true}, buildcontext.Exclude{Pattern: "*.md"},
			"CTX403 medium Dockerfile:2 COPY --exclude=*.md keeps nothing out: it has no effect on a source that is a file, such as c.md\n"},
		{"a file that a wildcard matches", buildcontext.Source{Raw: "*.md", Path: "*.md", Wildcard: true, Found: true}, buildcontext.Exclude{Pattern: "c.*"},
			"CTX403 medium Dockerfile:2 COPY --exclude=c.* keeps nothing out: it has no effect on a source that is a file, such as c.md\n"},
		{"nothing to keep out", docs, buildcontext.Exclude{Pattern: "*.log"}, "CTX403 info Dockerfile:2 COPY --exclude=*.log keeps nothing out\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			st := step(tt.source)
			st.Exclude = []buildcontext.Exclude{tt.exclude}
			checkBuild(t, "CTX403", tree, tt.want, st)
		})
	}
}

func TestWholeByMount(t *testing.T) {
	mount := func(kind string) buildcontext.Step {
		st := step(buildcontext.Source{Raw: "/", Path: ".", Found: true})
		st.Kind = kind
		return st
	}
	for _, tt := range []struct {
		name string
		step buildcontext.Step
		want string
	}{
		{"tmpfs", mount("tmpfs"), "CTX404 low Dockerfile:2 --mount=type=tmpfs makes the builder take the whole context: 1 file, 1.0 MB, that no step copies; the mount itself reads nothing\n"},
		{"bind", mount("bind"), "CTX404 info Dockerfile:2 --mount=type=bind makes the builder take the whole context: 1 file, 1.0 MB, that no step copies\n"},
		{"a COPY takes it too", mount("COPY"), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\nDockerfile\n-- a (1 MB) --\n-- b (1 MB) --\n")
			built(c, tt.step)
			c.Build.Whole, c.Build.WholeLines = true, []int{2}
			land(c, ".", buildcontext.InImage)
			land(c, "a", buildcontext.Sent)
			if got := lines(only("CTX404", Check(c, Limits{}))); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}

func TestOverwritten(t *testing.T) {
	const tree = "-- .dockerignore --\n-- a --\n-- b --\n"
	for _, tt := range []struct {
		name, dest string
		source     buildcontext.Source
		lost       []buildcontext.Lost
		want       string
	}{
		{"a file and not a directory", "/etc/app", buildcontext.Source{Path: "*", Wildcard: true}, []buildcontext.Lost{{Path: "a", By: "b", Dest: "/etc/app"}},
			"CTX405 high Dockerfile:2 COPY takes several files to /etc/app, which becomes a file: only b stays\n"},
		{"one name from several directories", "/etc/app/", buildcontext.Source{Path: "*/x", Wildcard: true}, []buildcontext.Lost{{Path: "a/x", By: "b/x", Dest: "/etc/app/x"}},
			"CTX405 medium Dockerfile:2 COPY puts files of one name to one place: b/x replaces a/x at /etc/app/x\n"},
		{"an overlay", "/etc/app/", buildcontext.Source{Path: "a"}, []buildcontext.Lost{{Path: "a/x", By: "b/x", Dest: "/etc/app/x"}},
			"CTX405 info Dockerfile:2 COPY replaces files of one source by those of another: b/x replaces a/x at /etc/app/x\n"},
		{"nothing is lost", "/etc/app/", buildcontext.Source{Path: "*", Wildcard: true}, nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.source.Found = true
			st := step(tt.source)
			st.Dest, st.Lost = tt.dest, tt.lost
			checkBuild(t, "CTX405", tree, tt.want, st)
		})
	}
}

func TestBroadCopy(t *testing.T) {
	all := buildcontext.Source{Raw: ".", Path: ".", Found: true, Entries: 3, Bytes: 3000}
	for _, tt := range []struct {
		name, command string
		source        buildcontext.Source
		want          string
	}{
		{"and compiled there", "cd /x && go build ./...", all,
			"CTX406 low Dockerfile:2 COPY . puts 3 files, 3.0 kB, into the image, where they stay after go build (line 3)\n"},
		{"of an interpreted language", "pip install -r requirements.txt", all, "CTX406 info Dockerfile:2 COPY . puts 3 files, 3.0 kB, into the image\n"},
		{"by a variable without a value", "", buildcontext.Source{Path: ".", Found: true, Entries: 3, Bytes: 3000},
			"CTX406 info Dockerfile:2 COPY \"\" puts 3 files, 3.0 kB, into the image\n"},
		{"a named path", "go build", buildcontext.Source{Raw: "src", Path: "src", Found: true, Entries: 3, Bytes: 3000}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\n")
			built(c, step(tt.source))
			c.Build.Runs = []buildcontext.Run{{Stage: 0, Line: 3, Command: tt.command}}
			if got := lines(only("CTX406", Check(c, Limits{}))); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
			c.Build.Stages[0].InImage = false
			if got := lines(only("CTX406", Check(c, Limits{}))); got != "" {
				t.Errorf("in a stage that is thrown away: got %s", got)
			}
		})
	}
}

func TestDirtyVersion(t *testing.T) {
	for _, tt := range []struct{ name, files, command, want string }{
		{"another module", "-- go.mod --\nmodule x\n", "go install example.com/tool@v1.2.3", ""},
		{"git itself", "", "git describe --tags --dirty", "CTX407 medium Dockerfile:3 git sees 1 file as deleted that git tracks and the ignore file excludes, such as docs/a: the version says modified\n"},
		{"a version without the tree", "", "git describe --tags", ""},
		{"go", "-- go.mod --\nmodule x\n", "go build .", "CTX407 medium Dockerfile:3 go build sees 1 file as deleted that git tracks and the ignore file excludes, such as docs/a: the version says modified\n"},
		{"go told not to look", "-- go.mod --\nmodule x\n", "go build -buildvcs=false .", ""},
		{"go without a module here", "", "go build .", ""},
		{"setuptools_scm", "-- pyproject.toml --\n[build-system]\nrequires = [\"setuptools-scm\"]\n", "pip install .",
			"CTX407 medium Dockerfile:3 setuptools_scm sees 1 file as deleted that git tracks and the ignore file excludes, such as docs/a: the version says modified\n"},
		{"a version in the file", "-- pyproject.toml --\n[project]\nversion = \"1\"\n", "pip install .", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\ndocs\n-- docs/a --\n-- .git/index --\n"+tt.files)
			built(c)
			c.Build.Stages[0].Base = "docker.io/library/golang:1.26@sha256:0123"
			c.Tracked = []string{".dockerignore", "docs/a", "gone"}
			c.Build.Runs = []buildcontext.Run{{Stage: 0, Line: 3, Command: tt.command}}
			for i := range c.Entries {
				c.Entries[i].Landings = []buildcontext.Landing{{Path: "/src/" + c.Entries[i].Path, Line: 2}}
			}
			if got := lines(only("CTX407", Check(c, Limits{}))); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
			c.Tracked = []string{".dockerignore"}
			if got := lines(only("CTX407", Check(c, Limits{}))); got != "" {
				t.Errorf("nothing tracked is excluded: got %s", got)
			}
		})
	}
}

// TestGitInTheImage: where no program git can be, nobody asks it.
func TestGitInTheImage(t *testing.T) {
	const asked = "git describe --dirty"
	for _, tt := range []struct{ name, base, before, command, want string }{
		{"an image with git", "golang:1.26", "", "go build .", "medium"},
		{"its small variant", "golang:1.26-alpine", "", "go build .", ""},
		{"the small variant and git", "golang:1.26-alpine", "apk add --no-cache make git", "go build .", "medium"},
		{"another package", "golang:1.26-alpine", "apk add --no-cache git-lfs-doc", "go build .", ""},
		{"a bare system", "debian:13", "", "make", ""},
		{"a step that starts git", "example.com/base", "git config --global user.name x", "go build .", "medium"},
		{"the step starts it", "example.com/base", "", asked, "medium"},
		{"an image that is not known", "example.com/base", "", "go build .", "info"},
		{"from a registry with a port", "example.com:5000/golang", "", "go build .", "info"},
		{"no program is needed", "debian:13", "", "mvn package", "medium"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\ndocs\n-- docs/a --\n-- .git/index --\n-- go.mod --\nmodule x\n"+
				"-- Makefile --\nV := $(shell git describe --dirty)\n-- pom.xml --\n<artifactId>git-commit-id-maven-plugin</artifactId>\n")
			built(c)
			c.Tracked = []string{"docs/a"}
			c.Build.Stages[0].Base = tt.base
			c.Build.Runs = []buildcontext.Run{{Stage: 0, Line: 3, Command: tt.before}, {Stage: 0, Line: 4, Command: tt.command}}
			for i := range c.Entries {
				c.Entries[i].Landings = []buildcontext.Landing{{Path: "/src/" + c.Entries[i].Path, Line: 2}}
			}
			got := ""
			for _, f := range only("CTX407", Check(c, Limits{})) {
				got += f.Severity.String()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestVersionFromAMount: a mount of the context shows .git to one step.
func TestVersionFromAMount(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{".", "CTX407 medium Dockerfile:3 git sees 1 file as deleted that git tracks and the ignore file excludes, such as docs/a: the version says modified\n"},
		{".git", "CTX407 medium Dockerfile:3 git sees 1 file as deleted that git tracks and the ignore file excludes, such as docs/a: the version says modified\n"},
		{"src", ""},
	} {
		c := load(t, "-- .dockerignore --\ndocs\n-- docs/a --\n-- .git/index --\n-- src/a --\n")
		mount := step(buildcontext.Source{Raw: tt.source, Path: tt.source, Found: true})
		mount.Kind, mount.Line = "bind", 3
		built(c, mount)
		c.Tracked = []string{"docs/a"}
		c.Build.Runs = []buildcontext.Run{{Stage: 0, Line: 3, Command: "git describe --dirty"}}
		if got := lines(only("CTX407", Check(c, Limits{}))); got != tt.want {
			t.Errorf("%s: got %s", tt.source, got)
		}
	}
}

// TestOverwrittenUnlessADirectoryIsThere: what an image holds is not known, so
// neither is whether the destination becomes a file.
func TestOverwrittenUnlessADirectoryIsThere(t *testing.T) {
	for _, tt := range []struct{ name, base, dest, before, want string }{
		{"nothing else is there", "scratch", "/etc", "", "high"},
		{"an image", "alpine", "/app", "", "medium"},
		{"a directory of every system", "alpine", "/usr/local/bin", "", "info"},
		{"a step that makes it", "alpine", "/src/engine", "mkdir -p engine", "info"},
		{"a step that does not", "alpine", "/src/engine", "apk add curl", "medium"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\n-- a --\n-- b --\n")
			st := step(buildcontext.Source{Path: "a", Found: true})
			st.Dest, st.Lost, st.Line = tt.dest, []buildcontext.Lost{{Path: "a", By: "b", Dest: tt.dest}}, 3
			built(c, st)
			c.Build.Stages[0].Base = tt.base
			if tt.before != "" {
				c.Build.Runs = []buildcontext.Run{{Line: 2, Command: tt.before}}
			}
			if got := Check(c, Limits{}); only("CTX405", got)[0].Severity.String() != tt.want {
				t.Errorf("got %s", lines(got))
			}
		})
	}
}

// TestMeantIsNotWhatAStepTakes: whoever wrote "backends" beside a Dockerfile that
// copies backend did not mean to exclude it.
func TestMeantIsNotWhatAStepTakes(t *testing.T) {
	c := load(t, "-- .dockerignore --\nbackends\n-- backend/a --\n")
	built(c, step(buildcontext.Source{Raw: "backend/a", Path: "backend/a", Found: true}))
	if got := only("CTX301", Check(c, Limits{})); len(got) != 1 || got[0].Hint != "remove it, unless something makes this later" {
		t.Errorf("got %+v", got)
	}
}

func TestBuiltFromTheWrongDirectory(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- app.js --\n")
	in := filepath.Base(c.Target.Root) + "/app.js"
	built(c, step(buildcontext.Source{Raw: in, Path: in, Fails: true}))
	if got := only("CTX401", Check(c, Limits{})); len(got) != 1 || got[0].Hint != "it names the context itself; is .. the directory to build from?" {
		t.Errorf("got %+v", got)
	}
}

// TestBuiltFromTheRoot: a Dockerfile whose sources all lie beside it is built from
// its own directory.
func TestBuiltFromTheRoot(t *testing.T) {
	for _, tt := range []struct {
		name  string
		other buildcontext.Source
		want  string
	}{
		{"nothing is named from the root", buildcontext.Source{Raw: ".", Path: ".", Found: true}, "it lies beside the Dockerfile; is web the directory to build from?"},
		{"something is", buildcontext.Source{Raw: "api", Path: "api", Found: true}, "did you mean web/app.js?"},
	} {
		c := load(t, "-- .dockerignore --\n-- web/app.js --\n-- api/a --\n")
		built(c, step(buildcontext.Source{Raw: "app.js", Path: "app.js", Fails: true}), step(tt.other))
		c.Target.Dockerfile = filepath.Join(c.Target.Root, "web", "Dockerfile")
		if got := only("CTX401", Check(c, Limits{})); len(got) != 1 || got[0].Hint != tt.want {
			t.Errorf("%s: got %+v", tt.name, got)
		}
	}
}

// TestWhatGitTracksIsNotLitter: a directory of sources may have the name of one
// for output.
func TestWhatGitTracksIsNotLitter(t *testing.T) {
	const rules = "-- .dockerignore --\n.cache\n-- src/.cache/a --\n"
	c := load(t, rules)
	for tracked, want := range map[string]string{
		"":             "write **/.cache",
		"src/.cache/a": "write **/.cache if none of them is needed, /.cache if the root is meant",
	} {
		c.Tracked = []string{"a", tracked}
		if got := only("CTX302", Check(c, Limits{})); len(got) != 1 || got[0].Hint != want {
			t.Errorf("git tracks %q: got %+v", tracked, got)
		}
	}
}

// TestPlaceOfASource: the finding stands at the source, on whichever line of the
// instruction that is.
func TestPlaceOfASource(t *testing.T) {
	for _, tt := range []struct {
		name, instruction, source string
		line, column, end         int
	}{
		{"on the line", "COPY a b /x/", "b", 2, 8, 9},
		{"not within another", "COPY a.b b /x/", "b", 2, 10, 11},
		{"on a later line", "COPY a \\\n  # why\n\n\tb \\\n  /x/", "b", 5, 2, 3},
		{"bytes count", "COPY 日本 b /x/", "b", 2, 13, 14},
		{"CRLF", "COPY a \\\r\n b\r", "b", 3, 2, 3},
		{"in JSON", `COPY ["a", "b", "/x/"]`, "b", 2, 13, 14},
		{"of a mount", "RUN --mount=type=bind,source=b,target=/y true", "b", 2, 30, 31},
		{"in a variable", "COPY $NAME /x/", "b", 2, 1, 0},
		{"not in the next instruction", "COPY $NAME /x/\nCOPY b /x/", "b", 2, 1, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\n-- Dockerfile --\nFROM scratch\n"+tt.instruction+"\n")
			built(c, step(buildcontext.Source{Raw: tt.source, Path: tt.source, Fails: true}))
			f := only("CTX401", Check(c, Limits{}))[0]
			if f.Line != tt.line || f.Column != tt.column || f.EndColumn != tt.end {
				t.Errorf("got %d:%d-%d", f.Line, f.Column, f.EndColumn)
			}
		})
	}
}

func TestPlacesOfMounts(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- a --\n")
	var steps []buildcontext.Step
	for _, line := range []int{2, 2, 3, 3, 5} {
		st := step(buildcontext.Source{Raw: "/", Path: ".", Found: true})
		st.Kind, st.Line = "bind", line
		steps = append(steps, st)
	}
	built(c, steps...)
	c.Build.Whole, c.Build.WholeLines = true, []int{2, 3, 5}
	land(c, ".", buildcontext.Sent)
	want := []buildcontext.Place{{Path: "Dockerfile", Line: 3}, {Path: "Dockerfile", Line: 5}}
	if got := only("CTX404", Check(c, Limits{})); len(got) != 1 || !slices.Equal(got[0].Places, want) {
		t.Errorf("got %+v", got)
	}
}
