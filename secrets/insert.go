package secrets

import "bytes"

// inserted finds the secrets in what is put into a table: INSERT INTO T (C, ...)
// VALUES ('v', ...), ... and COPY T (C, ...) FROM stdin. They are in columns that
// are called so, or stand behind the name of a setting.
func inserted(p page, found func(match)) {
	left := rereads * len(p.text)
	for at, line := range textLines(p.text) {
		words := bytes.TrimLeft(line, " \t")
		at += len(line) - len(words)
		behind := at
		switch {
		case left < 0:
			return
		case hasFold(words, "insert into "), hasFold(words, "replace into "), hasFold(words, "insert ignore into "):
			behind = insertedValues(p.text, at, found)
		case hasFold(words, "copy ") && bytes.HasSuffix(line, []byte("stdin;")):
			behind = copiedLines(p.text, at, found)
		}
		left -= behind - at
	}
}

// columnsOf returns what the columns hold that a statement at an offset names in
// brackets, and the offset behind them; where it names none, that of its values.
func columnsOf(text []byte, at int) (kinds map[int]kind, behind int) {
	const most = 4096
	head := text[at:min(len(text), at+most)]
	open := bytes.IndexByte(head, '(')
	shut := bytes.IndexByte(head, ')')
	if open < 0 || shut < open {
		return nil, at
	}
	if start := len(bytes.TrimRight(head[:open], blanks)) - len("values"); start >= 0 && hasFold(head[start:], "values") {
		return nil, at + start
	}
	kinds = map[int]kind{}
	for n, c := range cells(head[open+1:shut], ',') {
		if k := kindOf(string(bytes.Trim(c.text, "\"`[] \t\r\n"))); k != noSecret {
			kinds[n] = k
		}
	}
	return kinds, at + shut + 1
}

// insertedValues reads the rows of the INSERT at text[at] and returns the offset
// behind them.
func insertedValues(text []byte, at int, found func(match)) int {
	kinds, at := columnsOf(text, at)
	if at = behindBlanks(text, at); !hasFold(text[at:], "values") {
		return at
	}
	at += len("values")
	var row []cell
	for {
		at = len(text) - len(bytes.TrimLeft(text[at:], blanks+","))
		if at == len(text) || text[at] != '(' {
			return at
		}
		row, at = sqlRow(row[:0], text, at+1)
		secretCells(kinds, row, found)
	}
}

// copiedLines reads the lines behind the COPY at text[at], which have tabs between
// the columns, up to "\.", and returns the offset of that.
func copiedLines(text []byte, at int, found func(match)) int {
	kinds, at := columnsOf(text, at)
	if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
		at += n + 1
	}
	for i, line := range textLines(text[at:]) {
		if bytes.HasPrefix(line, []byte(`\.`)) {
			return at + i
		}
		row := cells(line, '\t')
		for n := range row {
			row[n].at += at + i
		}
		secretCells(kinds, row, found)
	}
	return len(text)
}

// secretCells offers the secrets of a row. A hash is offered for what it is, but
// for those that [storedHash] finds.
func secretCells(kinds map[int]kind, row []cell, found func(match)) {
	for n, c := range row {
		k := kinds[n]
		if k == noSecret && n > 0 && mixed(c.text) {
			if name := row[n-1].text; len(name) <= maxName && bytes.IndexByte(name, ' ') < 0 && mayTell(name) {
				k = kindOf(string(name))
			}
		}
		switch {
		case k == noSecret, len(c.text) == 0, bytes.IndexByte(c.text, ' ') >= 0:
		case k == aPassword && isHex(c.text) && len(c.text) >= 32:
			found(match{kind: aHash, from: c.at, start: c.at, end: c.at + len(c.text), value: bytes.Clone(c.text), drop: 1})
		case !isLoose(match{value: c.text}) && (k == aPassword || k == aHash || isRandom(c.text)):
			offer(found, k, c.at, c.text)
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
