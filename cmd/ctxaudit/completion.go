package main

import (
	"context"
	"embed"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"ctxaudit/context"
	"ctxaudit/context/lint"
)

// scripts holds a script for each shell, under its name.
//
//go:embed completion
var scripts embed.FS

// runCompletion prints the script for a shell, or answers that script: the
// arguments after the shell are those of a command line, and the last of them
// is to be completed.
func runCompletion(_ context.Context, p *program, _ *options, args []string) (int, error) {
	shells := texts(shellWords())
	if len(args) == 0 || !slices.Contains(shells, args[0]) {
		return exitUsage, buildcontext.WithHint(errors.New("no shell, or one that is not known"), "use one of "+strings.Join(shells, ", "))
	}
	if len(args) == 1 {
		script, err := scripts.ReadFile("completion/" + args[0])
		if err == nil {
			_, err = p.stdout.Write(script)
		}
		return exitClean, err
	}
	var b strings.Builder
	for _, w := range complete(args[1:]) {
		b.WriteString(w.text)
		switch {
		case w.help == "":
		case args[0] == "zsh":
			b.WriteString(":" + w.help)
		case args[0] == "fish":
			b.WriteString("\t" + w.help)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(p.stdout, b.String())
	return exitClean, err
}

// word is something that may be typed, and what it does.
type word struct{ text, help string }

// complete returns the words that may take the place of the last of the
// arguments of ctxaudit; none where it is a file or nothing that is known. Bash
// hands over --flag=value as three words.
func complete(args []string) []word {
	before, last := args[:len(args)-1], args[len(args)-1]
	if last == "=" {
		before, last = args, ""
	}
	if n := len(before) - 1; n > 0 && before[n] == "=" {
		before = before[:n]
	}
	cmd, own := find(before)
	flags := cmd.flags(&options{})
	var valued *pflag.Flag // the flag before, where it wants a value
	if n := len(before) - 1; n >= 0 {
		valued = lookup(flags, before[n])
	}
	var found []word
	switch name, value, assigned := strings.Cut(last, "="); {
	case slices.Contains(before, "--"):
	case valued != nil:
		found = values(valued, "", last)
	case assigned:
		found = values(lookup(flags, name), name+"=", value)
	case strings.HasPrefix(last, "-"):
		flags.VisitAll(func(f *pflag.Flag) {
			_, help := usage(f)
			found = append(found, word{"--" + f.Name, help})
		})
	case len(own) == 0 && cmd.words != nil:
		found = cmd.words()
	}
	return slices.DeleteFunc(found, func(w word) bool { return !strings.HasPrefix(w.text, last) })
}

// lookup returns the flag that an argument is, where it takes a value.
func lookup(flags *pflag.FlagSet, arg string) *pflag.Flag {
	var f *pflag.Flag
	if name, long := strings.CutPrefix(arg, "--"); long {
		f = flags.Lookup(name)
	} else if len(arg) == 2 && arg[0] == '-' {
		f = flags.ShorthandLookup(arg[1:])
	}
	if f == nil || f.NoOptDefVal != "" {
		return nil
	}
	return f
}

// values are the words that a flag takes, after what is typed before them: the
// prefix and the values of a list up to the last comma.
func values(f *pflag.Flag, prefix, typed string) []word {
	if f == nil {
		return nil
	}
	if f.Value.Type() == "stringSlice" {
		prefix += typed[:strings.LastIndexByte(typed, ',')+1]
	}
	var found []word
	for _, w := range f.Annotations[words] {
		found = append(found, word{prefix + w, ""})
	}
	return found
}

// words is the annotation of a flag with the words that it takes.
const words = "words"

// takes says which words a flag takes.
func takes(f *pflag.FlagSet, name string, ws ...string) {
	if err := f.SetAnnotation(name, words, ws); err != nil {
		panic(err) // there is no such flag
	}
}

func shellWords() []word { return []word{{"bash", ""}, {"zsh", ""}, {"fish", ""}} }

func commandWords() []word {
	var found []word
	for _, c := range commands()[1:] {
		found = append(found, word{c.name, c.short})
	}
	return found
}

func codeWords() []word {
	var found []word
	for _, page := range lint.Pages() {
		found = append(found, word{page.Code, page.Title})
	}
	return found
}

func texts(ws []word) []string {
	ts := make([]string, len(ws))
	for i, w := range ws {
		ts[i] = w.text
	}
	return ts
}
