package secrets

import "bytes"

// following finds the word behind any of the given ones, in lower case: netrc and
// others say "machine HOST login USER password PASSWORD" on one line or several.
// Of a login it is what is behind the colon.
func following(kinds map[string]kind) reader { return follower(kinds).read }

// follower knows the words and what is behind them.
type follower map[string]kind

func (kinds follower) read(p page, found func(match)) {
	expected := noSecret
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		for i, word := range fields(line) {
			k := expected
			if expected = noSecret; k == noSecret {
				expected = kinds[lower(string(word))]
				continue
			}
			if k == aLogin {
				user, password, _ := bytes.Cut(word, []byte(":"))
				k, i, word = aPassword, i+len(user)+1, password
			}
			offer(found, k, at+i, word)
		}
	}
}

// accounts finds the values of NAME=VALUE lines, which are the passwords of those
// with the names; in a file for JAAS the names begin with "user_".
func accounts(p page, found func(match)) {
	settings(p, found)
	isJAAS := bytes.Contains(p.text, []byte("LoginModule"))
	for at, line := range textLines(p.text) {
		name, v, ok := bytes.Cut(bytes.TrimLeft(line, " \t"), []byte("="))
		name = bytes.TrimSpace(name)
		if !ok || isComment(line) || bytes.ContainsAny(name, ". ") || isJAAS != bytes.HasPrefix(name, []byte("user_")) {
			continue
		}
		v = bytes.Trim(v, " \";")
		if bytes.IndexByte(v, ' ') < 0 && (isJAAS || mixed(v) && !isPlainWord(v)) {
			offer(found, aPassword, at+bytes.LastIndex(line, v), v)
		}
	}
}

// redisUsers finds the passwords of "user NAME on >PASSWORD" and the one of
// "sentinel auth-pass NAME PASSWORD".
func redisUsers(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		isUser, isSentinel := bytes.HasPrefix(line, []byte("user ")), bytes.HasPrefix(line, []byte("sentinel auth-pass "))
		n := 0
		for i, word := range fields(line) {
			switch n++; {
			case isUser && bytes.HasPrefix(word, []byte(">")):
				offer(found, aPassword, at+i+1, word[1:])
			case isSentinel && n == 4:
				offer(found, aPassword, at+i, word)
			}
		}
	}
}

// answers finds the last word of "rootpw PASSWORD" and of
// "d-i passwd/root-password password PASSWORD".
func answers(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		var k kind
		var last []byte
		n, lastAt := 0, 0
		for i, word := range fields(line) {
			if n++; n == 1 && string(word) == "rootpw" || n == 2 && kindOf(string(word)) == aPassword && bytes.HasPrefix(line, []byte("d-i ")) {
				k = aPassword
			}
			last, lastAt = word, i
		}
		if k != noSecret && n > 1 && !bytes.HasPrefix(last, []byte("-")) {
			offer(found, k, at+lastAt, last)
		}
	}
}

// accountList finds the passwords of the accounts below "chpasswd:" of cloud-init.
func accountList(p page, found func(match)) {
	_, list, ok := bytes.Cut(p.text, []byte("\nchpasswd:"))
	if !ok {
		return
	}
	at := len(p.text) - len(list)
	logins(page{text: block(nil, list)}, shifted(found, at))
}

// secondLine takes the second of two lines that are a name and a password.
func secondLine(p page, found func(match)) {
	name, password, ok := bytes.Cut(bytes.TrimRight(p.text, "\r\n"), []byte("\n"))
	if ok && p.whole && len(name) > 1 && !bytes.ContainsAny(name, " \t=:") && !bytes.ContainsAny(password, " \t\r\n=:") && mixed(password) {
		offer(found, aPassword, len(name)+1, password)
	}
}

// storedPair finds the password in the store of Subversion, where lines with a length
// stand before each name and each value.
func storedPair(p page, found func(match)) {
	k := noSecret
	n := 0
	for at, line := range textLines(p.text) {
		switch n++; {
		case n%4 == 2:
			k = kindOf(string(line))
		case n%4 == 0 && k != noSecret:
			offer(found, k, at, line)
		}
	}
}

// randomWords finds the words that a machine made, in a file that holds nothing
// else of the kind.
func randomWords(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		for i, word := range fields(line) {
			v := bytes.TrimLeft(word, "{<#\"'")
			i += len(word) - len(v)
			if v = bytes.TrimRight(v, "}>.,;:\"'"); isRandom(v) && bytes.IndexByte(bytes.TrimRight(v, "="), '=') < 0 {
				offer(found, aToken, at+i, v)
			}
		}
	}
}

// hashWords finds the hashes of passwords, behind the name of a user or not.
func hashWords(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		for i, word := range fields(line) {
			hash := word[bytes.IndexByte(word, ':')+1:]
			if i += len(word) - len(hash); isHash(hash) {
				found(match{kind: aHash, from: at + i, start: at + i, end: at + i + len(hash), value: bytes.Clone(hash), drop: 1})
			}
		}
	}
}

// arrows reads a program of R, in which "<-" gives a name a value.
func arrows(r reader) reader {
	return func(p page, found func(match)) {
		p.text = bytes.ReplaceAll(p.text, []byte("<-"), []byte(" ="))
		r(p, found)
	}
}

// unescaped reads the text of a history in which blanks are "\040".
func unescaped(r reader) reader {
	return func(p page, found func(match)) {
		if blank := []byte(`\040`); bytes.Contains(p.text, blank) {
			p.text = bytes.ReplaceAll(p.text, blank, []byte("    "))
		}
		r(p, found)
	}
}
