package secrets

import "bytes"

// statements finds the passwords that a database is told: IDENTIFIED BY 'X',
// PASSWORD 'X', PASSWORD = N'X', PASSWORD('X').
func statements(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		statement(line, at, found)
	}
}

// statement reads a line that stands at an offset. What stands in quotes may be
// a statement that a program is given.
func statement(line []byte, at int, found func(match)) {
	expected, identified, connecting := false, false, false
	for i, word := range fields(line) {
		if bytes.IndexByte(word, ' ') > 0 && len(word) < len(line) {
			statement(word, at+i, found)
		}
		if expected && string(word) == "=" {
			continue
		}
		told := expected
		expected = false
		if name, v, ok := bytes.Cut(word, []byte("=")); ok && len(v) > 2 && (bytes.EqualFold(name, []byte("PASSWORD")) || bytes.HasSuffix(name, []byte("_PASSWORD"))) {
			if v, start := literal(line, i+len(name)+1, len(v)); v != nil {
				offer(found, aPassword, at+start, v)
			}
		}
		if connecting {
			oracleLogin(found, at+i, bytes.TrimRight(word, ";"))
		}
		connecting = i == 0 && (bytes.EqualFold(word, []byte("CONNECT")) || bytes.EqualFold(word, []byte("CONN"))) // to Oracle
		called := len(word) > len("PASSWORD(") && bytes.EqualFold(word[:len("PASSWORD(")], []byte("PASSWORD("))
		if told || called {
			if v, start := literal(line, i, len(word)); v != nil {
				offer(found, aPassword, at+start, v)
			} else if v := bytes.TrimRight(word, ";'\")"); identified && len(v) > 0 && isAlphanumeric(v[0]) && mixed(v) {
				offer(found, aPassword, at+i, v) // as Oracle has it
			}
		}
		if i > 0 && isQuote(line[i-1]) {
			continue
		}
		identified = identified || bytes.EqualFold(word, []byte("IDENTIFIED"))
		expected = identified && bytes.EqualFold(word, []byte("BY")) || bytes.EqualFold(bytes.TrimSuffix(word, []byte(":")), []byte("PASSWORD"))
	}
}

// oracleLogin finds the password of USER/PASSWORD@DATABASE at an offset.
func oracleLogin(found func(match), at int, word []byte) {
	if user, rest, ok := bytes.Cut(word, []byte("/")); ok && len(user) > 0 {
		password, _, _ := bytes.Cut(rest, []byte("@"))
		offer(found, aPassword, at+len(user)+1, password)
	}
}

// thinLogin finds the password of jdbc:oracle:thin:USER/PASSWORD@DATABASE, where
// at is the offset of the user.
func thinLogin(text []byte, at int, found func(match)) {
	v := text[at:min(len(text), at+200)]
	end := bytes.IndexAny(v, "@ \t\r\n\"'`<>")
	if end > 0 && v[end] == '@' {
		oracleLogin(func(m match) {
			if m.rule = credentialURL; credible(v[:1], m.value) {
				found(m)
			}
		}, at, v[:end])
	}
}

// literal returns the string that is or that ends in the n bytes at line[i]: 'X',
// N'X', PASSWORD('X').
func literal(line []byte, i, n int) ([]byte, int) {
	if i > 0 && i+n < len(line) && isQuote(line[i-1]) && line[i+n] == line[i-1] {
		return line[i : i+n], i
	}
	open := bytes.IndexByte(line[i:i+n], '\'')
	if open < 0 {
		return nil, i
	}
	i += open + 1
	n = bytes.IndexByte(line[i:], '\'')
	if n <= 0 {
		return nil, i
	}
	return line[i : i+n], i
}

// storedHash finds the first hash of a password that a dump puts into a table.
func storedHash(p page, found func(match)) {
	for at := 1; at < len(p.text); at++ {
		i := bytes.IndexByte(p.text[at:], '$')
		if i < 0 {
			return
		}
		if at += i; p.text[at-1] != '\'' && p.text[at-1] != '\t' {
			continue
		}
		v := p.text[at:min(len(p.text), at+256)]
		if n := bytes.IndexAny(v, "'\t\r\n"); n >= 0 {
			v = v[:n]
		}
		if isHash(v) || isPortable(v) {
			found(match{kind: aHash, from: at, start: at, end: at + len(v), value: bytes.Clone(v), drop: 1})
			return
		}
	}
}

// isPortable says that a value is a hash as WordPress and phpBB store it.
func isPortable(v []byte) bool {
	return len(v) == 34 && (bytes.HasPrefix(v, []byte("$P$")) || bytes.HasPrefix(v, []byte("$H$")))
}
