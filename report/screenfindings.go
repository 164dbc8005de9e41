package report

import (
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

func secret(f buildcontext.Finding) bool { return strings.HasPrefix(f.Code, "CTX10") }
func ruleOf(f buildcontext.Finding) bool { return strings.HasPrefix(f.Code, "CTX3") }

// weighs says that the rows of what is big tell the finding.
func weighs(f buildcontext.Finding) bool {
	return strings.HasPrefix(f.Code, "CTX20") && f.Code < limitCode
}

func (v *screen) exposure() error {
	fs := v.chapter(secret)
	if len(fs) > 0 {
		v.title("SECRETS THAT WOULD SHIP", "(values are never shown)")
		if err := v.list(fs); err != nil {
			return err
		}
	}
	if len(v.NotScanned) > 0 {
		v.line("")
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
	return v.list(fs)
}

// others shows what stands in no other block.
func (v *screen) others() error {
	fs := v.chapter(func(f buildcontext.Finding) bool {
		return !secret(f) && !ruleOf(f) && (v.Long || !weighs(f)) && f.Code != limitCode
	})
	if len(fs) == 0 {
		return nil
	}
	v.title("ALSO", "")
	return v.list(fs)
}

func (v *screen) title(words, aside string) {
	v.line("")
	if aside == "" {
		v.line(margin + words)
		return
	}
	v.flow(margin, margin, "    ", []string{words, aside})
}

// list shows the top findings.
func (v *screen) list(fs []buildcontext.Finding) error {
	var err error
	if v.Long {
		v.detail(fs)
	} else {
		err = v.align(fs[:min(len(fs), v.top())])
	}
	if more := len(fs) - v.top(); more > 0 {
		v.line(margin + "and " + grouped(more) + " more")
	}
	return err
}

// align shows findings, each with what is wrong and where it lands. It has a
// form for every width: one line each where they fit; else the words below each
// other beside the place; else everything below the place.
func (v *screen) align(fs []buildcontext.Finding) error {
	wide := &table{columns: []column{{"", fixed, 0, 0}, {"", fixed, 0, 0}, {"", elided, 16, 0}, {"", wrapped, 30, 0}, {"", wrapped, 20, 0}}}
	beside := &table{columns: []column{{"", fixed, 0, 0}, {"", fixed, 0, 0}, {"", elided, 16, 0}, {"", wrapped, 30, 0}}}
	stacked := &table{columns: []column{{"", fixed, 0, 0}, {"", fixed, 0, 0}, {"", wrapped, 30, 0}}}
	for _, f := range fs {
		place, message, landing := printable(f.Path)+position(f.Line), v.message(f), v.landing(f)
		words := message
		if landing != "" {
			words += "\n" + landing
		}
		wide.add(f.Severity.String(), f.Code, place, message, landing)
		beside.add(f.Severity.String(), f.Code, place, words)
		stacked.add(f.Severity.String(), f.Code, place+"\n"+words)
	}
	t := wide
	if _, sum := wide.natural(); v.Width > 0 && sum > v.Width {
		t = beside
		if v.Width < 76 {
			t = stacked
		}
	}
	return t.write(v.w, v.Width, v.severity)
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
