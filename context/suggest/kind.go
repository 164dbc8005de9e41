package suggest

import (
	"path"
	"strings"
)

// kind is one kind of heavy thing, as plain data.
type kind struct {
	// ID is the identifier of the kind, and stays.
	ID string
	// Class is the code of the rule that reports it.
	Class string
	// What says what it is, in words.
	What string
	// Names are the names it goes by, separated by spaces, as shell patterns of
	// the base name. One that ends in "/" is a directory, any other a file. What
	// stands before an inner "/" are the names of the directories above. The
	// name "*/" is every directory that holds the evidence.
	Names string
	// Beside and Inside are the evidence: for each that is given, one of its
	// names must lie beside the directory or in it.
	Beside, Inside string
	// Remade are the commands that make it again, separated by "|" and perhaps
	// after anywhere, or spare, litter or ask.
	Remade string
}

// The rules that report a kind.
const (
	fetched = "CTX201" // dependencies and caches
	history = "CTX202" // version-control data
	output  = "CTX203" // build output, logs, coverage and what else work leaves behind
)

// The classes of what the catalogue does not know.
const (
	secret      = "secret"      // files that hold secrets
	idle        = "idle"        // what no step takes
	unversioned = "unversioned" // what git ignores
	twice       = "twice"       // the same as another file
)

// What Remade says of a kind that no command makes again.
const (
	spare  = ""  // no build reads it
	litter = "!" // no build reads it where git ignores it; else it may be wanted
	ask    = "?" // a build or the program may read it
)

// anywhere begins a Remade whose commands count in every stage: elsewhere the
// thing is of no use.
const anywhere = "+"

// certain says that the name alone proves the kind.
func (k *kind) certain() bool { return k.Beside == "" && k.Inside == "" }

// name is a name of the catalogue and the kinds that go by it.
type name struct {
	// glob matches the base name; above is "" or the directories that must stand
	// above it.
	glob, above string
	// head and tail are what stands before the first and after the last wildcard
	// of glob; simple says that a single "*" is all there is between.
	head, tail string
	simple     bool
	// dirs and files are the kinds that have it as the name of a directory and
	// of a file, in the order of the catalogue.
	dirs, files []*kind
}

// pattern is the pattern that excludes the name at every depth.
func (n *name) pattern() string { return "**/" + path.Join(n.above, n.glob) }

// matches says whether p goes by the name.
func (n *name) matches(p string) bool {
	b := base(p)
	if len(b) < len(n.head)+len(n.tail) || !strings.HasPrefix(b, n.head) || !strings.HasSuffix(b, n.tail) {
		return false
	}
	if !n.simple && b != n.glob {
		if ok, _ := path.Match(n.glob, b); !ok {
			return false
		}
	}
	if n.above == "" {
		return true
	}
	dir := parent(p)
	return dir == n.above || strings.HasSuffix(dir, "/"+n.above)
}

// home is the directory that holds the evidence beside p: the one of the first
// directory of the name.
func (n *name) home(p string) string {
	if n.above != "" {
		for range strings.Count(n.above, "/") + 1 {
			p = parent(p)
		}
	}
	return parent(p)
}

// names finds what a path may be without trying the whole catalogue on it.
type names struct {
	exact, ext map[string][]*name
	first      [256][]*name
	// markers are the kinds whose directory is known by what lies in it, by the
	// name of that.
	markers map[string]*kind
}

func newNames(kinds []kind) *names {
	ns := &names{exact: map[string][]*name{}, ext: map[string][]*name{}, markers: map[string]*kind{}}
	known := map[string]*name{}
	for i := range kinds {
		k := &kinds[i]
		for text := range strings.FieldsSeq(k.Names) {
			if text == "*/" {
				for m := range strings.FieldsSeq(k.Inside) {
					ns.markers[m] = k
				}
				continue
			}
			p, dir := strings.CutSuffix(text, "/")
			n := known[p]
			if n == nil {
				n = &name{glob: base(p), above: parent(p)}
				known[p] = n
				ns.add(n)
			}
			if dir {
				n.dirs = append(n.dirs, k)
			} else {
				n.files = append(n.files, k)
			}
		}
	}
	return ns
}

func (ns *names) add(n *name) {
	meta := strings.IndexAny(n.glob, `*?[`)
	if meta < 0 {
		n.head = n.glob
		ns.exact[n.glob] = append(ns.exact[n.glob], n)
		return
	}
	last := strings.LastIndexAny(n.glob, `*?]`)
	n.head, n.tail = n.glob[:meta], n.glob[last+1:]
	n.simple = meta == last && n.glob[meta] == '*'
	if meta > 0 {
		ns.first[n.glob[0]] = append(ns.first[n.glob[0]], n)
	} else {
		ns.ext[extension(n.tail)] = append(ns.ext[extension(n.tail)], n)
	}
}

// extension returns what follows the last dot of a base name, with the dot, and
// "~" for an editor's backup.
func extension(b string) string {
	if strings.HasSuffix(b, "~") {
		return "~"
	}
	return b[max(strings.LastIndexByte(b, '.'), 0):]
}

// of yields the names that p goes by.
func (ns *names) of(p string, yield func(*name)) {
	b := base(p)
	for _, list := range [...][]*name{ns.exact[b], ns.ext[extension(b)], ns.first[b[0]]} {
		for _, n := range list {
			if n.matches(p) {
				yield(n)
			}
		}
	}
}
