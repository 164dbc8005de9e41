package secrets

import (
	"bytes"
	"slices"
)

// connectionString is the rule for a password in a connection string.
const connectionString = "connection-string"

var serverMarks = [...]string{
	"server=", "data source=", "host=", "user id=", "userid=", "uid=", "username=", "user=", "database=", "initial catalog=",
	"accountname=", "endpoint=", "dbname=", "jdbc:", "addr=", "login=", "abortconnect=", "allowadmin=",
}

// connectionStrings finds the password of "Server=...;User Id=...;Password=..."
// and the like, where at is the offset behind "password=".
func connectionStrings(text []byte, at int, found func(match)) {
	v := connectionValue(text[at:])
	if value, more, ok := bytes.Cut(v, []byte(",")); ok && bytes.IndexByte(more, '=') > 0 {
		v = value // of options of a mount, of a client of Redis
	}
	if isKey := bytes.HasSuffix(bytes.ToLower(text[max(0, at-4):at]), []byte("key=")); len(v) < 4 || isKey && len(v) < 24 || !isPart(text, at, len(v)) || !plausible(aPassword, v) || bytes.IndexByte(v, '.') > 0 && isName(v) {
		return
	}
	found(match{
		rule: connectionString, from: at - len("pwd="), start: at, end: at + len(v),
		value: bytes.Clone(v), drop: weakness(aPassword, v),
	})
}

// connectionValue returns what stands before the end of the part or of the
// string.
func connectionValue(s []byte) []byte {
	s = s[:min(len(s), 256)]
	n := bytes.IndexAny(s, "; \t\r\n\"'`&<>\\")
	if n < 0 {
		return nil
	}
	return s[:n]
}

// isPart says that further parts of a connection string stand around the value
// of n bytes at text[at], and that it is none of a program's expressions.
func isPart(text []byte, at, n int) bool {
	if bytes.ContainsAny(text[at:at+n], "(){}[],") {
		return false
	}
	before := text[max(0, at-200):at]
	if i := bytes.LastIndexAny(before, "\n\"'`"); i >= 0 {
		before = before[i+1:]
	}
	after := text[at+n : min(len(text), at+n+200)]
	if i := bytes.IndexAny(after, "\n\"'`"); i >= 0 {
		after = after[:i]
	}
	name := bytes.TrimLeft(before[bytes.LastIndexAny(before, ";?&, ")+1:], "_-")
	if len(name) == 0 || bytes.IndexByte(name, '.') >= 0 {
		return false
	}
	for part := range bytes.FieldsFuncSeq(slices.Concat(before, []byte(";"), after), func(r rune) bool {
		return r == ';' || r == '?' || r == '&' || r == ','
	}) {
		part = bytes.ToLower(bytes.TrimSpace(part))
		for word := range bytes.FieldsSeq(part) {
			if isServer(word) {
				return true
			}
		}
		if isServer(part) {
			return true
		}
	}
	return false
}

func isServer(part []byte) bool {
	for _, m := range serverMarks {
		if bytes.HasPrefix(part, []byte(m)) && len(part) > len(m) && bytes.IndexByte(part, '(') < 0 {
			return true
		}
	}
	return false
}

// dataSources finds the password of user:password@tcp(address)/name, as drivers of
// Go take it, where at is the offset behind the parenthesis.
func dataSources(text []byte, at int, found func(match)) {
	end := bytes.LastIndexByte(text[:at], '@')
	start := bytes.LastIndexAny(text[max(0, end-200):end], " \t\r\n\"'`=/") + 1 + max(0, end-200)
	user, password, ok := bytes.Cut(text[start:end], []byte(":"))
	if !ok || len(user) == 0 || !credible(user, password) {
		return
	}
	found(match{
		rule: credentialURL, from: start, start: end - len(password), end: end,
		value: bytes.Clone(password), drop: weakness(aPassword, password),
	})
}
