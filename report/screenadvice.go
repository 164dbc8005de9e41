package report

import (
	"path"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// suggestions shows the lines to add. Nothing that would break the build is
// offered.
func (v *screen) suggestions() error {
	offered := v.offered()
	if len(offered) == 0 {
		return nil
	}
	t := &table{columns: []column{
		{"ADD TO " + printable(path.Base(v.ignoreFile())), elided, 16, 0}, {"SAVES", number, 0, 0}, {"LEFT", number, 0, 0},
		{"SAFE", fixed, 0, 0}, {"WHY", wrapped, 24, 1},
	}}
	for _, s := range offered[:min(len(offered), v.top())] {
		var lines []string
		for _, p := range s.Patterns {
			lines = append(lines, printable(p))
		}
		t.add(strings.Join(lines, "\n"), size(s.Bytes), size(s.Left), string(s.Safe), Safe(s.Why))
	}
	if len(offered) > v.top() {
		var sum int64
		for _, s := range offered[v.top():] {
			sum += s.Bytes
		}
		t.add("and "+grouped(len(offered)-v.top())+" more", size(sum), size(offered[len(offered)-1].Left), "", "")
	}
	v.line("")
	return t.write(v.w, v.Width, nil)
}

// unknowns shows what decides and cannot be known before the build.
func (v *screen) unknowns() error {
	b := v.Context.Build
	if b == nil || len(b.Unknowns) == 0 {
		return nil
	}
	v.title("NOT KNOWN BEFORE THE BUILD", "(landings are as copied; RUN steps are not executed)")
	t := &table{columns: []column{{"", elided, 14, 0}, {"", wrapped, 30, 0}}}
	most := v.top()
	if !v.Long {
		most = min(most, 3)
	}
	for _, u := range b.Unknowns[:min(len(b.Unknowns), most)] {
		t.add(v.dockerfile()+position(u.Line), Safe(u.Message))
	}
	if n := len(b.Unknowns) - most; n > 0 {
		t.add("and "+grouped(n)+" more", "")
	}
	return t.write(v.w, v.Width, nil)
}

func (v *screen) footer() error {
	v.line("")
	v.paragraph(margin, v.counts(v.severity))
	if next := v.next(); len(next) > 0 {
		v.flow(margin, margin, " · ", next)
	}
	return nil
}
