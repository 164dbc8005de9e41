package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"ctxaudit/context"
)

// GitHub shows ten annotations of each level for a step.
const annotations = 10

// writeGitHub writes workflow commands that annotate the files of a pull
// request, the worst findings first. Only as many are written as GitHub shows,
// so that what it drops is not chance.
func writeGitHub(w io.Writer, r *Report, _ Style) error {
	var b bytes.Buffer
	left := map[string]int{"error": annotations, "warning": annotations, "notice": annotations}
	for _, p := range r.Incomplete {
		annotate(&b, left, "error", "", 0, "incomplete", printable(p.Path)+" could not be read: "+Safe(p.Reason))
	}
	for _, f := range r.grave() {
		place, words := r.fix(f), r.sentence(f)
		file, inside := r.inRepository(place.Path)
		if !inside || !plain(file) {
			file = "" // the message names it
			if place == r.file(f) {
				words = printable(place.Path) + position(place.Line) + ": " + words
			}
		}
		annotate(&b, left, githubLevels[f.Severity], file, place.Line, f.Code, words)
	}
	if n := surplus(left); n > 0 {
		fmt.Fprintf(&b, "ctxaudit: %d more without an annotation\n", n)
	}
	_, err := w.Write(b.Bytes())
	return err
}

var githubLevels = [...]string{
	buildcontext.Info: "notice", buildcontext.Low: "notice", buildcontext.Medium: "warning",
	buildcontext.High: "error", buildcontext.Critical: "error",
}

func annotate(b *bytes.Buffer, left map[string]int, level, file string, line int, title, message string) {
	if left[level]--; left[level] < 0 {
		return
	}
	b.WriteString("::" + level + " ")
	if file != "" {
		b.WriteString("file=" + githubProperty.Replace(file) + ",")
		if line > 0 {
			fmt.Fprintf(b, "line=%d,", line)
		}
	}
	b.WriteString("title=ctxaudit " + title + "::" + githubMessage.Replace(message) + "\n")
}

// surplus counts what went below nothing.
func surplus(left map[string]int) (n int) {
	for _, l := range left {
		n += max(0, -l)
	}
	return n
}

// The escapes of workflow commands (actions/toolkit, command.ts).
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
