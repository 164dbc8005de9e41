package report

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"ctxaudit/context"
)

func itoa(n int) string { return strconv.Itoa(n) }

// patterns is the number of lines of one suggestion that are shown.
const patterns = 3

// tedious is the number of columns from which on a reason is not said twice.
const tedious = 30

// suggestions shows the lines to add. Nothing that would break the build is
// offered.
func (v *screen) suggestions() error {
	offered := v.offered()
	if len(offered) == 0 {
		return nil
	}
	file := path.Base(v.ignoreFile())
	if v.Context.Target.Name != "" {
		file = v.ignoreFile()
	}
	t := &table{columns: []column{
		{"ADD TO " + printable(file), elided, 16, 0}, {"SAVES", number, 0, 0}, {"LEFT", number, 0, 0},
		{"SAFE", fixed, 0, 0}, {"WHY", wrapped, 24, 1},
	}}
	last := ""
	for _, s := range offered[:min(len(offered), v.top())] {
		why := Safe(s.Why)
		if why == last && columns(why) > tedious {
			why = "as above"
		} else {
			last = why
		}
		var lines []string
		for i, p := range s.Patterns {
			if i == patterns && len(s.Patterns) > patterns+1 && !v.Long {
				lines = append(lines, "and "+grouped(len(s.Patterns)-patterns)+" more")
				break
			}
			lines = append(lines, printable(p))
		}
		t.add(strings.Join(lines, "\n"), size(s.Bytes), size(s.Left), string(s.Safe), why)
	}
	if len(offered) > v.top() {
		var sum int64
		for _, s := range offered[v.top():] {
			sum += s.Bytes
		}
		t.add("and "+grouped(len(offered)-v.top())+" more", size(sum), size(offered[len(offered)-1].Left), "", "")
	}
	v.line("")
	return v.show(t)
}

// unknowns shows what decides and cannot be known before the build. What other
// stages make is the rule rather than the exception and takes one line.
func (v *screen) unknowns() error {
	made, others := v.unknown()
	if v.Long {
		made, others = nil, append(made, others...)
		slices.SortStableFunc(others, func(a, b buildcontext.Unknowable) int { return a.Line - b.Line })
	}
	if len(others) > 0 {
		v.title("NOT KNOWN BEFORE THE BUILD", "(landings are as copied; RUN steps are not executed)")
		t := &table{columns: []column{{"", elided, 14, 0}, {"", wrapped, 30, 0}}}
		for _, u := range others[:min(len(others), v.top())] {
			t.add(v.dockerfileLine(u.Line), Safe(u.Message))
		}
		if n := len(others) - v.top(); n > 0 {
			t.add("and "+grouped(n)+" more", "")
		}
		if err := v.show(t); err != nil {
			return err
		}
	}
	var words []string
	if len(others) == 0 && v.runs() {
		words = append(words, "landings are as copied, RUN steps are not executed")
	}
	if len(made) > 0 {
		words = append(words, v.unfollowed(made))
	}
	if len(words) > 0 {
		v.line("")
		v.paragraph(margin, strings.Join(words, "; "))
	}
	return nil
}

func (v *screen) footer() error {
	v.line("")
	words := v.counts(v.grade)
	if len(v.notes()) > 0 && !v.Long {
		words += " that --long shows"
	}
	v.paragraph(margin, words)
	if next := v.next(); len(next) > 0 {
		v.flow(margin, margin, " · ", next)
	}
	return nil
}
