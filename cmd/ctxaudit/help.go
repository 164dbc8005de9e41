package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// help writes the help of a command, for a terminal of that width; 0 is 80.
func (c *command) help(w io.Writer, width int) error {
	if width == 0 || width > 100 {
		width = 80
	}
	var b strings.Builder
	if c.name == self {
		b.WriteString("ctxaudit audits a Docker build context: what docker build would send, where it\n" +
			"lands, what must not be there, and which ignore rules mend it.\n\n")
		b.WriteString("usage: ctxaudit [flags] [PATH]\n       ctxaudit COMMAND [flags] ...\n\ncommands:\n")
		for _, c := range commands()[1:] {
			fmt.Fprintf(&b, "  %-24s %s\n", strings.TrimSpace(c.name+" "+c.args), c.short)
		}
	} else {
		fmt.Fprintf(&b, "%s: %s\n\nusage: ctxaudit %s\n", c.name, c.short, strings.TrimSpace(c.name+" [flags] "+c.args))
		if c.long != "" {
			fmt.Fprintf(&b, "\n%s\n", c.long)
		}
	}
	for _, g := range c.groups {
		fmt.Fprintf(&b, "\n%s:\n%s", g.title, usages(g, width))
	}
	if c.name == self {
		b.WriteString("\nexit codes: 0 clean, 1 findings at or above --fail-on or a limit exceeded, 2 wrong\n" +
			"use or a build that would fail, 3 incomplete: something could not be read\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// usage parts the usage of a flag into the name of its value and what it does.
func usage(f *pflag.Flag) (value, text string) {
	value, text = pflag.UnquoteUsage(f)
	return value, strings.TrimSuffix(text, " "+value)
}

// usages are the flags of a group, one a line where the width allows.
func usages(g group, width int) string {
	var names, texts []string
	column := 0
	g.set(&options{}).VisitAll(func(f *pflag.Flag) {
		value, text := usage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		names, texts = append(names, name), append(texts, text)
		column = max(column, len(name)+2)
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%-*s", column, name)
		at := column
		for j, word := range strings.Fields(texts[i]) {
			switch {
			case at+1+len(word) > width:
				fmt.Fprintf(&b, "\n%-*s", column, "")
				at = column
			case j > 0:
				b.WriteByte(' ')
				at++
			}
			b.WriteString(word)
			at += len(word)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
