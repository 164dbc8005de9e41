package report

// weight shows where the bytes are.
func (v *screen) weight() error {
	all := v.totals.Shipped()
	if all.Bytes == 0 {
		return nil
	}
	rows, more, rest := v.heaviest(v.tree, v.top())
	t := &table{columns: []column{
		{"WHAT IS BIG", elided, 18, 0}, {"SIZE", number, 0, 0}, {"FILES", number, 0, 0},
		{"WHY IT IS SENT", wrapped, 22, 2}, {"ENDS UP IN", wrapped, 14, 1},
	}}
	if v.totals.Sent == nil {
		t.columns[3].title = "WHY IT IS THERE"
	}
	for _, r := range rows {
		t.add(printable(r.path), size(r.Bytes), grouped(r.Entries), Safe(v.why(v.tree, r)), v.ends(v.tree, r.node))
	}
	if more > 0 {
		t.add("and "+grouped(more)+" more", size(rest.Bytes), grouped(rest.Entries), "", "")
	}
	if v.totals.Sent == nil {
		t.remove(4)
	}
	v.line("")
	return v.show(t)
}
