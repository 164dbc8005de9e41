package buildcontext

import (
	"cmp"
	"runtime"
	"slices"
)

// Excluded returns the entries below the root that the rules keep out, sorted
// bytewise by path, each with reach [Ignored]. It walks the whole tree, which
// the builder does not, and leaves out what it cannot read. Jobs is that of
// [Load].
func (c *Context) Excluded(jobs int) ([]Entry, error) {
	none, err := CompileFor(BuildKit, nil)
	if err != nil {
		return nil, err
	}
	w := walk{views: []Rules{{Builder: BuildKit, Matcher: none}}, opener: c.opener}
	root, _ := w.run(cmp.Or(jobs, runtime.GOMAXPROCS(0)))
	var all Context
	all.collect(root)
	at := 0
	all.Entries = slices.DeleteFunc(all.Entries, func(e Entry) bool {
		for at < len(c.Entries) && c.Entries[at].Path < e.Path {
			at++
		}
		return at < len(c.Entries) && c.Entries[at].Path == e.Path
	})
	for i := range all.Entries {
		all.Entries[i].Reach = Ignored
	}
	return all.Entries, nil
}
