package secrets

import (
	"bytes"
	"strings"
	"unicode"
)

// credentialURL is the rule for a password in a URL.
const credentialURL = "url-credentials"

// urlCredentials finds the password of scheme://user:password@host, where at is
// the offset behind the "://".
func urlCredentials(text []byte, at int, found func(match)) {
	if at < 4 || !isAlphanumeric(text[at-4]) {
		return
	}
	user, password, end := userinfo(text[at:])
	if end == 0 || !credible(user, password) {
		return
	}
	host := hostOf(text[at+end:])
	isExample := bytes.Contains(host, []byte("example."))
	if len(host) == 0 && !templateFollows(text[at+end:]) || isExample && (len(password) < 8 || !mixed(password)) {
		return
	}
	start := at + end - 1 - len(password)
	m := match{
		rule: credentialURL, from: at - 4, start: start, end: start + len(password),
		value: bytes.Clone(password), drop: weakness(aPassword, password),
	}
	switch {
	case isExample, bytes.Equal(user, password), user == nil && bytes.Contains(host, []byte("sentry")):
		m.drop = 2 // a name for examples, a default, an identifier that is published
	case bytes.EqualFold(host, []byte("localhost")) || bytes.HasPrefix(host, []byte("127.")):
		m.drop = max(m.drop, 1)
	}
	found(m)
}

// userinfo takes "user:password@" or "token@" from the beginning of s; end is
// the offset behind the "@", or 0 where there is none. As lenient programs do it
// takes the last "@".
func userinfo(s []byte) (user, password []byte, end int) {
	s = s[:min(len(s), 400)]
	if n := bytes.IndexFunc(s, func(r rune) bool {
		return r <= ' ' || r == 0x7f || r >= 0x80 && !unicode.IsLetter(r) || strings.ContainsRune("/\\\"'`<>()|,;", r)
	}); n >= 0 {
		s = s[:n]
	}
	at := bytes.LastIndexByte(s, '@')
	if at < 0 {
		return nil, nil, 0
	}
	user, password, ok := bytes.Cut(s[:at], []byte(":"))
	if !ok {
		return nil, s[:at], at + 1
	}
	if port := bytes.TrimLeft(password, "0123456789"); len(port) < len(password) && len(port) > 0 && strings.IndexByte("?#&", port[0]) >= 0 {
		return nil, nil, 0
	}
	return user, password, at + 1
}

// credible says that the parts could be a login. A user alone is a token when it
// is long and mixed.
func credible(user, password []byte) bool {
	if placeholder(password) || isName(password) || !isMostlyASCII(password) {
		return false
	}
	if user == nil {
		return len(password) >= 20 && bytes.ContainsAny(password, "0123456789") && !bytes.ContainsAny(password, ".%")
	}
	return len(user) == 0 || !reference(user)
}

// templateFollows says that s begins with the place of a host.
func templateFollows(s []byte) bool {
	return len(s) > 0 && strings.IndexByte("[${%", s[0]) >= 0
}

// hostOf returns the host that s begins with.
func hostOf(s []byte) []byte {
	n := 0
	for n < len(s) && (isAlphanumeric(s[n]) || s[n] == '.' || s[n] == '-' || s[n] == '_') {
		n++
	}
	return s[:n]
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
