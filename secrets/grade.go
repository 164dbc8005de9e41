package secrets

import (
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
// paths that do, and rehearsal words of
// paths that hold what was made up for a test or an example.
var (
	foreign = map[string]bool{
		"node_modules": true, "bower_components": true, "jspm_packages": true, "vendor": true,
		"site-packages": true, "dist-packages": true, "third_party": true, "third-party": true, "thirdparty": true,
		".venv": true, "venv": true, "virtualenv": true, "Pods": true, "Carthage": true,
		".pnpm-store": true,
	}
	foreignPaths = []string{"/.cargo/registry/", "/.m2/repository/", "/.gradle/caches/", "/.nuget/packages/", "/.yarn/cache/", "/pkg/mod/"}
	rehearsal    = map[string]bool{
		"test": true, "tests": true, "testing": true, "testdata": true, "fixture": true, "fixtures": true, "mock": true, "mocks": true, "spec": true, "specs": true, "e2e": true,
		"example": true, "examples": true, "sample": true, "samples": true, "demo": true, "demos": true,
		"doc": true, "docs": true, "md": true, "rst": true, "adoc": true, "tutorial": true, "tutorials": true, "benchmark": true, "benchmarks": true,
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
