package secrets

import "bytes"

// inserted finds the secrets in what is put into a table: INSERT INTO T (C, ...)
// VALUES ('v', ...), ... and COPY T (C, ...) FROM stdin. They are in columns that
// are called so, or in the value of a setting whose name is.
func inserted(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		words := bytes.TrimLeft(line, " \t")
		switch at += len(line) - len(words); {
		case hasFold(words, "insert into ") || hasFold(words, "replace into ") || hasFold(words, "insert ignore into "):
			if cs, behind := columnsOf(p.text, at); len(cs.kinds) > 0 || cs.pair {
				cs.values(p.text, behind, found)
			}
		case hasFold(words, "copy "):
			if cs, behind := columnsOf(p.text, at); (len(cs.kinds) > 0 || cs.pair) && bytes.HasSuffix(line, []byte("stdin;")) {
				cs.lines(p.text, behind, found)
			}
		}
	}
}

// tableColumns is what the columns of a table hold.
type tableColumns struct {
	kinds map[int]kind
	// pair says that there are a column of names and one of values.
	pair        bool
	name, value int
}

// columnsOf reads the names of the columns, which a statement at an offset has in
// brackets, and returns the offset behind them.
func columnsOf(text []byte, at int) (cs tableColumns, behind int) {
	const most = 4096
	head := text[at:min(len(text), at+most)]
	open := bytes.IndexByte(head, '(')
	shut := bytes.IndexByte(head, ')')
	if open < 0 || shut < open || hasFold(head[max(0, open-len("values ")):], "values ") {
		return cs, at
	}
	cs = tableColumns{kinds: map[int]kind{}, name: -1, value: -1}
	for n, c := range cells(head[open+1:shut], ',') {
		name := lower(string(bytes.Trim(c.text, "\"`[] \t\r\n")))
		if k := kindOf(name); k != noSecret {
			cs.kinds[n] = k
			continue
		}
		last := ""
		for _, last = range words(name) {
		}
		switch last {
		case "name", "key", "option", "setting", "variable", "path", "code", "property":
			cs.name = n
		case "value":
			cs.value = n
		}
	}
	cs.pair = cs.name >= 0 && cs.value >= 0
	return cs, at + shut + 1
}

// values reads the rows that a statement has behind text[at].
func (cs tableColumns) values(text []byte, at int, found func(match)) {
	if at += blank(text, at); !hasFold(text[at:], "values") {
		return
	}
	at += len("values")
	var row []cell
	for {
		for at < len(text) && (text[at] == ',' || blank(text, at) > 0) {
			at++
		}
		if at >= len(text) || text[at] != '(' {
			return
		}
		row, at = sqlRow(row[:0], text, at+1)
		cs.row(row, found)
	}
}

// lines reads the lines of a table, with tabs between the columns, up to "\.".
func (cs tableColumns) lines(text []byte, at int, found func(match)) {
	if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
		at += n + 1
	}
	for i, line := range textLines(text[at:]) {
		if bytes.HasPrefix(line, []byte(`\.`)) {
			return
		}
		row := cells(line, '\t')
		for n := range row {
			row[n].at += at + i
		}
		cs.row(row, found)
	}
}

// row offers the secrets of a row. The hashes of passwords that it holds are no
// business of this reader.
func (cs tableColumns) row(row []cell, found func(match)) {
	check := func(k kind, c cell) {
		m := match{kind: k, value: c.text}
		if bytes.IndexByte(c.text, ' ') < 0 && !(isHex(c.text) && len(c.text) >= 32) && len(c.text) > 0 && !isLoose(m) && (k == aPassword || k == aHash || isRandom(c.text)) {
			offer(found, k, c.at, c.text)
		}
	}
	for n, c := range row {
		if k := cs.kinds[n]; k != noSecret {
			check(k, c)
		}
	}
	if cs.pair && max(cs.name, cs.value) < len(row) {
		if k := kindOf(string(row[cs.name].text)); k != noSecret && mixed(row[cs.value].text) {
			check(k, row[cs.value])
		}
	}
}

// sqlRow appends to row the cells of the one that begins at text[at], those that
// are no strings without a text, and returns the offset behind its bracket.
func sqlRow(row []cell, text []byte, at int) (_ []cell, behind int) {
	depth := 0
	current := cell{at: at}
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case c == '\'':
			n := sqlString(text[at+1:])
			if depth == 0 {
				current = cell{at + 1, text[at+1 : at+1+n]}
			}
			at += 1 + n
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
			current.text = nil // of a call
		case c == ')':
			return append(row, current), at + 1
		case c == ',' && depth == 0:
			row = append(row, current)
			current = cell{at: at + 1}
		}
	}
	return nil, len(text)
}

// sqlString is the length of the string that text begins with. A quote in it is
// escaped, or begins the next one.
func sqlString(text []byte) int {
	for n := 0; ; n++ {
		i := bytes.IndexByte(text[n:], '\'')
		if i < 0 {
			return len(text)
		}
		n += i
		if escapes := n - len(bytes.TrimRight(text[:n], `\`)); escapes%2 == 0 {
			return n
		}
	}
}

// blank is the number of blanks at text[at].
func blank(text []byte, at int) int {
	return len(text[at:]) - len(bytes.TrimLeft(text[at:], blanks))
}
