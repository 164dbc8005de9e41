package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"ctxaudit/context"
)

// notScanned sums the entries that nobody searched for secrets, by reason, and
// names the largest.
func (r *Report) notScanned() string {
	reasons := map[string]int{}
	left := map[string]bool{}
	for _, p := range r.NotScanned {
		reasons[p.Reason]++
		left[p.Path] = true
	}
	var largest string
	var most, sum int64
	r.entries(func(path string, e *buildcontext.Entry) {
		if !left[path] {
			return
		}
		sum += e.Size
		if e.Size > most {
			largest, most = path, e.Size
		}
	})
	names := slices.SortedFunc(maps.Keys(reasons), func(a, b string) int { return cmp.Or(reasons[b]-reasons[a], strings.Compare(a, b)) })
	var parts []string
	for i, n := range names {
		if i == 3 {
			parts = append(parts, "and "+plural(len(names)-3, "other reason"))
			break
		}
		words := grouped(reasons[n]) + " " + Safe(n)
		if strings.HasSuffix(n, " object") && reasons[n] != 1 { // the others are no nouns
			words += "s"
		}
		parts = append(parts, words)
	}
	words := "not searched for secrets: " + plural(len(r.NotScanned), "file") + ", " + size(sum) + " (" + strings.Join(parts, ", ") + ")"
	if largest != "" {
		words += "; the largest is " + elide(printable(largest), 48) + ", " + size(most)
	}
	return words
}
