package dockerfile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// words is what --chmod takes beside a number, as chmod(1) has it.
var words = regexp.MustCompile(`^[ugoa]*([-+=]([ugo]|[rwxXst]*))+(,[ugoa]*([-+=]([ugo]|[rwxXst]*))+)*$`)

// checkFlags notes what BuildKit refuses in the flags of a COPY or an ADD
// (dockerfile2llb/convert_copy.go:dispatchCopy).
func (e *evaluator) checkFlags(s *stage, line int, c *copying) {
	if e.classic() || e.podman() {
		return
	}
	if c.linked && byName(c.chown) {
		e.failStage(s, line, "--chown=%s names a user, whom --link cannot look up; use a number", c.chown)
	}
	n, err := strconv.ParseUint(c.chmod, 8, 32)
	if c.chmod != "" && (err == nil && n > 0o7777 || err != nil && !words.MatchString(c.chmod)) {
		e.failStage(s, line, "--chmod=%s is no mode", c.chmod)
	}
	if _, err := compile(c.exclude); err != nil {
		e.failStage(s, line, "--exclude: %v", err)
		c.exclude = nil
	}
	if c.checksum && (len(c.SourcePaths) != 1 || remoteOf(c.SourcePaths[0]) == notRemote) {
		e.failStage(s, line, "--checksum is for one source that is fetched")
	}
}

// byName says that --chown has a user or a group that is no number; root is 0
// (client/llb/fileop.go:WithUser).
func byName(chown string) bool {
	user, group, _ := strings.Cut(chown, ":")
	isName := func(id string) bool {
		_, err := strconv.ParseInt(id, 10, 32)
		return id != "" && id != "root" && err != nil
	}
	return isName(user) || isName(group)
}

// checkPlatform notes a --platform of FROM that is none
// (dockerfile2llb/convert.go:buildDispatchStates).
func (e *evaluator) checkPlatform(line int, platform string) {
	if platform == "" {
		return
	}
	value, _, err := e.lex.ProcessWord(platform, e.global)
	switch name := unset(e.lex, platform, e.global); {
	case err != nil:
		e.fail(line, "FROM --platform=%s: %v", platform, err)
	case name != "":
		e.unknown(line, "%s has no value here, and FROM --platform=%s no platform; give it with --build-arg %s=VALUE", name, platform, name)
	case value == "", !strings.Contains(value, "/") && !slices.Contains(platforms, strings.ToLower(value)):
		e.fail(line, "FROM --platform=%s: %q is no platform", platform, value)
	}
}

// platforms are the names that stand for a platform alone: operating systems and
// architectures (containerd/platforms database.go).
var platforms = strings.Fields("aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd plan9 solaris windows zos " +
	"386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm " +
	"i386 x86_64 x86-64 aarch64 armhf armel")
