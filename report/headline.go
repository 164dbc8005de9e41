package report

import (
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
	if t.Context.Bytes > t.Sent.Bytes {
		parts = append(parts, "the context holds "+size(t.Context.Bytes))
	}
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
