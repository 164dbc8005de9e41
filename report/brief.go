package report

import (
	"io"
	"strings"
)

// writeBrief writes at most six lines, for a program that runs ctxaudit before
// something else.
func writeBrief(w io.Writer, r *Report, _ Style) error {
	totals := r.Totals()
	n := totals.Shipped()
	words := "ctxaudit: " + size(n.Bytes) + " in " + plural(n.Entries, "file") + " " + r.fate(totals)
	if left, ok := r.avoidable(); ok {
		words += ", " + percent(n.Bytes-left, n.Bytes) + " avoidable"
	}
	if also := r.beside(); also != "" {
		words += "; " + also
	}
	lines := []string{words}
	if !r.Complete() {
		lines = append(lines, "incomplete: "+plural(len(r.Incomplete), "place")+" could not be read")
	}
	if rows, _, _ := r.largest(newTree(r.Context.Entries, r.shipped()), 3); len(rows) > 0 {
		var parts []string
		for _, row := range rows {
			parts = append(parts, printable(row.path)+" "+size(row.Bytes))
		}
		lines = append(lines, "largest: "+strings.Join(parts, ", "))
	}
	lines = append(lines, r.counts(Style{}.grade))
	if fs := r.grave(); len(fs) > 0 {
		lines = append(lines, fs[0].Severity.String()+": "+r.sentence(fs[0]))
	}
	if next := r.next(); len(next) > 0 {
		lines = append(lines, strings.Join(next, " · "))
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}
