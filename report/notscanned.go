package report

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"ctxaudit/context"
)

// notScanned sums the entries that nobody searched for secrets, by reason, and
// names the largest.
func (r *Report) notScanned() string {
	reasons := map[string]int{}
	var largest buildcontext.Entry
	var sum int64
	for _, p := range r.NotScanned {
		reasons[p.Reason]++
		es := r.Context.Entries
		i := sort.Search(len(es), func(i int) bool { return es[i].Path >= p.Path })
		if i < len(es) && es[i].Path == p.Path {
			sum += es[i].Size
			if es[i].Size > largest.Size {
				largest = es[i]
			}
		}
	}
	var names []string
	for n := range reasons {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(reasons[b]-reasons[a], strings.Compare(a, b)) })
	var parts []string
	for i, n := range names {
		if i == 3 {
			parts = append(parts, "and "+plural(len(names)-3, "other reason"))
			break
		}
		parts = append(parts, grouped(reasons[n])+" "+Safe(n))
	}
	words := "not searched for secrets: " + plural(len(r.NotScanned), "file") + ", " + size(sum) + " (" + strings.Join(parts, ", ") + ")"
	if largest.Path != "" {
		words += "; the largest is " + elide(printable(largest.Path), 48) + ", " + size(largest.Size)
	}
	return words
}
