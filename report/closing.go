package report

import (
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// counts says how many findings there are of each severity, and how many notes;
// colour is given the name of each severity and may be nil.
func (r *Report) counts(colour func(string) string) string {
	words := r.bySeverity(colour)
	if words == "" {
		words = r.clean()
	}
	if n := len(r.Known); n > 0 {
		words += "; " + plural(n, "finding") + " more in the baseline"
	}
	if n := len(r.notes()); n > 0 {
		words += "; " + plural(n, "note")
	}
	return words
}

// clean says what finding nothing means.
func (r *Report) clean() string {
	switch {
	case !r.Complete():
		return "nothing found in what could be read"
	case r.NoSecrets:
		return "nothing found; nobody looked for secrets"
	case r.Totals().Shipped().Entries == 0:
		return "nothing found: nothing ships"
	}
	words := "nothing found: no secret in what ships"
	if len(r.NotScanned) > 0 {
		words = "nothing found: no secret in what was searched"
	}
	if len(r.Context.Ignore.Patterns) > 0 && !slices.ContainsFunc(r.Findings, ruleOf) {
		words += ", and every rule works"
	}
	return words
}

func (r *Report) bySeverity(colour func(string) string) string {
	var parts []string
	for s := buildcontext.Critical; s > buildcontext.Info; s-- {
		n := 0
		for _, f := range r.Findings {
			if f.Severity == s {
				n++
			}
		}
		if n > 0 {
			name := s.String()
			if colour != nil {
				name = colour(name)
			}
			parts = append(parts, grouped(n)+" "+name)
		}
	}
	return strings.Join(parts, ", ")
}

// next names the commands that go on from here, for a shell to take as they
// are; where a shell would read a name otherwise there are none.
func (r *Report) next() []string {
	root := r.root()
	target := strings.Join(r.Flags, " ")
	if !shellSafe(root) || slices.ContainsFunc(r.Flags, func(f string) bool { return !shellSafe(strings.TrimLeft(f, "-")) }) {
		return nil
	}
	command := func(parts ...string) string {
		return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" || p == "." }), " ")
	}
	var hints []string
	if len(r.Dockerfiles) > 0 && shellSafe(r.Dockerfiles[0]) {
		hints = append(hints, command("ctxaudit", "-f", path.Join(root, r.Dockerfiles[0]), root))
	}
	if _, ok := r.avoidable(); ok {
		hints = append(hints, command("ctxaudit", "generate", "--diff", target, root))
	}
	fs := r.grave()
	whyable := func(f buildcontext.Finding) bool {
		return f.Severity == fs[0].Severity && root == "." && f.Reach > 0 && f.Path != "." && shellSafe(f.Path)
	}
	if i := slices.IndexFunc(fs, whyable); i >= 0 {
		hints = append(hints, command("ctxaudit", "why", target, fs[i].Path))
	} else if len(fs) > 0 {
		hints = append(hints, command("ctxaudit", "rule", fs[0].Code))
	}
	if slices.ContainsFunc(fs, weighs) {
		hints = append(hints, command("ctxaudit", "--long", target, root))
	}
	if len(hints) > 0 {
		hints[0] = "next: " + hints[0]
	}
	return hints
}

// shellSafe says that a shell takes a word as it is, and a command not for a
// flag.
func shellSafe(s string) bool {
	return !strings.HasPrefix(s, "-") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./@+,:=") == ""
}
