package secrets

import (
	"bytes"
	"iter"
)

// rows finds the passwords that statements insert into a table: those in a column
// that is called so, and the value behind the name of a secret, as applications
// store their settings. The rows of a dump are many: the first of a statement tell.
func rows(p page, found func(match)) {
	const most = 3
	statement := []byte("INSERT INTO ")
	for at := 0; ; {
		i := indexFold(p.text[at:], statement)
		if i < 0 {
			return
		}
		at += i + len(statement)
		head := p.text[at:min(len(p.text), at+maxValue)]
		n := indexFold(head, []byte("VALUES"))
		if n < 0 {
			continue
		}
		kinds := passwordColumns(head[:n])
		left := most
		for row := range tuples(p.text, at+n+len("VALUES")) {
			if left--; left < 0 {
				break
			}
			inserted(row, kinds, found)
		}
	}
}

// passwordColumns returns which columns of "TABLE (NAME, NAME)" hold passwords.
func passwordColumns(table []byte) map[int]bool {
	columns := map[int]bool{}
	_, names, _ := bytes.Cut(table, []byte("("))
	n := 0
	for name := range bytes.SplitSeq(bytes.TrimRight(names, ") \t\r\n"), []byte(",")) {
		columns[n] = kindOf(string(bytes.TrimSpace(name))) == aPassword
		n++
	}
	return columns
}

// inserted finds the secrets in a row.
func inserted(row []cell, isPassword map[int]bool, found func(match)) {
	before := noSecret // what the value before is the name of
	for n, c := range row {
		k := before
		if isPassword[n] {
			k = aPassword
		}
		if before = noSecret; k == noSecret {
			if namesSecret(c.text) {
				before = kindOf(string(c.text))
			}
			continue
		}
		m := match{kind: k, from: c.at, start: c.at, end: c.at + len(c.text), value: bytes.Clone(c.text)}
		if bytes.IndexByte(c.text, ' ') >= 0 || !mixed(c.text) || !plausible(k, c.text) || isLoose(m) {
			continue
		}
		if m.drop = weakness(k, c.text); isHex(c.text) && len(c.text) >= 32 {
			m.kind, m.drop = aHash, max(m.drop, 1)
		}
		found(m)
	}
}

// tuples yields the rows "('X', 1), ('Y', 2)" at text[at] with the strings in them;
// what is no string is an empty cell.
func tuples(text []byte, at int) iter.Seq[[]cell] {
	return func(yield func([]cell) bool) {
		for {
			at += len(text[at:]) - len(bytes.TrimLeft(text[at:], blanks+","))
			if at >= len(text) || text[at] != '(' {
				return
			}
			row := []cell{{}}
			for at++; at < len(text) && text[at] != ')'; at++ {
				switch text[at] {
				case ',':
					row = append(row, cell{})
				case '\'':
					v, start := quotedValue(text, at)
					if v == nil {
						return
					}
					row[len(row)-1] = cell{start, v}
					at = start + len(v)
				case '\n', ';':
					return
				}
			}
			at++
			if !yield(row) {
				return
			}
		}
	}
}

// indexFold returns where sep, in capitals, is in s, in any case.
func indexFold(s, sep []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexAny(s[at:], string([]byte{sep[0], sep[0] | 0x20}))
		if i < 0 || at+i+len(sep) > len(s) {
			return -1
		}
		if at += i; bytes.EqualFold(s[at:at+len(sep)], sep) {
			return at
		}
	}
}
