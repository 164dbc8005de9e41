package suggest

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ctxaudit/context"
)

// need is an exception of an allowlist.
type need struct {
	line string // without "!"
	path string // what it names; "" for a wildcard that matches nothing yet
	uses []*use // which take it
	// missed says that it was missed by the file there is if that left out
	// everything that it did not name: the source is literal, or finds others.
	missed bool
	// along says that it is taken only along with everything else, and may go.
	along bool
}

// needs lists what the steps take, in the order of those that are cited, and
// nothing twice. Of the whole context it is what lies at its root, without what
// is to be gone. Apart stand those that a rule of the file there is leaves out: no
// build that takes them passes, and others must not get them.
func (s *search) needs(gone []bool) (needs, barred []need, err error) {
	var all []need
	index := map[string]int{} // by line
	order := map[*use]int{}
	for i := range s.uses {
		u := &s.uses[i]
		order[u] = i
		if u.src.Unset != "" {
			return nil, nil, buildcontext.WithHint(
				fmt.Errorf("%s:%d: what this %s takes is not known: %s is not set", u.in.Name, u.step.Line, u.step.Kind, u.src.Unset),
				"set it with --build-arg "+u.src.Unset+"=VALUE")
		}
		for _, n := range s.needsOf(u, gone) {
			at, ok := index[n.line]
			if !ok {
				at = len(all)
				index[n.line] = at
				all = append(all, n)
			}
			all[at].missed = all[at].missed || n.missed
			all[at].along = all[at].along && n.along
			all[at].uses = append(all[at].uses, u)
		}
	}
	slices.SortStableFunc(all, func(a, b need) int {
		return cmp.Compare(order[a.cited()[0]], order[b.cited()[0]])
	})
	taken := map[string]bool{}
	for _, n := range all {
		if n.path != "" && !s.has(n.path) && s.bars(n.path) {
			barred = append(barred, n)
			continue
		}
		needs = append(needs, n)
		taken[n.path] = true
	}
	return slices.DeleteFunc(needs, func(n need) bool {
		for p := range prefixes(parent(n.path)) {
			if taken[p] {
				return true
			}
		}
		return false
	}), barred, nil
}

// needsOf lists what one source takes.
func (s *search) needsOf(u *use, gone []bool) []need {
	var needs []need
	paths := u.paths
	dir := parent(u.glob)
	switch {
	case !u.src.Wildcard:
	case !u.broad():
		paths = slices.DeleteFunc(s.onDisk(u.glob), func(p string) bool { return p == s.c.Ignore.Path && !s.has(p) })
		if len(paths) > 0 {
			paths = append(paths, s.linked(paths)...)
			break
		}
		// The build fails where the directory is not there, even though it
		// does not where the directory holds nothing that matches.
		paths = []string{dir}
		if dir == "" || strings.ContainsAny(dir, `*?[\`) {
			needs, paths = []need{{line: loose(u.glob)}}, nil
			for strings.ContainsAny(dir, `*?[\`) {
				dir = parent(dir)
			}
			if dir != "" && s.has(dir) {
				paths = []string{dir}
			}
		}
	case dir == "":
		paths = []string{"."} // "*" takes what the context takes
	case !strings.ContainsAny(dir, `*?[\`):
		paths = append([]string{dir}, paths...)
	}
	missed := !u.src.Wildcard || slices.ContainsFunc(u.paths, s.has)
	add := func(p string, missed, along bool) {
		for _, p := range s.parts(p) {
			line, _ := s.literal(p) // what it lets in as well is shut out
			needs = append(needs, need{line: line, path: p, missed: missed, along: along})
		}
	}
	for _, p := range paths {
		if p != "." {
			add(p, missed, false)
			continue
		}
		// What it takes along with everything else is left out where it is to
		// be, and so is the ignore file.
		for p := range s.children("") {
			if u.takes(p.path) && p.path != s.c.Ignore.Path && !p.all(gone) {
				add(p.path, false, true)
			}
		}
	}
	return needs
}

// cited are the uses that count: those of the whole context only where there are
// no others.
func (n *need) cited() []*use {
	if uses := slices.DeleteFunc(slices.Clone(n.uses), (*use).whole); len(uses) > 0 {
		return uses
	}
	return n.uses
}

// why names the steps that take what is needed, each with its lines.
func (n *need) why() string {
	type step struct{ text, file string }
	var steps []step
	lines := map[step][]string{}
	for _, u := range n.cited() {
		s := step{u.all(), u.in.Name}
		if lines[s] == nil {
			steps = append(steps, s)
		}
		if line := fmt.Sprint(u.step.Line); !slices.Contains(lines[s], line) {
			lines[s] = append(lines[s], line)
		}
	}
	var texts []string
	for _, s := range steps {
		texts = append(texts, fmt.Sprintf("%s (%s:%s)", s.text, s.file, few(lines[s])))
	}
	return oneLine(few(texts))
}

// few joins the first of many.
func few(list []string) string {
	const most = 3
	if len(list) > most+1 {
		return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
	}
	return strings.Join(list, ", ")
}

// without marks the entries that some additions leave out.
func (s *search) without(add []measured, unsafe bool) []bool {
	gone := make([]bool, len(s.entries))
	for _, m := range add {
		if m.Safe != buildcontext.Safe && !unsafe {
			continue
		}
		for _, p := range m.paths {
			p.mark(gone)
		}
	}
	return gone
}

// onDisk lists what a wildcard matches below the root whatever the ignore file
// says: what came since lacks in an old allowlist. Its patterns look through no
// links.
func (s *search) onDisk(glob string) []string {
	if strings.Contains(glob, "**") {
		return s.expand("", strings.Split(glob, "/"))
	}
	matches, err := fs.Glob(s.c.Root.FS(), glob)
	if err != nil {
		return nil
	}
	from := len(fixed(glob))
	return slices.DeleteFunc(matches, func(p string) bool {
		for dir := range prefixes(parent(p)) {
			if info, err := s.c.Root.Lstat(dir); len(dir) > from && (err != nil || !info.IsDir()) {
				return true
			}
		}
		return false
	})
}
