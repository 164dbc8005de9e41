package secrets

import (
	"bytes"
	"strings"

	buildcontext "ctxaudit/context"
)

// drop is how many steps below what its reach gives a finding is graded.
type drop int8

// grade gives the severity of a secret: by how far its file travels, lowered by
// what is known of the secret and of the place where the file lies, and never
// below low. Without a Dockerfile nothing is known of the way of an entry, which
// then counts as sent.
func grade(r buildcontext.Reach, evaluated bool, d drop) buildcontext.Severity {
	s := buildcontext.Medium
	switch {
	case r == buildcontext.InImage:
		s = buildcontext.Critical
	case r == buildcontext.InStage:
		s = buildcontext.High
	case r == buildcontext.Eligible && evaluated:
		s = buildcontext.Low
	}
	return max(buildcontext.Low, s-min(s, buildcontext.Severity(d)))
}

// foreign are directories that hold what others wrote, foreignPaths parts of
// paths that do, and rehearsal words of paths that hold what was made up for a
// test or an example.
var (
	foreign = map[string]bool{
		"node_modules": true, "bower_components": true, "jspm_packages": true, "vendor": true,
		"site-packages": true, "dist-packages": true, "third_party": true, "third-party": true, "thirdparty": true,
		".venv": true, "venv": true, "virtualenv": true, "Pods": true, "Carthage": true,
		".pnpm-store": true,
	}
	foreignPaths = []string{"/.cargo/registry/", "/.m2/repository/", "/.gradle/caches/", "/.nuget/packages/", "/.yarn/cache/", "/.yarn/releases/", "/.yarn/plugins/", "/pkg/mod/"}
	rehearsal    = map[string]bool{
		"test": true, "tests": true, "testing": true, "testdata": true, "testutil": true, "testutils": true, "testfiles": true, "unittest": true, "phpunit": true, "pytest": true, "conftest": true, "vitest": true, "jest": true, "karma": true, "fixture": true, "fixtures": true,
		"mock": true, "mocks": true, "fake": true, "fakes": true, "dummy": true, "spec": true, "specs": true, "e2e": true, "integration": true, "acceptance": true, "conformance": true,
		"cypress": true, "playwright": true, "story": true, "stories": true, "storybook": true, "seed": true, "seeds": true, "hack": true, "devcontainer": true, "vagrantfile": true,
		"example": true, "examples": true, "sample": true, "samples": true, "demo": true, "demos": true, "quickstart": true, "quickstarts": true, "playground": true,
		"doc": true, "docs": true, "md": true, "mdx": true, "rst": true, "adoc": true, "llms": true, "howto": true, "tutorial": true, "tutorials": true,
		"openapi": true, "swagger": true, "defaults": true, "benchmark": true, "benchmarks": true, "bench": true, "benches": true,
	}
)

// distance lowers what lies in third-party, test and example files.
func distance(name string) drop {
	for _, p := range foreignPaths {
		if strings.Contains("/"+name, p) {
			return 2
		}
	}
	for part := range strings.SplitSeq(name, "/") {
		if foreign[part] {
			return 2
		}
		for _, word := range words(part) {
			if rehearsal[word] {
				return 2
			}
		}
	}
	if isTemplate(base(name)) {
		return 2
	}
	return 0
}

// inTests says that what is at text[at] stands among the tests that a Rust file
// ends with.
func inTests(text []byte, at int) bool { return bytes.Contains(text[:at], []byte("\n#[cfg(test)]\n")) }

// remarkable lowers what a line says of what stands behind it: a comment, which
// tells what could be, an example.
func remarkable(text []byte, at int) drop {
	const far = 120
	line := text[max(0, at-far):at]
	if i := bytes.LastIndexByte(line, '\n'); i >= 0 {
		line = line[i+1:]
	}
	for _, mark := range [...]string{"e.g.", "iex>", ">>> ", "irb("} { // of examples, which a shell has run
		if bytes.Contains(line, []byte(mark)) {
			return 2
		}
	}
	for _, word := range words(string(line)) {
		if remarks[word] {
			return 2
		}
	}
	line = bytes.TrimLeft(line, " \t")
	for _, mark := range [...]string{"#", "//", ";", "*", "/*", "--", "<!--"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return 1
		}
	}
	return 0
}

// remarks are words that say of what follows that it was made up.
var remarks = map[string]bool{
	"example": true, "examples": true, "sample": true, "placeholder": true, "test": true, "fake": true, "dummy": true, "mock": true,
}

// describesAPI says that a file begins as the description of an interface does,
// in which values are examples.
func describesAPI(head []byte) bool {
	for line := range bytes.Lines(head) {
		line = bytes.TrimLeft(line, " {\"'\t")
		if bytes.HasPrefix(line, []byte("openapi")) || bytes.HasPrefix(line, []byte("swagger")) {
			rest := bytes.TrimLeft(line[len("openapi"):], "\"' ")
			return len(rest) > 0 && rest[0] == ':'
		}
	}
	return false
}

var languageDirs = map[string]bool{
	"locale": true, "locales": true, "i18n": true, "l10n": true, "lang": true, "langs": true, "language": true, "languages": true,
	"translation": true, "translations": true, "nls": true, "intl": true,
}

// isTranslation says that the texts of a program stand in a file, whose names
// are those of settings.
func isTranslation(name string) bool {
	parts := strings.Split(lower(name), "/")
	base := parts[len(parts)-1]
	for _, part := range parts[:len(parts)-1] {
		if languageDirs[part] {
			return true
		}
	}
	stem, _, _ := strings.Cut(base, ".")
	return languageDirs[stem] || strings.HasPrefix(stem, "messages") || languages[stem] ||
		len(stem) == 5 && (stem[2] == '-' || stem[2] == '_') && languages[stem[:2]]
}

var languages = map[string]bool{
	"ar": true, "bg": true, "bn": true, "ca": true, "cs": true, "da": true, "de": true, "el": true, "en": true, "es": true, "et": true,
	"eu": true, "fa": true, "fi": true, "fr": true, "gl": true, "he": true, "hi": true, "hr": true, "hu": true, "id": true, "it": true,
	"ja": true, "ko": true, "lt": true, "lv": true, "ms": true, "nb": true, "nl": true, "nn": true, "no": true, "pl": true, "pt": true,
	"ro": true, "ru": true, "sk": true, "sl": true, "sr": true, "sv": true, "ta": true, "th": true, "tr": true, "uk": true, "vi": true, "zh": true,
}
