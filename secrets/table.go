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

// cells returns the cells of a line.
func cells(line []byte, comma byte) (cs []cell) {
	for at := 0; at <= len(line); {
		rest := line[at:]
		n := bytes.IndexByte(rest, comma)
		if len(rest) > 0 && rest[0] == '"' {
			if end := bytes.IndexByte(rest[1:], '"'); end >= 0 {
				cs = append(cs, cell{at + 1, rest[1 : 1+end]})
				n = bytes.IndexByte(rest[1+end:], comma)
				if n < 0 {
					return cs
				}
				at += 1 + end + n + 1
				continue
			}
		}
		if n < 0 {
			n = len(rest)
		}
		cs = append(cs, cell{at, bytes.TrimSpace(rest[:n])})
		at += n + 1
	}
	return cs
}
