package secrets

import "bytes"

// columns finds the passwords in a table whose first line names its columns, as
// browsers and password managers export them.
func columns(p page, found func(match)) {
	header, _, _ := bytes.Cut(p.text, []byte("\n"))
	sep := bytes.IndexAny(header, ",;\t")
	if !p.whole || sep < 0 {
		return // not where it begins, or no table
	}
	comma := header[sep]
	kinds := map[int]kind{}
	for n, name := range cells(header, comma) {
		if k := kindOf(string(name.text)); k == aPassword || k == aSecret {
			kinds[n] = k
		}
	}
	if len(kinds) == 0 {
		return
	}
	for at, line := range textLines(p.text) {
		if at == 0 {
			continue
		}
		for n, c := range cells(line, comma) {
			if k, ok := kinds[n]; ok && bytes.IndexByte(c.text, ' ') < 0 {
				offer(found, k, at+c.at, c.text)
			}
		}
	}
}

// cell is one of a line of a table, without its quotes, at an offset.
type cell struct {
	at   int
	text []byte
}

// cells returns the cells of a line, which a comma in quotes divides as well.
func cells(line []byte, comma byte) (cs []cell) {
	at := 0
	for part := range bytes.SplitSeq(line, []byte{comma}) {
		text := bytes.TrimLeft(part, "\" ")
		cs = append(cs, cell{at + len(part) - len(text), bytes.TrimRight(text, "\" \r")})
		at += len(part) + 1
	}
	return cs
}
