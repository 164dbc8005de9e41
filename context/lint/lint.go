// Package lint checks a build context, its ignore file and its Dockerfile for
// what does not do what it seems to do, and for weight that nobody wants.
//
// A check is a small file named after its code, ctx301.go; its page stands
// beside it in rules/CTX301.md and is the documentation that users read. [Check]
// runs all checks over a finished context: package dockerfile has set the
// reaches and the build, package suggest the heaps. Some codes have a page here
// and are found elsewhere: secrets are, and so are rules that fail the build
// before there is a context to look at.
package lint

import (
	"cmp"
	"slices"

	"ctxaudit/context"
)

// Limits are the sizes that the user allows for what is sent; 0 is no limit.
type Limits struct {
	Bytes   int64
	Entries int
}

// Check runs every check over c and returns what they find, sorted by code,
// path and line. It reads files below the context root and nothing else.
func Check(c *buildcontext.Context, l Limits) []buildcontext.Finding {
	s := newSubject(c, l)
	all := checkLines(s)
	for _, r := range rules {
		if r.check == nil {
			continue
		}
		for _, f := range r.check(s) {
			f.Code = r.code
			if f.Fingerprint == "" {
				f.Fingerprint = fingerprint(f.Code, f.Path, f.Detector)
			}
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b buildcontext.Finding) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return all
}
