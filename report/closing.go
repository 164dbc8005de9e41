package report

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// counts says how many findings there are of each severity, and what else there
// is that is no finding.
func (r *Report) counts(grade func(buildcontext.Severity, string) string) string {
	words := strings.Join(tally(r.grave(), grade), ", ")
	return strings.Join(append([]string{cmp.Or(words, r.clean())}, r.besides()...), "; ")
}

// besides counts what does not fail an audit.
func (r *Report) besides() []string {
	parts := r.decisions()
	if n := len(r.notes()); n > 0 {
		parts = append(parts, plural(n, "note"))
	}
	return parts
}

// clean says what finding nothing means.
func (r *Report) clean() string {
	switch {
	case !r.Complete():
		return "nothing found in what could be read"
	case r.NoSecrets:
		return "nothing found; nobody looked for secrets"
	case r.Totals().Shipped().Entries == 0 && len(r.Named) == 0:
		return "nothing found: nothing ships"
	}
	words := "nothing found"
	switch {
	case len(r.Known)+len(r.Exempt) > 0:
		return "nothing new found"
	case !r.checked(secretCodes):
	case len(r.NotScanned) > 0:
		words += ": no secret in what was searched"
	default:
		words += ": no secret in what ships"
	}
	if len(r.Context.Ignore.Patterns) > 0 && r.checked("CTX3") && !slices.ContainsFunc(r.Findings, ruleOf) {
		words += ", and every rule works"
	}
	return words
}

// checked says that all rules whose codes begin so were checked.
func (r *Report) checked(codes string) bool {
	return !slices.ContainsFunc(r.Unchecked, func(u Unchecked) bool { return strings.HasPrefix(u.Code, codes) })
}

// tally counts findings by severity, the worst first; grade marks the words about
// one.
func tally(fs []buildcontext.Finding, grade func(buildcontext.Severity, string) string) (parts []string) {
	var counts [buildcontext.Critical + 1]int
	for _, f := range fs {
		counts[f.Severity]++
	}
	for s, n := range slices.Backward(counts[:]) {
		if n > 0 {
			severity := buildcontext.Severity(s)
			parts = append(parts, grade(severity, grouped(n)+" "+severity.String()))
		}
	}
	return parts
}

// command gives a command about the target, for a shell to take as it is: its
// name and flags, and paths of the context where it takes some. It is "" where a
// shell would read a name otherwise.
func (r *Report) command(name string, paths ...string) string {
	words := append(strings.Fields("ctxaudit "+name), r.Flags...)
	if root := r.root(); root != "." {
		if len(paths) > 0 {
			words = append(words, "-C")
		}
		paths = append([]string{root}, paths...)
	}
	unsafe := func(word string) bool { return !shellSafe(word) }
	if slices.ContainsFunc(paths, unsafe) || slices.ContainsFunc(r.Flags, func(f string) bool { return unsafe(strings.TrimLeft(f, "-")) }) {
		return ""
	}
	return strings.Join(append(words, paths...), " ")
}

// next names the commands that go on from here.
func (r *Report) next() (hints []string) {
	hint := func(command string) {
		if command != "" {
			hints = append(hints, command)
		}
	}
	if len(r.Dockerfiles) > 0 && shellSafe(r.Dockerfiles[0]) {
		hint(r.command("-f " + path.Join(r.root(), r.Dockerfiles[0])))
	}
	if _, ok := r.avoidable(); ok {
		hint(r.command("generate --diff"))
	}
	fs := r.grave()
	whyable := func(f buildcontext.Finding) bool {
		return f.Severity == fs[0].Severity && f.Context == "" && f.Reach > 0 && f.Path != "." && r.command("why", f.Path) != ""
	}
	if i := slices.IndexFunc(fs, whyable); i >= 0 {
		hint(r.command("why", fs[i].Path))
	} else if len(fs) > 0 {
		hint("ctxaudit rule " + fs[0].Code)
	}
	if slices.ContainsFunc(fs, weighs) {
		hint(r.command("--long"))
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
