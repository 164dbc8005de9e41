package suggest

import (
	"path"
	"strings"

	"ctxaudit/context"
)

// command is one simple command of a RUN.
type command []string

// commands splits a shell command at its operators. It reads no more of the
// shell than advice needs: quotes are dropped, and what "sh -c" is given is
// split like the rest.
func commands(r *buildcontext.Run) []command {
	var cs []command
	text := strings.NewReplacer("\\\n", " ", `"`, " ", "'", " ", "${", "$").Replace(r.Command)
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("&|;()\n{}", c) }) {
		c := command(strings.Fields(part))
		for len(c) > 0 && (strings.Contains(c[0], "=") || wrapper(c[0]) || strings.Trim(c[0], "$`\\<>!#%^+-,?@") == "") {
			c = c[1:]
		}
		if len(c) > 0 {
			c[0] = program(c[0])
			cs = append(cs, c)
		}
	}
	return cs
}

// wrapper says that a word is followed by the command proper.
func wrapper(word string) bool {
	switch path.Base(word) {
	case "sudo", "env", "exec", "time", "nice", "command", "sh", "bash", "ash", "if", "then", "else", "do", "while", "!", "xvfb-run", "corepack":
		return true
	}
	return false
}

// program is the name a program is known by, however it is called.
func program(word string) string {
	word = path.Base(word)
	for _, suffix := range []string{".sh", ".bat", ".cmd", ".exe"} {
		word = strings.TrimSuffix(word, suffix)
	}
	word = strings.TrimPrefix(word, "xx-") // of the cross-compilation helpers
	switch word {
	case "mvnw":
		return "mvn"
	case "gradlew":
		return "gradle"
	}
	for _, name := range []string{"python", "pip", "cmake", "clang", "gcc"} {
		if rest, ok := strings.CutPrefix(word, name); ok && strings.Trim(rest, "0123456789.-") == "" {
			return name
		}
	}
	return word
}

// runs says whether the command is one of the alternatives, which are separated
// by "|", and which. See the catalogue for their form.
func (c command) runs(alternatives string) (string, bool) {
	for alt := range strings.SplitSeq(alternatives, "|") {
		words := strings.Fields(alt)
		if len(words) > 0 && c.is(words) {
			return strings.Trim(alt, " *!"), true
		}
	}
	return "", false
}

func (c command) is(words []string) bool {
	if words[0] != "*" && words[0] != c[0] {
		return false
	}
	// Without the network it takes what is there.
	for _, arg := range c[1:] {
		if arg == "--offline" {
			return false
		}
	}
	rest := words[1:]
	for i, arg := range c[1:] {
		switch {
		case len(rest) == 0 || rest[0] == "*":
			return true
		case rest[0] == "!":
			return c[i+1:].plain()
		case same(c[0], arg, rest[0]):
			rest = rest[1:]
		case script(c[0], arg):
			return false
		}
	}
	return len(rest) == 0 || rest[0] == "*" || rest[0] == "!"
}

// plain says that nothing but flags and their values follows, and that they do
// not send the work elsewhere.
func (c command) plain() bool {
	flag := false
	for _, arg := range c {
		switch {
		case arg == "-g" || arg == "--global":
			return false
		case strings.HasPrefix(arg, "-"):
			flag = !strings.Contains(arg, "=")
		case !flag:
			return false
		default:
			flag = false
		}
	}
	return true
}

// script says that the next argument names a script or program of the project.
func script(program, arg string) bool {
	switch program {
	case "npm", "yarn", "pnpm", "bun":
		return arg == "run" || arg == "run-script" || arg == "exec" || arg == "dlx"
	}
	return false
}

// same compares an argument with a word: "build:prod" and "web:build" are scripts
// that build, and ":app:bootJar" is a task "bootJar".
func same(program, arg, word string) bool {
	arg = strings.Trim(arg, ",")
	if arg == word {
		return true
	}
	switch program {
	case "gradle":
		return arg[strings.LastIndexByte(arg, ':')+1:] == word
	case "npm", "yarn", "pnpm", "bun", "npx", "turbo":
		named := false
		for part := range strings.FieldsFuncSeq(arg, func(c rune) bool { return c == ':' || c == '-' }) {
			switch part {
			case word:
				named = true
			case "prod", "production", "release", "docker", "web", "app", "client", "server", "frontend", "ui", "all", "ci", "ssr":
			default:
				return false
			}
		}
		return named
	}
	return false
}
