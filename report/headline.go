package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// fate says what happens to what the headline counts.
func (r *Report) fate(t Totals) string {
	switch {
	case t.Sent == nil:
		return "in the build context"
	case r.Context.Target.Builder == buildcontext.Podman:
		return "would be read by the build"
	}
	return "would be sent to the builder"
}

// travel says how far the context goes beside what is sent.
func (t Totals) travel() string {
	if t.Sent.Entries == 0 {
		return "nothing of the " + size(t.Context.Bytes) + " in the context is used"
	}
	var parts []string
	switch {
	case t.Stage.Entries == 0:
		parts = append(parts, "nothing of it is copied into a stage")
	case t.Image.Entries == 0:
		parts = append(parts, "nothing of it ends up in the image")
	case t.Image.Entries == t.Sent.Entries:
		parts = append(parts, "all of it ends up in the image")
	default:
		parts = append(parts, size(t.Image.Bytes)+" ends up in the image")
	}
	if t.Context.Bytes > t.Sent.Bytes {
		parts = append(parts, "the context holds "+size(t.Context.Bytes))
	}
	return strings.Join(parts, "; ")
}

// avoidable returns the bytes that are left when every suggestion on offer is
// taken; false where there is none.
func (r *Report) avoidable() (left int64, ok bool) {
	offered := r.offered()
	if len(offered) == 0 {
		return 0, false
	}
	return offered[len(offered)-1].Left, true
}

// saved says what taking every suggestion on offer leaves; "" where there is
// nothing to take. bold marks the figure.
func (r *Report) saved(bold func(string) string) string {
	left, ok := r.avoidable()
	if !ok {
		return ""
	}
	whole := r.Totals().Shipped().Bytes
	words := size(whole-left) + " avoidable"
	share := whole-left >= whole/100
	if share {
		words = percent(whole-left, whole) + " avoidable"
	}
	words = bold(words)
	if share {
		words += " → " + size(left) + " left"
	}
	switch c := r.toCheck(); {
	case c >= whole-left:
		words += ", to be checked first"
	case c > 0:
		words += "; of the saving " + size(c) + " to be checked first"
	}
	return words
}

// below names the Dockerfiles that someone may have meant where the target has
// none.
func (r *Report) below() string {
	const most = 3
	var names []string
	for _, d := range r.Dockerfiles[:min(most, len(r.Dockerfiles))] {
		names = append(names, elide(printable(d), 48))
	}
	if n := len(r.Dockerfiles) - most; n > 0 {
		names = append(names, grouped(n)+" more")
	}
	if len(names) == 0 {
		return ""
	}
	are := "are"
	if len(names) == 1 {
		are = "is"
	}
	return "what is sent depends on the Dockerfile; below " + are + " " + strings.Join(names, ", ")
}

// toCopy are the lines of suggestions, for an ignore file. What is to be checked
// first has a comment that says so: who copies has not read the table.
func toCopy(offered []buildcontext.Suggestion) string {
	var lines []string
	for _, s := range offered {
		patterns := slices.DeleteFunc(slices.Clone(s.Patterns), func(p string) bool { return !plain(p) })
		if s.Safe == buildcontext.Check && len(patterns) > 0 {
			lines = append(lines, "# check: "+Safe(s.Why))
		}
		lines = append(lines, patterns...)
	}
	return strings.Join(lines, "\n")
}

// toCheck is the part of the avoidable bytes that someone has to look at first.
func (r *Report) toCheck() (n int64) {
	for _, s := range r.Suggestions {
		if s.Safe == buildcontext.Check {
			n += s.Bytes
		}
	}
	return n
}

// offered returns the suggestions that can be taken.
func (r *Report) offered() (offered []buildcontext.Suggestion) {
	for _, s := range r.Suggestions {
		if s.Safe != buildcontext.Unsafe {
			offered = append(offered, s)
		}
	}
	return offered
}
