package report

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
		t.add(printable(r.path), size(r.Bytes), grouped(r.Entries), Safe(v.why(r)), v.ends(v.tree, r.node))
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
