package report

import (
	"maps"
	"slices"
	"strings"

	"ctxaudit/context"
)

func (r *Report) readable() check {
	c := check{statement: "Everything could be read."}
	if r.Complete() {
		c.evidence = "No directory and no file was left out."
		return c
	}
	var names []string
	for _, p := range r.Incomplete {
		names = append(names, code(p.Path)+" ("+prose(p.Reason)+")")
	}
	c.unknown, c.evidence = true, "The audit is incomplete: "+strings.Join(atMost(20, names), ", ")+"."
	return c
}

func (r *Report) limits(c check) check {
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

func (r *Report) rulesRead(c check) check {
	c.evidence = r.readsRules(&c)
	return c
}

// rulesWork is about the lines, where there are any that the builder reads.
func (r *Report) rulesWork(c check) check {
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
		if n := len(c.findings); n > 0 {
			c.evidence = plural(n, "finding") + ". "
		}
		c.evidence += "Of " + plural(len(r.Context.Ignore.Patterns), "rule") + ", " + grouped(idle) + " find nothing to do in this tree."
	}
	return c
}

func (r *Report) copies(c check) check {
	c.unknown = r.Context.Build == nil
	return c
}

// builders names those that were compared.
func (r *Report) builders(c check) check {
	var names []string
	for _, o := range r.Context.Others {
		names = append(names, string(o.Builder))
	}
	switch {
	case len(names) == 0:
		c.unknown, c.evidence = true, "No other builder was compared."
	case len(c.findings) == 0:
		c.evidence = upper(strings.Join(names, " and ")) + " take the same."
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
func (r *Report) free(c check, least int64, classes ...string) check {
	c.findings = slices.DeleteFunc(c.findings, func(f buildcontext.Finding) bool { return f.Bytes < least })
	var parts []string
	for _, a := range r.all() {
		for _, h := range a.Context.Heaps {
			if slices.Contains(classes, h.Class) && h.Entries > 0 && h.Bytes >= least {
				parts = append(parts, code(a.Context.Target.Show(h.Path))+" ("+size(h.Bytes)+")")
			}
		}
	}
	if len(parts) == 0 {
		return c
	}
	c.unknown, c.evidence = true, "In the context: "+strings.Join(atMost(20, parts), ", ")+"."
	return c
}

// contexts lists what is audited apart from this context or cannot be.
func (r *Report) contexts(c check) check {
	var parts, audited []string
	for _, a := range r.Named {
		audited = append(audited, a.Context.Target.Name)
	}
	named := r.Context.Target.Contexts
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if !slices.Contains(audited, name) {
			parts = append(parts, code(name+"="+named[name]))
		}
	}
	parts = append(parts, r.images()...)
	switch {
	case len(parts) > 0:
		c.unknown, c.evidence = true, "To be looked at on their own: "+strings.Join(parts, ", ")+"."
	case r.Context.Build == nil:
		c.unknown = true
	case len(c.findings) == 0:
		c.evidence = "No named context is given, and nothing is copied from another image."
		if len(audited) > 0 {
			c.evidence = "Named contexts, audited here too: " + code(strings.Join(audited, ", ")) + ". Nothing is copied from another image."
		}
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
	for _, u := range others {
		parts = append(parts, prose(r.dockerfileLine(u.Line)+": "+u.Message))
	}
	parts = atMost(3, parts)
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

// atMost keeps the first of some parts and counts the others.
func atMost(most int, parts []string) []string {
	if n := len(parts) - most; n > 0 {
		parts = append(parts[:most], "and "+grouped(n)+" more")
	}
	return parts
}

// upper begins a sentence.
func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
