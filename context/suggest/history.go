package suggest

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// The commands that read version-control data to stamp what they build, and
// those that surely do not. Any other may.
const (
	stampers = "go build|go install|git *|make *|cargo build|mvn *|gradle *|sbt *|cmake *|goreleaser *|mix *|bundle install|bundle build|composer install|" + pip
	plain    = "apt-get *|apt *|apk *|yum *|dnf *|microdnf *|zypper *|pacman *|mkdir *|rm *|rmdir *|mv *|cp *|ln *|chmod *|chown *|chgrp *|touch *|echo *|printf *|" +
		"useradd *|adduser *|addgroup *|groupadd *|usermod *|set *|export *|cd *|ls *|cat *|sed *|grep *|find *|tar *|unzip *|curl *|wget *|test *|[ *|true|true *|" +
		"sleep *|date *|id *|which *|head *|tail *|tee *|tr *|cut *|sort *|gpg *|ldconfig|update-ca-certificates|setcap *|locale-gen *|a2enmod *|a2dissite *|" +
		"npm cache|go mod|go env|go version|cargo fetch|rustup *|node *|sha256sum *|upx *|strip *|ldd *|install *|enable *|docker-php-ext-install *|docker-php-ext-enable *|pecl *|" + npm
)

// history judges version-control data that lands: the question is whether a step
// that sees it may read it.
func (j *judge) history(landed []*use) judgement {
	for _, u := range landed {
		if u.step.Kind == "bind" {
			return judgement{buildcontext.Check, u.takesInto()}
		}
		if words, line := u.in.reader(u.step); line > 0 {
			return judgement{buildcontext.Check, words + " " + u.in.at(line)}
		}
	}
	return judgement{buildcontext.Safe, "no RUN reads it"}
}

// reader finds the first RUN that may read version-control data which step
// copies.
func (d *Dockerfile) reader(step *buildcontext.Step) (string, int) {
	seen := d.heirs(step.Stage)
	for i := range d.Build.Runs {
		r := &d.Build.Runs[i]
		if !seen[r.Stage] || r.Stage == step.Stage && r.Line < step.Line {
			continue
		}
		if strings.Contains(r.Command, ".git") {
			return "a RUN names it", r.Line
		}
		for _, c := range commands(r) {
			if slices.Contains(c, "-buildvcs=false") || requirements(c) {
				continue
			}
			if words, ok := c.runs(stampers); ok {
				return words + " may read version information", r.Line
			}
			if _, ok := c.runs(plain); !ok {
				return "a RUN may read version information", r.Line
			}
		}
	}
	return "", 0
}

// requirements says that the command installs Python packages by name and not
// the project itself, which is what asks for a version.
func requirements(c command) bool {
	if _, ok := c.runs("pip install|python pip install|uv pip install"); !ok {
		return false
	}
	for _, arg := range c {
		if arg == "." || strings.HasPrefix(arg, "./") || strings.HasPrefix(arg, ".[") || strings.HasPrefix(arg, "-e") || arg == "--editable" {
			return false
		}
	}
	return true
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
