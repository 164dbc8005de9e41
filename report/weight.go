package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// enough is the share of the bytes that the rows shown must explain; rows after
// that are noise.
const enough = 0.95

// weight shows where the bytes are.
func (v *screen) weight() error {
	all := v.totals.Shipped()
	if all.Bytes == 0 {
		return nil
	}
	rows, more, rest := v.largest(v.tree, v.top())
	var sum int64
	for i, r := range rows {
		if i >= 3 && float64(sum) >= enough*float64(all.Bytes) {
			more += len(rows) - i
			for _, r := range rows[i:] {
				rest.Bytes += r.Bytes
				rest.Entries += r.Entries
			}
			rows = rows[:i]
			break
		}
		sum += r.Bytes
	}
	t := &table{columns: []column{
		{"WHAT IS BIG", elided, 18, 0}, {"SIZE", number, 0, 0}, {"FILES", number, 0, 0},
		{"WHY IT IS SENT", wrapped, 22, 2}, {"ENDS UP IN", wrapped, 14, 1},
	}}
	if v.totals.Sent == nil {
		t.columns[3].title = "WHY IT IS THERE"
	}
	for _, r := range rows {
		t.add(printable(r.path), size(r.Bytes), grouped(r.Entries), Safe(v.why(r)), v.ends(r.node))
	}
	if more > 0 {
		t.add("and "+grouped(more)+" more", size(rest.Bytes), grouped(rest.Entries), "", "")
	}
	if v.totals.Sent == nil {
		t.remove(4)
	}
	v.line("")
	return t.write(v.w, v.Width, nil)
}

// why says what a row is and why the rules let it through.
func (v *screen) why(r row) string {
	words := v.whyRules(r)
	if r.heap != nil {
		words = r.heap.What + ", " + words
	}
	return words
}

func (v *screen) whyRules(r row) string {
	c := v.Context
	switch {
	case len(c.Ignore.Patterns) == 0 && len(c.Ignore.Dead) > 0:
		return "the ignore file is not read"
	case c.Ignore.Path == "":
		return "no ignore file"
	}
	for _, f := range v.findings {
		if f.Code == "CTX302" && slices.ContainsFunc(f.Places, func(p buildcontext.Place) bool { return below(p.Path, r.path) }) {
			return c.Ignore.Path + ":" + grouped(f.Line) + " is anchored to ./"
		}
	}
	return "no rule matches"
}

// below says that path is dir or lies below it; dir may end in "/".
func below(path, dir string) bool {
	dir = strings.TrimSuffix(dir, "/")
	return path == dir || strings.HasPrefix(path, dir+"/")
}

// ends says where the entries of a node end up.
func (v *screen) ends(n node) string {
	b := v.Context.Build
	if b == nil {
		return ""
	}
	all := v.tree.weight(n)
	var image, stage Count
	var stages []int32
	for i := n.lo; i < n.hi; i++ {
		e := &v.Context.Entries[i]
		switch {
		case e.Reach == buildcontext.InImage:
			image.add(e)
		case e.Reach == buildcontext.InStage:
			stage.add(e)
			for _, l := range e.Landings {
				if !slices.Contains(stages, l.Stage) {
					stages = append(stages, l.Stage)
				}
			}
		}
	}
	switch {
	case image.Entries == all.Entries:
		return "the image"
	case image.Entries > 0:
		return size(image.Bytes) + " in the image"
	case stage.Entries == 0:
		return "no stage"
	}
	slices.Sort(stages)
	names := make([]string, len(stages))
	for i, s := range stages {
		names[i] = Safe(b.Stages[s].Name)
	}
	words := "stage " + strings.Join(names, ", ")
	if stage.Entries < all.Entries {
		words = size(stage.Bytes) + " in " + words
	}
	return words
}
