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
	for at, line := range textLines(p.text) {
		if !hasFold(bytes.TrimLeft(line, " \t"), "insert into ") {
			continue
		}
		head := p.text[at:min(len(p.text), at+maxValue)]
		n := valuesAt(head)
		if n < 0 {
			continue
		}
		columns := passwordColumns(head[:n])
		left := most
		for row := range tuples(p.text, at+n+len("values")) {
			inserted(row, columns, found)
			if left--; left == 0 {
				break
			}
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
			if mayTell(c.text) && namesSecret(c.text) {
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

// valuesAt returns where the word stands behind which the rows begin, or -1.
func valuesAt(head []byte) int {
	for at := range head {
		if head[at]|0x20 == 'v' && hasFold(head[at:], "values") {
			return at
		}
	}
	return -1
}
