package secrets

import (
	"bytes"
	"encoding/base64"
)

// pgpass finds the last field of HOST:PORT:DATABASE:USER:PASSWORD.
func pgpass(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		colons, i := 0, 0
		for ; i < len(line) && colons < 4; i++ {
			switch line[i] {
			case '\\':
				i++
			case ':':
				colons++
			}
		}
		if colons == 4 && i <= len(line) {
			offer(found, aPassword, at+i, line[i:])
		}
	}
}

// hashes finds the hash in USER:HASH and USER:HASH:..., as htpasswd, shadow
// and the exporters of Prometheus have it.
func hashes(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		user, rest, ok := bytes.Cut(line, []byte(":"))
		hash, _, _ := bytes.Cut(rest, []byte(":"))
		start := at + len(user) + 1 + len(hash) - len(bytes.TrimLeft(hash, " \"'"))
		hash = bytes.Trim(hash, " \"'")
		if ok && len(user) > 0 && (isHash(hash) || isCrypt(hash)) {
			found(match{kind: aHash, from: at, start: start, end: start + len(hash), value: bytes.Clone(hash), drop: 1})
		}
	}
}

func isHash(h []byte) bool {
	for _, mark := range [...]string{"$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$7$", "$y$", "$gy$", "$apr1$", "$argon2", "$pbkdf2", "$sha1$", "{SHA}", "{SSHA", "{CRYPT}", "{SHA512-CRYPT}", "{SHA256-CRYPT}", "{BLF-CRYPT}", "{ARGON2"} {
		if bytes.HasPrefix(h, []byte(mark)) {
			return len(h) >= 20
		}
	}
	return false
}

// isCrypt says that a value looks like a traditional hash of crypt(3).
func isCrypt(h []byte) bool {
	return len(h) == 13 && mixed(h) && bytes.IndexFunc(h, func(r rune) bool {
		return r >= 0x80 || !isAlphanumeric(byte(r)) && r != '.' && r != '/'
	}) < 0
}

// spaced finds the values of "name value" lines.
func spaced(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		k, n := noSecret, 0
		for i, word := range fields(line) {
			switch n++; {
			case n == 1:
				if k = kindOf(string(word)); bytes.EqualFold(word, []byte("masterauth")) {
					k = aPassword
				}
			case n == 2 && k != noSecret:
				offer(found, k, at+i, word)
			}
		}
	}
}

// peers finds the third field of "client server secret addresses", as pppd reads
// it.
func peers(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		n := 0
		for i, word := range fields(line) {
			if n++; n == 3 {
				offer(found, aPassword, at+i, word)
			}
		}
	}
}

// logins finds the password in words of the form USER:PASSWORD.
func logins(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		for i, word := range fields(line) {
			user, password, ok := bytes.Cut(word, []byte(":"))
			if ok && len(user) > 0 && len(password) > 5 && !bytes.HasPrefix(password, []byte("//")) && mixed(password) {
				offer(found, aPassword, at+i+len(user)+1, password)
			}
		}
	}
}

// oneLine takes a short file of one line, with nothing but a secret in it.
func oneLine(p page, found func(match)) {
	v := bytes.TrimSpace(p.text)
	if !p.whole || len(v) < 6 || len(v) > 512 || bytes.ContainsAny(v, " \t\n") || bytes.HasPrefix(v, []byte("#!")) {
		return
	}
	offer(found, aWhole, bytes.Index(p.text, v), v)
}

// masterKey takes a file of 32 hexadecimal digits, as Rails makes it.
func masterKey(p page, found func(match)) {
	if v := bytes.TrimSpace(p.text); p.whole && len(v) == 32 && isHex(v) {
		offer(found, aWhole, bytes.Index(p.text, v), v)
	}
}

// keyRing takes the key of a ring that is not encrypted itself, as ASP.NET stores
// it: <masterKey><value>X</value></masterKey>.
func keyRing(p page, found func(match)) {
	_, rest, _ := bytes.Cut(p.text, []byte("<masterKey"))
	_, rest, _ = bytes.Cut(rest, []byte("<value>"))
	if v, _, ok := bytes.Cut(rest, []byte("</value>")); ok {
		offer(found, aKey, len(p.text)-len(rest), v)
	}
}

func isHex(v []byte) bool {
	return bytes.IndexFunc(v, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'f') && (r < 'A' || r > 'F')
	}) < 0
}

// isLogin says that a value is USER:PASSWORD in base64.
func isLogin(v []byte) bool {
	plain, err := base64.StdEncoding.DecodeString(string(v))
	if err != nil {
		return false
	}
	user, password, ok := bytes.Cut(plain, []byte(":"))
	return ok && len(user) > 0 && len(password) > 0 && !placeholder(password) &&
		string(user) != "Aladdin" // of RFC 7617
}

// pairs finds the second of two quoted words, as PgBouncer reads them.
func pairs(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		n := 0
		for i, word := range fields(line) {
			if n++; n == 2 {
				offer(found, aPassword, at+i, word)
			}
		}
	}
}

// ipsec finds the last word of ": PSK "..."" and "address secret" lines.
func ipsec(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		if isComment(line) || bytes.Contains(line, []byte("include ")) {
			continue
		}
		var last []byte
		n, lastAt := 0, 0
		for i, word := range fields(line) {
			last, lastAt = word, i
			n++
		}
		if n > 1 {
			offer(found, aPassword, at+lastAt, last)
		}
	}
}

// inlineLogin finds the password below <auth-user-pass> in an OpenVPN file.
func inlineLogin(p page, found func(match)) {
	since := 0
	for at, line := range textLines(p.text) {
		switch {
		case bytes.HasPrefix(line, []byte("<auth-user-pass>")):
			since = 1
		case bytes.HasPrefix(line, []byte("<")):
			since = 0
		case since > 0:
			if since++; since == 3 {
				offer(found, aPassword, at, line)
			}
		}
	}
}

// harHeaders finds the headers that a recorded request logged in with.
func harHeaders(p page, found func(match)) {
	named(false, map[string]kind{"authorization": aToken, "cookie": aToken, "set-cookie": aToken, "x-api-key": aKey})(p, found)
}

// channelTokens finds the token in the URL of a channel of conda.
func channelTokens(p page, found func(match)) {
	for at := 0; ; {
		i := bytes.Index(p.text[at:], []byte("/t/"))
		if i < 0 {
			return
		}
		at += i + len("/t/")
		if n := bytes.IndexAny(p.text[at:], "/ \r\n"); n > 0 {
			offer(found, aToken, at, p.text[at:at+n])
		}
	}
}
