package lint

import (
	"fmt"

	"ctxaudit/context"
)

// specialFiles reports what is neither file nor link, one finding for each type.
func specialFiles(s *subject) []buildcontext.Finding {
	becomes := map[buildcontext.Type]string{
		buildcontext.FIFO:   "arrives as such, and whoever opens it waits",
		buildcontext.Socket: "arrives as an empty file",
		buildcontext.Device: "arrives as such",
	}
	var found []buildcontext.Finding
	for _, t := range []buildcontext.Type{buildcontext.FIFO, buildcontext.Socket, buildcontext.Device} {
		f := buildcontext.Finding{Severity: buildcontext.Low, Detector: t.String(), Hint: "exclude it"}
		for i := range s.Entries {
			e := &s.Entries[i]
			if e.Type == t {
				gather(&f, e)
			}
		}
		if f.Entries > 0 {
			it := "it"
			if f.Entries > 1 {
				it = "each"
			}
			f.Message = fmt.Sprintf("%s in the context: %s %s", count(f.Entries, t.String()), it, becomes[t])
			found = append(found, f)
		}
	}
	return found
}
