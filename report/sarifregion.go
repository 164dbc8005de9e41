package report

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"ctxaudit/context"
)

// sarifRegion is a line, and what a finding means of it where that is the line
// of the finding. A finding counts bytes and SARIF does not, so columns need the
// text of the line: that of the ignore files and of the Dockerfile is at hand. That
// of other files never is, and a secret has no columns anywhere. Without columns
// the region is the line.
func (r *Report) sarifRegion(f buildcontext.Finding, p buildcontext.Place) *sarifRegion {
	region := &sarifRegion{StartLine: max(p.Line, 1)}
	if secret(f) || p != r.file(f) {
		return region
	}
	line, ok := r.text(p)
	if !ok {
		return region
	}
	if region.StartColumn = utf16Column(line, f.Column); region.StartColumn > 0 {
		region.EndColumn = utf16Column(line, f.EndColumn)
	}
	return region
}

// utf16Column is a column of a line, which counts bytes, in UTF-16 code units.
// It is 0 where that is not known: the line has no such column, what stands
// before it is no UTF-8, which viewers decode each in their way, or the line
// begins with a byte order mark, which some count and some do not.
func utf16Column(line string, column int) int {
	if column < 1 || column > len(line)+1 || !utf8.ValidString(line[:column-1]) || strings.HasPrefix(line, "\ufeff") {
		return 0
	}
	n := 1
	for _, c := range line[:column-1] {
		n += utf16.RuneLen(c)
	}
	return n
}
