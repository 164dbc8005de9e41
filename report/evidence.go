package report

import (
	"maps"
	"slices"
	"strings"

	"ctxaudit/context"
)

// unless leaves a check open where its rule could not be checked, or is not one
// of this version.
func (r *Report) unless(code string, c check) check {
	if !slices.ContainsFunc(r.Pages, func(p buildcontext.Page) bool { return p.Code == code }) {
		c.unknown, c.evidence = true, "Not known: not checked."
	}
	for _, u := range r.Unchecked {
		if u.Code == code {
			c.unknown, c.evidence = true, "Not known: "+prose(u.Reason)+"."
		}
	}
	return c
}

func (r *Report) readable() check {
	c := check{statement: "Everything could be read."}
	if r.Complete() {
		c.evidence = "No directory and no file was left out."
		return c
	}
	var names []string
	const most = 20
	for _, p := range r.Incomplete[:min(len(r.Incomplete), most)] {
		names = append(names, code(p.Path)+" ("+prose(p.Reason)+")")
	}
	if n := len(r.Incomplete) - most; n > 0 {
		names = append(names, "and "+grouped(n)+" more")
	}
	c.unknown, c.evidence = true, "The audit is incomplete: "+strings.Join(names, ", ")+"."
	return c
}

func (r *Report) limits(fs []buildcontext.Finding) check {
	c := check{statement: "What is sent keeps within its limits.", findings: fs}
	var limits []string
	if r.MaxBytes > 0 {
		limits = append(limits, size(r.MaxBytes))
	}
	if r.MaxEntries > 0 {
		limits = append(limits, plural(r.MaxEntries, "file"))
	}
	if len(limits) == 0 {
		c.unknown, c.evidence = true, "No limit is set (`--max-size`, `--max-files`)."
		return c
	}
	n := r.Totals().Shipped()
	c.evidence = size(n.Bytes) + " in " + plural(n.Entries, "file") + "; the limit is " + strings.Join(limits, " and ") + "."
	return c
}

func (r *Report) rulesRead(fs []buildcontext.Finding) check {
	c := check{statement: "There is an ignore file and the builder reads it.", findings: fs}
	c.evidence = r.readsRules(&c)
	return c
}

// rulesWork is about the lines, where there are any that the builder reads.
func (r *Report) rulesWork(fs []buildcontext.Finding) check {
	c := check{statement: "Every line of the ignore file does what it says.", findings: fs}
	if words := r.readsRules(&c); c.unknown {
		c.evidence = words
		return c
	}
	idle := 0
	for _, f := range r.notes() {
		if f.Code == "CTX301" || f.Code == "CTX305" {
			idle++
		}
	}
	if idle > 0 {
		if len(fs) > 0 {
			c.evidence = plural(len(fs), "finding") + ". "
		}
		c.evidence += "Of " + plural(len(r.Context.Ignore.Patterns), "rule") + ", " + grouped(idle) + " find nothing to do in this tree."
	}
	return c
}

// readsRules says which ignore file the builder reads, and opens the check where
// it is none.
func (r *Report) readsRules(c *check) string {
	ignore := r.Context.Ignore
	if ignore.Path == "" || len(ignore.Patterns) == 0 && len(ignore.Dead) > 0 {
		c.unknown = true
		return "There is none that the builder reads."
	}
	return code(ignore.Path) + " with " + plural(len(ignore.Patterns), "rule") + "."
}

// free holds where nothing of some classes ships that weighs at least some
// bytes, whether or not the findings about it are asked for.
func (r *Report) free(statement string, least int64, fs []buildcontext.Finding, classes ...string) check {
	c := check{statement: statement}
	for _, f := range fs {
		if f.Bytes >= least {
			c.findings = append(c.findings, f)
		}
	}
	var parts []string
	for _, h := range r.Context.Heaps {
		if slices.Contains(classes, h.Class) && h.Entries > 0 && h.Bytes >= least {
			parts = append(parts, code(h.Path)+" ("+size(h.Bytes)+")")
		}
	}
	if len(parts) == 0 {
		return c
	}
	const most = 20
	if n := len(parts) - most; n > 0 {
		parts = append(parts[:most], "and "+grouped(n)+" more")
	}
	c.unknown, c.evidence = true, "In the context: "+strings.Join(parts, ", ")+"."
	return c
}

// contexts lists what is audited apart from this context or cannot be.
func (r *Report) contexts(fs []buildcontext.Finding) check {
	c := check{statement: "Everything comes from this context, under these rules.", findings: fs}
	var parts []string
	named := r.Context.Target.Contexts
	for _, name := range slices.Sorted(maps.Keys(named)) {
		parts = append(parts, code(name+"="+named[name]))
	}
	parts = append(parts, r.images()...)
	switch {
	case len(parts) > 0:
		c.unknown, c.evidence = true, "To be looked at on their own: "+strings.Join(parts, ", ")+"."
	case r.Context.Build == nil:
		c.unknown = true
	case len(fs) == 0:
		c.evidence = "No named context is given, and nothing is copied from another image."
	}
	return c
}

// images are those that a needed stage copies or mounts from.
func (r *Report) images() (parts []string) {
	b := r.Context.Build
	if b == nil {
		return nil
	}
	for _, s := range b.Steps {
		_, named := r.Context.Target.Contexts[s.From]
		if s.From == "" || s.FromStage >= 0 || named || !b.Stages[s.Stage].Needed {
			continue
		}
		if part := "image " + code(s.From) + " (" + prose(r.dockerfileLine(s.Line)) + ")"; !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

func (r *Report) settled() check {
	c := check{statement: "Where everything lands is known before the build."}
	made, others := r.unknown()
	var parts []string
	const most = 3
	for _, u := range others[:min(len(others), most)] {
		parts = append(parts, prose(r.dockerfileLine(u.Line)+": "+u.Message))
	}
	if n := len(others) - most; n > 0 {
		parts = append(parts, "and "+grouped(n)+" more")
	}
	if len(made) > 0 {
		parts = append(parts, prose(r.unfollowed(made)))
	}
	switch {
	case r.Context.Build == nil:
		c.unknown = true
	case len(parts) == 0:
		c.evidence = "As copied; RUN steps are not executed."
	default:
		c.unknown, c.evidence = true, upper(strings.Join(parts, "; "))+". RUN steps are not executed."
	}
	return c
}

// upper begins a sentence.
func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
