package suggest

import (
	"strings"

	"ctxaudit/context"
)

// What a command has to do with version-control data.
const (
	// stampers ask for it themselves.
	stampers = "go build|go install|goreleaser *|lerna *|semantic-release *|sentry-cli *|nbgv *|gitversion *|" +
		"git describe|git rev-parse|git rev-list|git log|git show|git status|git diff|git tag|git branch|git checkout|git submodule|git ls-files|git archive"
	// builders ask for it where the project tells them to.
	builders = "make *|cargo *|mvn *|gradle *|sbt *|mill *|ant *|lein *|cmake *|meson *|ninja *|mix *|bundle *|rake *|rails *|ruby *|php *|composer *|" +
		"dotnet *|msbuild *|node *|npm *|npx *|yarn *|pnpm *|bun *|turbo *|tsc *|vite *|next *|webpack *|ng *|nuxt *|nuxi *|" +
		"python *|pip *|poetry *|uv *|pdm *|hatch *|flit *|pipenv *|maturin *|swift *|stack *|cabal *|dune *|rebar3 *|trunk *|wasm-pack *|zig *|flutter *|dart *|cross *|gcc *|g++ *|clang *|clang++ *"
	// others have nothing to do with it.
	others = "apt-get *|apt *|apk *|yum *|dnf *|microdnf *|zypper *|pacman *|xbps-install *|dpkg *|mkdir *|rm *|rmdir *|mv *|cp *|ln *|chmod *|chown *|chgrp *|touch *|echo *|printf *|" +
		"useradd *|adduser *|addgroup *|groupadd *|usermod *|set *|export *|cd *|ls *|cat *|sed *|awk *|grep *|find *|tar *|unzip *|gzip *|curl *|wget *|test *|[ *|[[ *|true *|: *|" +
		"sleep *|date *|id *|uname *|which *|head *|tail *|tee *|tr *|cut *|sort *|gpg *|ldconfig *|update-ca-certificates *|setcap *|locale-gen *|a2enmod *|a2dissite *|a2ensite *|" +
		"git *|go mod|go env|go version|rustup *|sha256sum *|upx *|strip *|ldd *|install *|enable *|prepare *|exit *|source *|. *|for *|case *|fi *|done *|esac *|" +
		"docker-php-ext-install *|docker-php-ext-enable *|docker-php-ext-configure *|pecl *|" + npm
)

// history judges version-control data that lands: the question is whether a step
// that sees it may read it.
func (j *judge) history(t *thing, landed []*use) judgement {
	built := ""
	for _, u := range landed {
		if u.step.Kind == "bind" {
			return judgement{buildcontext.Check, u.takesInto()}
		}
		seen := j.seen(t, u)
		for i := range u.in.Build.Runs {
			r := &u.in.Build.Runs[i]
			if !seen[r.Stage] || r.Stage == u.step.Stage && r.Line < u.step.Line {
				continue
			}
			stamps, builds := reads(r)
			if stamps != "" {
				return judgement{buildcontext.Check, stamps + " may read version information " + u.in.at(r.Line)}
			}
			if builds != "" && built == "" {
				built = builds + " " + u.in.at(r.Line)
			}
		}
	}
	if built == "" {
		return judgement{buildcontext.Safe, "no RUN reads it"}
	}
	if file := j.asker(); file != "" {
		return judgement{buildcontext.Check, file + " asks git, and RUN " + built + " may run it"}
	}
	return judgement{buildcontext.Safe, "no file of the build asks git for anything"}
}

// reads returns what of a RUN reads version-control data, as far as its words
// tell, and what may do so where the project tells it to.
func reads(r *buildcontext.Run) (stamps, builds string) {
	for word := range words(r.Command) {
		if word == ".git" {
			return "a RUN that names it", ""
		}
	}
	unknown := ""
	for _, c := range commands(r) {
		if words, ok := c.runs(stampers); ok {
			if words != "go build" || !strings.Contains(r.Command, "-buildvcs=false") {
				return words, ""
			}
		} else if _, ok := c.runs(others); ok {
			continue
		} else if words, ok := c.runs(builders); ok {
			builds = words
		} else {
			unknown = "a RUN"
		}
	}
	return unknown, builds
}

// seen are the stages in which the steps see what a source takes of t: for the
// build in question by where it lands, which is exact.
func (j *judge) seen(t *thing, u *use) map[int]bool {
	if u.in.Build != j.c.Build || !u.in.Build.Stages[u.step.Stage].Needed {
		return u.in.heirs(u.step.Stage)
	}
	seen := map[int]bool{u.step.Stage: true}
	for _, p := range t.paths {
		for _, e := range j.entries[p.first:p.end] {
			for _, l := range e.Landings {
				seen[int(l.Stage)] = true
			}
		}
	}
	return seen
}

// heirs are the stages that see what lies in a stage: it, those that start from
// it and those that copy from it.
func (d *Dockerfile) heirs(stage int) map[int]bool {
	seen := map[int]bool{stage: true}
	for i := stage + 1; i < len(d.Build.Stages); i++ {
		if seen[d.Build.Stages[i].Parent] {
			seen[i] = true
		}
		for j := range d.Build.Steps {
			if s := &d.Build.Steps[j]; s.Stage == i && s.FromStage >= 0 && seen[s.FromStage] {
				seen[i] = true
			}
		}
	}
	return seen
}
