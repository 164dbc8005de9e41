// Package cases describes a directory with an ignore file and a Dockerfile in a
// few readable lines, makes it on disk, and prints it so that it can be pasted
// into a table again.
package cases

import (
	"fmt"
	"strconv"
	"strings"
)

// Case is one build.
type Case struct {
	Name string
	// Tree has one entry a line, with paths relative to the context root; a
	// path may begin with "../" to lie beside it. A path or text with blanks or
	// odd bytes is quoted as in Go.
	//
	//	file a/b            a file that holds its own path and that of the case
	//	file a/b "text"     a file that holds text
	//	dir a/empty
	//	link a/l -> ../b    a symbolic link
	//	hard a/h -> b       another name of the file b
	//	fifo p
	//	socket s
	//	device d            a character device like /dev/null
	//	tar t.tar a d/b     an archive with two files
	Tree string
	// Ignore is the text of .dockerignore at the root; "" makes none.
	Ignore string
	// Dockerfile is its text; "" is "FROM scratch", "COPY . /".
	Dockerfile string
	// File is the path of the Dockerfile from the context root, as "-f" takes
	// it; "" is Dockerfile and no "-f".
	File string
	// IgnoreFile is the path of the ignore file from the context root, as
	// podman's "--ignorefile" takes it; "" is no such flag.
	IgnoreFile string
	// Target is the stage to build; "" is the last one.
	Target string
	// Args are build arguments, each NAME=VALUE.
	Args []string
	// Contexts are named contexts, each NAME=PATH from the context root.
	Contexts []string
}

// Default is the Dockerfile of a case that names none.
const Default = "FROM scratch\nCOPY . /\n"

// String prints the case as a Go literal without its type. What is very long is
// cut.
func (c Case) String() string {
	var b strings.Builder
	b.WriteString("{\n")
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "\t%s: %s,\n", name, literal(value))
		}
	}
	list := func(name string, values []string) {
		if len(values) > 0 {
			fmt.Fprintf(&b, "\t%s: %#v,\n", name, values)
		}
	}
	field("Name", c.Name)
	if entries, err := ParseTree(c.Tree); err == nil {
		c.Tree = Print(entries)
	}
	field("Tree", c.Tree)
	field("Ignore", c.Ignore)
	field("Dockerfile", c.Dockerfile)
	field("File", c.File)
	field("IgnoreFile", c.IgnoreFile)
	field("Target", c.Target)
	list("Args", c.Args)
	list("Contexts", c.Contexts)
	b.WriteString("},\n")
	return b.String()
}

// literal quotes s, over several lines where every byte of it can be seen.
func literal(s string) string {
	hidden := func(r rune) bool { return r != '\n' && (r < ' ' || r > '~' || r == '`') }
	if n := strings.Count(s, "\n"); n > 1 && n < 100 && !strings.ContainsFunc(s, hidden) && !strings.Contains(s, " \n") {
		return "`" + s + "`"
	}
	if len(s) > 4000 {
		s = s[:4000] + "..."
	}
	return strconv.QuoteToASCII(s)
}
