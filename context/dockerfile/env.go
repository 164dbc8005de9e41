package dockerfile

import (
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// env are the variables that instructions of a stage see. It is what
// BuildKit's state carries: ARG and ENV alike, the later one wins.
type env struct {
	vars map[string]string
	// image are the variables of ENV. They are set again where another stage
	// starts from this one, and so win over an ARG of the same name there.
	image map[string]string
	// args are the names that ARG declares, with or without a value.
	args map[string]bool
}

func newEnv() env {
	return env{vars: map[string]string{}, image: map[string]string{}, args: map[string]bool{}}
}

// inherit is the environment of a stage that starts from one with v, without its
// arguments where those end with their stage.
func (v env) inherit(ownArgs bool) env {
	if ownArgs {
		v = env{vars: v.image, image: v.image, args: map[string]bool{}}
	}
	n := env{vars: maps.Clone(v.vars), image: maps.Clone(v.image), args: maps.Clone(v.args)}
	maps.Copy(n.vars, n.image)
	return n
}

// Get and Keys make env a shell.EnvGetter.
func (v env) Get(name string) (string, bool) {
	s, ok := v.vars[name]
	return s, ok
}

func (v env) Keys() []string { return slices.Sorted(maps.Keys(v.vars)) }

// platformArgs are the global arguments that exist without a declaration
// (dockerfile2llb/platform.go:defaultArgs), for a build on and for the
// architecture of this program: Linux, whatever system docker runs on.
func platformArgs(stage string, given map[string]string) env {
	arch, variant := runtime.GOARCH, ""
	platform := "linux/" + arch
	if arch == "arm" {
		variant = "v7"
		platform += "/v7"
	}
	v := newEnv()
	for _, side := range []string{"BUILD", "TARGET"} {
		v.vars[side+"PLATFORM"] = platform
		v.vars[side+"OS"] = "linux"
		v.vars[side+"OSVERSION"] = ""
		v.vars[side+"ARCH"] = arch
		v.vars[side+"VARIANT"] = variant
	}
	v.vars["TARGETSTAGE"] = stage
	if stage == "" {
		v.vars["TARGETSTAGE"] = "default"
	}
	for name := range v.vars {
		if s, ok := given[name]; ok {
			v.vars[name] = s
		}
	}
	return v
}

// unset is the first variable, by name, that word takes the value of although
// it has none, or "". A variable with a default or an alternative in the word
// is not one.
func unset(lex *shell.Lex, word string, v shell.EnvGetter) string {
	if !strings.Contains(word, "$") {
		return ""
	}
	_, missing, err := lex.ProcessWord(word, v)
	if err != nil {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		if name != "" && takesValue(word, name) {
			return name
		}
	}
	return ""
}

// takesValue says that word holds $name or ${name} without the operators that
// make an unset variable mean something.
func takesValue(word, name string) bool {
	for rest := word; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return false
		}
		before, after := rest[:i], rest[i+len(name):]
		switch {
		case strings.HasSuffix(before, "${") && (after == "" || !strings.ContainsRune(":-+?", rune(after[0]))):
			return true
		case strings.HasSuffix(before, "$"):
			return true
		}
		rest = after
	}
}
