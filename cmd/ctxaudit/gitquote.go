package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// gitEscapes are the escapes with a letter in git's quoting of names.
var gitEscapes = strings.NewReplacer(
	`\`, `\\`, `"`, `\"`, "\a", `\a`, "\b", `\b`, "\f", `\f`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\v", `\v`,
)

// quoteGit quotes a name as git does for a terminal (quote.c:quote_c_style with
// core.quotePath): other control characters and bytes beyond ASCII in octal.
func quoteGit(name string) string {
	var b strings.Builder
	quoted := false
	for i := range len(name) {
		c := name[i : i+1]
		e := gitEscapes.Replace(c)
		if e == c && (c[0] < ' ' || c[0] >= 0x7f) {
			e = fmt.Sprintf(`\%03o`, c[0])
		}
		quoted = quoted || e != c
		b.WriteString(e)
	}
	if !quoted {
		return name
	}
	return `"` + b.String() + `"`
}

// unquoteGit is the reverse of quoteGit. Git's escapes are a part of Go's.
func unquoteGit(quoted string) (string, error) {
	name, err := strconv.Unquote(quoted)
	if err != nil {
		return "", errors.New("line is badly quoted")
	}
	return name, nil
}
