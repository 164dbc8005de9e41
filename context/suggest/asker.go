package suggest

import (
	"io"
	"regexp"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Bounds of the search for files that ask git: depth in directories, size in
// bytes, and number.
const (
	maxAskerDepth = 4
	maxAskerSize  = 512 << 10
	maxAskers     = 1000
)

// buildFiles are the files that a build runs or reads, as shell patterns of their
// names.
const buildFiles = "package.json *.config.js *.config.ts *.config.mjs *.config.cjs gulpfile.* Gruntfile.* Makefile GNUmakefile *.mk *.mak configure.ac CMakeLists.txt *.cmake meson.build " +
	"*.gradle *.gradle.kts pom.xml *.sbt build.sc build.xml project.clj setup.py setup.cfg pyproject.toml MANIFEST.in build.rs Cargo.toml *.gemspec Gemfile Rakefile *.rake mix.exs " +
	"composer.json *.csproj *.fsproj *.props *.targets Directory.Build.* justfile Justfile Taskfile.* *.sh *.bash *.ps1 hugo.* config.toml _config.yml mkdocs.yml conf.py nx.json lerna.json " +
	"*version* *Version* *release* *revision* manage.py settings.py next.config.* vite.config.* nuxt.config.* docusaurus.config.* *.vitepress*"

// askGit finds a program that asks git, or a tool that does so.
var askGit = regexp.MustCompile(`(?i)\bgit['"]?[ ,]+['"]?(-C \S+ )?(describe|rev-parse|rev-list|log|show|status|diff|tag|branch|ls-files|name-rev|symbolic-ref|submodule|archive|cat-file)\b` +
	`|[\[(]\s*['"]git['"]` +
	`|\.git/|['"]\.git['"]` +
	`|setuptools[-_]scm|hatch-vcs|versioningit|dunamai|versioneer|poetry-dynamic-versioning|uv-dynamic-versioning|source *= *"scm"|\bpbr\b|setuptools-git|pdm-backend` +
	`|vergen|shadow-rs|\bgit2\b|\bgix\b|git-version|\bbuilt\b *=|libgit2` +
	`|git-commit-id|gitversion|minver|nerdbank|sourcelink|jgitver|jgit|git-properties|grgit|axion-release|reckon|palantir\.git|dynver|sbt-git|gitstamp` +
	`|git-revision|git-rev|git-info|git-describe|git-last-commit|gitinfo|isomorphic-git|simple-git|nodegit|git-authors|git-committers|last-?modified|showLastUpdate|lastUpdated|semantic-release|git_revision|rugged|libgit|exgit`)

// buildFile says that a build may run or read a file: by its name, and not where
// tests, examples and documents lie.
func buildFile(p string) bool {
	dirs := strings.Split(parent(p), "/")
	aside := slices.ContainsFunc(dirs, func(d string) bool {
		return slices.Contains([]string{"test", "tests", "testdata", "spec", "e2e", "example", "examples", "doc", "docs", ".github", ".gitlab", ".circleci", ".husky"}, d)
	})
	return len(dirs) <= maxAskerDepth && !aside && matchesAny(buildFiles, base(p))
}

// asker returns a file of the build that asks git for something, or "".
func (j *judge) asker() string {
	looked := 0
	for i := range j.entries {
		e := &j.entries[i]
		if e.Type != buildcontext.File || e.Size > maxAskerSize || j.heaped[i] || !buildFile(e.Path) {
			continue
		}
		if looked++; looked > maxAskers {
			return e.Path // too many to say that none does
		}
		f, err := j.c.Open(e)
		if err != nil {
			return e.Path
		}
		text, err := io.ReadAll(io.LimitReader(f, maxAskerSize))
		f.Close()
		if err != nil || askGit.Match(text) {
			return e.Path
		}
	}
	return ""
}
