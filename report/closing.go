package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// counts says how many findings there are of each severity; colour is given
// the name of each and may be nil.
func (r *Report) counts(colour func(string) string) string {
	if len(r.Findings) == 0 {
		switch {
		case !r.Complete():
			return "nothing found in what could be read"
		case r.NoSecrets:
			return "nothing found; nobody looked for secrets"
		case r.Totals().Shipped().Entries == 0:
			return "nothing found: nothing ships"
		case len(r.NotScanned) > 0:
			return "nothing found: no secret in what was searched, and every rule works"
		default:
			return "nothing found: no secret in what ships, and every rule works"
		}
	}
	var parts []string
	for s := buildcontext.Critical; ; s-- {
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
		if s == buildcontext.Info {
			break
		}
	}
	return strings.Join(parts, ", ")
}

// next names the commands that go on from here, for a shell to take as they
// are; names that a shell would read otherwise are left out.
func (r *Report) next() []string {
	root := r.root()
	if !shellSafe(root) {
		return nil
	}
	at := ""
	if root != "." {
		at = " " + root
	}
	var hints []string
	if _, ok := r.avoidable(); ok {
		hints = append(hints, "ctxaudit generate --diff"+at)
	}
	fs := r.worst()
	if i := slices.IndexFunc(fs, func(f buildcontext.Finding) bool { return at == "" && f.Reach > 0 && shellSafe(f.Path) }); i >= 0 {
		hints = append(hints, "ctxaudit why "+fs[i].Path)
	} else if len(fs) > 0 {
		hints = append(hints, "ctxaudit rule "+fs[0].Code)
	}
	if slices.ContainsFunc(fs, weighs) {
		hints = append(hints, "ctxaudit --long"+at)
	}
	if len(hints) > 0 {
		hints[0] = "next: " + hints[0]
	}
	return hints
}

func shellSafe(s string) bool {
	return !strings.HasPrefix(s, "-") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./@+,:") == ""
}
