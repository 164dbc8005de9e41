package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// chapter returns the findings to keep.
func (v *screen) chapter(keep func(buildcontext.Finding) bool) (fs []buildcontext.Finding) {
	for _, f := range v.findings {
		if keep(f) {
			fs = append(fs, f)
		}
	}
	return fs
}

func secret(f buildcontext.Finding) bool { return strings.HasPrefix(f.Code, secretCodes) }
func ruleOf(f buildcontext.Finding) bool { return strings.HasPrefix(f.Code, "CTX3") }

// weighs says that the rows of what is big tell the finding.
func weighs(f buildcontext.Finding) bool {
	return strings.HasPrefix(f.Code, "CTX20") && f.Code < limitCode
}

// fatal says that a build fails for what a finding says: the headline has to
// tell.
func fatal(f buildcontext.Finding) bool {
	return (f.Code == "CTX401" || f.Code == "CTX402") && f.Severity >= buildcontext.High
}

// few is how many secrets of low severity are shown: most are in the files of
// tests and never land.
const few = 3

func (v *screen) exposure() error {
	fs, stay := v.chapter(secret), 0
	if v.Context.Build != nil && !v.Long {
		all := len(fs)
		fs = slices.DeleteFunc(fs, func(f buildcontext.Finding) bool { return f.Reach == buildcontext.Eligible })
		stay = all - len(fs)
	}
	if len(fs) > 0 {
		v.title("SECRETS THAT WOULD SHIP", "(values are never shown)")
		if err := v.list(fs, few); err != nil {
			return err
		}
	}
	if len(v.NotScanned)+stay > 0 {
		v.line("")
	}
	if stay > 0 {
		v.paragraph(margin, "not sent for this target: the files of "+plural(stay, "secret")+" that --long shows")
	}
	if len(v.NotScanned) > 0 {
		v.paragraph(margin, v.notScanned())
	}
	return nil
}

func (v *screen) rules() error {
	fs := v.chapter(ruleOf)
	if len(fs) == 0 {
		return nil
	}
	v.title("RULES THAT DO NOT DO WHAT THEY SAY", "")
	return v.list(fs, v.top())
}

// asides shows the notes.
func (v *screen) asides() error {
	fs := v.notes()
	if len(fs) == 0 || !v.Long {
		return nil
	}
	v.title("NOTES", "")
	return v.rows(fs, v.top())
}

// others shows what stands in no other block.
func (v *screen) others() error {
	fs := v.chapter(func(f buildcontext.Finding) bool {
		return !secret(f) && !ruleOf(f) && (v.Long || !weighs(f) && !fatal(f)) && f.Code != limitCode
	})
	if len(fs) == 0 {
		return nil
	}
	v.title("ALSO", "")
	return v.list(fs, v.top())
}

func (v *screen) title(words, aside string) {
	v.line("")
	if aside == "" {
		v.line(margin + words)
		return
	}
	v.flow(margin, margin, "    ", []string{words, aside})
}

// list shows the top findings, and of those of low severity at most low.
func (v *screen) list(fs []buildcontext.Finding, low int) error {
	if v.Long {
		n := min(len(fs), v.top())
		v.detail(fs[:n])
		v.more(fs[n:])
		return nil
	}
	return v.rows(fs, low)
}

func (v *screen) rows(fs []buildcontext.Finding, low int) error {
	rows := v.gather(fs)
	n := slices.IndexFunc(rows, func(r said) bool { return r.Severity == buildcontext.Low })
	if n < 0 {
		n = len(rows)
	}
	n = min(n+low, v.top(), len(rows))
	err := v.align(rows[:n])
	var rest []buildcontext.Finding
	for _, r := range rows[n:] {
		rest = append(append(rest, r.Finding), r.more...)
	}
	v.more(rest)
	return err
}

// more says what is not shown, where there is anything.
func (v *screen) more(fs []buildcontext.Finding) {
	if len(fs) > 0 {
		v.paragraph(margin, "and "+strings.Join(tally(fs, v.grade), ", ")+" more")
	}
}

// said is a row of a list: one finding, or several that differ in their line.
type said struct {
	buildcontext.Finding
	place, pattern, message, landing string

	// more are the others.
	more []buildcontext.Finding
}

// gather makes the rows of findings.
func (v *screen) gather(fs []buildcontext.Finding) (rows []said) {
	index := map[string]int{}
	for _, f := range fs {
		pattern := printable(v.pattern(f))
		what := f.Message
		if secret(f) && f.Detector != "" {
			what = f.Detector
		}
		key := strings.Join([]string{f.Code, f.Severity.String(), f.Path, what, pattern}, "\x00")
		if i, ok := index[key]; ok {
			rows[i].more = append(rows[i].more, f)
			continue
		}
		index[key] = len(rows)
		place := printable(f.Path) + position(f.Line)
		rows = append(rows, said{f, place, pattern, v.message(f), v.landing(f), nil})
	}
	for i, r := range rows {
		switch {
		case len(r.more) == 0:
		case secret(r.Finding):
			rows[i].message = values(append([]buildcontext.Finding{r.Finding}, r.more...))
		default:
			rows[i].message += ", and " + plural(len(r.more), "other line")
		}
	}
	return rows
}

// pattern is the line of the ignore file that a finding is about, or "".
func (r *Report) pattern(f buildcontext.Finding) string {
	if c := r.of(f).Context; f.Path == c.Target.Show(c.Ignore.Path) {
		for _, p := range c.Ignore.Patterns {
			if p.Line == f.Line {
				return strings.TrimSpace(p.Source)
			}
		}
	}
	return ""
}

// align shows rows, each with what is wrong and where it lands: one line each
// where they fit; else the words below each other beside the place or, where that
// takes less room and loses fewer names, all of it below the place.
func (v *screen) align(rows []said) error {
	severity, code := column{kind: fixed}, column{kind: fixed}
	place, pattern := column{kind: elided, min: 16}, column{kind: elided, min: 12}
	message, landing := column{kind: landed, min: 28}, column{kind: landed, min: 20}
	wide := &table{columns: []column{severity, code, place, pattern, message, landing}}
	beside := &table{columns: []column{severity, code, place, pattern, message}}
	stacked := &table{columns: []column{severity, code, message}}
	patterns := false
	for _, r := range rows {
		patterns = patterns || r.pattern != ""
		words := r.message
		if r.landing != "" {
			words += "\n" + r.landing
		}
		wide.add(r.Severity.String(), r.Code, r.place, r.pattern, r.message, r.landing)
		beside.add(r.Severity.String(), r.Code, r.place, r.pattern, words)
		stacked.add(r.Severity.String(), r.Code, strings.TrimSpace(r.place+margin+r.pattern)+"\n"+words)
	}
	if !patterns {
		wide.remove(3)
		beside.remove(3)
	}
	best := beside
	for _, t := range []*table{wide, beside, stacked} {
		t.fit(v.Width)
	}
	switch {
	case wide.cost() == len(rows):
		best = wide
	case stacked.cost() < beside.cost():
		best = stacked
	}
	return best.write(v.w, v.severity)
}

func position(line int) string {
	if line == 0 {
		return ""
	}
	return ":" + itoa(line)
}

// message is what is wrong and, for a rule, what to write instead.
func (v *screen) message(f buildcontext.Finding) string {
	words := Safe(f.Message)
	if f.Hint != "" && !secret(f) {
		words += " — " + Safe(f.Hint)
	}
	if n := len(f.Places); n > 0 && secret(f) {
		words += ", and in " + plural(n, "other place")
	}
	return words
}
