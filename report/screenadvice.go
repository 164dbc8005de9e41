package report

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"ctxaudit/context"
)

func itoa(n int) string { return strconv.Itoa(n) }

func shownBase(t buildcontext.Target) string { return printable(filepath.Base(t.Dockerfile)) }

// suggestions shows the lines to add. Nothing that would break the build is
// offered.
func (v *screen) suggestions() error {
	var offered []buildcontext.Suggestion
	for _, s := range v.Suggestions {
		if s.Safe != buildcontext.Unsafe {
			offered = append(offered, s)
		}
	}
	if len(offered) == 0 {
		return nil
	}
	file := ".dockerignore"
	if v.Context.Ignore.Path != "" {
		file = v.Context.Ignore.Path
	}
	t := &table{columns: []column{
		{"ADD TO " + printable(path.Base(file)), elided, 16, 0}, {"SAVES", number, 0, 0}, {"LEFT", number, 0, 0},
		{"SAFE", fixed, 0, 0}, {"WHY", wrapped, 24, 1},
	}}
	for _, s := range offered[:min(len(offered), v.top())] {
		var lines []string
		for _, p := range s.Patterns {
			lines = append(lines, printable(p))
		}
		t.add(strings.Join(lines, "\n"), size(s.Bytes), size(s.Left), string(s.Safe), Safe(s.Why))
	}
	if len(offered) > v.top() {
		var sum int64
		for _, s := range offered[v.top():] {
			sum += s.Bytes
		}
		t.add("and "+grouped(len(offered)-v.top())+" more", size(sum), size(offered[len(offered)-1].Left), "", "")
	}
	v.line("")
	return t.write(v.w, v.Width, nil)
}

// notScanned sums the entries that nobody searched for secrets, by reason, and
// names the largest.
func (v *screen) notScanned() string {
	reasons := map[string]int{}
	var largest buildcontext.Entry
	var sum int64
	for _, p := range v.NotScanned {
		reasons[p.Reason]++
		es := v.Context.Entries
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
	words := "not searched for secrets: " + plural(len(v.NotScanned), "file") + ", " + size(sum) + " (" + strings.Join(parts, ", ") + ")"
	if largest.Path != "" {
		words += "; the largest is " + elide(printable(largest.Path), 48) + ", " + size(largest.Size)
	}
	return words
}

// unknowns shows what decides and cannot be known before the build.
func (v *screen) unknowns() error {
	b := v.Context.Build
	if b == nil || len(b.Unknowns) == 0 {
		return nil
	}
	v.title("NOT KNOWN BEFORE THE BUILD", "(landings are as copied; RUN steps are not executed)")
	t := &table{columns: []column{{"", elided, 14, 0}, {"", wrapped, 30, 0}}}
	for _, u := range b.Unknowns[:min(len(b.Unknowns), v.top())] {
		t.add(shownBase(v.Context.Target)+position(u.Line), Safe(u.Message))
	}
	if n := len(b.Unknowns) - v.top(); n > 0 {
		t.add("and "+grouped(n)+" more", "")
	}
	return t.write(v.w, v.Width, nil)
}

func (v *screen) footer() error {
	v.line("")
	v.paragraph(margin, v.verdict())
	if next := v.next(); len(next) > 0 {
		v.flow(margin, margin, " · ", next)
	}
	return nil
}

// verdict counts the findings by severity.
func (v *screen) verdict() string {
	if len(v.findings) == 0 {
		switch {
		case !v.Complete():
			return "nothing found in what could be read"
		case v.NoSecrets:
			return "nothing found; nobody looked for secrets"
		case v.totals.Shipped().Entries == 0:
			return "nothing found: nothing ships"
		case len(v.NotScanned) > 0:
			return "nothing found: no secret in what was searched, and every rule works"
		default:
			return "nothing found: no secret in what ships, and every rule works"
		}
	}
	var parts []string
	for s := buildcontext.Critical; ; s-- {
		n := 0
		for _, f := range v.findings {
			if f.Severity == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, grouped(n)+" "+v.severity(s.String()))
		}
		if s == buildcontext.Info {
			break
		}
	}
	return strings.Join(parts, ", ")
}

// next names the commands that go on from here, for a shell to take as they
// are; names that a shell would read otherwise are left out.
func (v *screen) next() []string {
	root := v.root()
	if !shellSafe(root) {
		return nil
	}
	at := ""
	if root != "." {
		at = " " + root
	}
	var hints []string
	if _, ok := v.avoidable(); ok {
		hints = append(hints, "ctxaudit generate --diff"+at)
	}
	if len(v.findings) > 0 {
		hints = append(hints, "ctxaudit rule "+v.findings[0].Code)
	}
	if len(hints) > 0 {
		hints[0] = "next: " + hints[0]
	}
	return hints
}

func shellSafe(s string) bool {
	return !strings.HasPrefix(s, "-") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./@+,:") == ""
}
