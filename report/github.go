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
	written, dropped := map[string]int{}, 0
	annotate := func(level, file string, line int, title, message string) {
		if written[level]++; written[level] > annotations {
			dropped++
			return
		}
		b.WriteString("::" + level + " ")
		if file != "" {
			b.WriteString("file=" + githubProperty.Replace(file) + ",")
			if line > 0 {
				fmt.Fprintf(&b, "line=%d,", line)
			}
		}
		b.WriteString("title=ctxaudit " + title + "::" + githubMessage.Replace(message) + "\n")
	}
	for _, p := range r.Incomplete {
		annotate("error", "", 0, "incomplete", unread(p))
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
		annotate(githubLevels[f.Severity], file, place.Line, f.Code, words)
	}
	if dropped > 0 {
		fmt.Fprintf(&b, "ctxaudit: %d more without an annotation\n", dropped)
	}
	_, err := w.Write(b.Bytes())
	return err
}

var githubLevels = [...]string{
	buildcontext.Info: "notice", buildcontext.Low: "notice", buildcontext.Medium: "warning",
	buildcontext.High: "error", buildcontext.Critical: "error",
}

// The escapes of workflow commands (actions/toolkit, command.ts).
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
