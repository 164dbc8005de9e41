package report

import (
	"strconv"
	"strings"
)

// code gives a name as a code span of Markdown, in which nothing else is
// interpreted. The two characters that could end the span or the cell of a
// table are escaped as in Go source.
func code(name string) string { return codeAt(name, 0) }

// codeAt gives a name and a line; 0 is none.
func codeAt(name string, line int) string {
	shown := printable(name)
	if strings.ContainsAny(name, "`|") {
		shown = strings.NewReplacer("`", `\x60`, "|", `\x7c`).Replace(strconv.Quote(name))
	}
	if shown == "" {
		return ""
	}
	return "`" + shown + position(line) + "`"
}

// prose gives words of a report as Markdown that shows them as they are: no
// markup, no links, no mentions.
func prose(words string) string { return proseEscaper.Replace(Safe(words)) }

var proseEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"&", `\&`, "|", `\|`, "~", `\~`, "$", `\$`, "://", `\://`, "www.", `www\.`,
	// Mentions and numbers of issues are found in what Markdown has become; only a
	// tag breaks them.
	"@", "@<!-- -->", "#", `\#<!-- -->`,
)
