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
	text := strings.NewReplacer("\\\n", " ", `"`, " ", "'", " ").Replace(r.Command)
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("&|;()\n{}", c) }) {
		c := command(strings.Fields(part))
		for len(c) > 0 && (strings.Contains(c[0], "=") || wrapper(c[0]) || strings.HasPrefix(c[0], "-")) {
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
			return strings.Trim(alt, " *"), true
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
	if len(rest) == 0 {
		for _, arg := range c[1:] {
			if !strings.HasPrefix(arg, "-") {
				return false
			}
		}
		return true
	}
	if rest[0] == "*" {
		return true
	}
	for _, arg := range c[1:] {
		switch {
		case same(c[0], arg, rest[0]):
			if rest = rest[1:]; len(rest) == 0 {
				return true
			}
		case script(c[0], arg):
			return false
		}
	}
	return false
}

// script says that the next argument names a script or program of the project.
func script(program, arg string) bool {
	switch program {
	case "npm", "yarn", "pnpm", "bun":
		return arg == "run" || arg == "run-script" || arg == "exec" || arg == "dlx"
	}
	return false
}

// same compares an argument with a word: "build:prod" is a script "build" and
// ":app:bootJar" a task "bootJar".
func same(program, arg, word string) bool {
	arg = strings.Trim(arg, ",")
	if program == "gradle" {
		return arg[strings.LastIndexByte(arg, ':')+1:] == word
	}
	head, _, _ := strings.Cut(arg, ":")
	return arg == word || head == word
}
