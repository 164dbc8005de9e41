package secrets

import "bytes"

// credentialURL is the rule for a password in a URL.
const credentialURL = "url-credentials"

// urlCredentials finds scheme://user:password@host in any text.
func urlCredentials(text []byte, found func(match)) {
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte("://"))
		if i < 0 {
			return
		}
		mark := at + i
		at = mark + 3
		if mark == 0 || !isAlphanumeric(text[mark-1]) {
			continue
		}
		user, password, end := userinfo(text[at:])
		if end == 0 || !credible(user, password) || !hostFollows(text[at+end:]) {
			continue
		}
		start := at + end - 1 - len(password)
		found(match{rule: credentialURL, start: start, end: start + len(password), value: bytes.Clone(password)})
	}
}

// userinfo takes "user:password@" or "token@" from the beginning of s; end is
// the offset behind the "@", or 0 where there is none.
func userinfo(s []byte) (user, password []byte, end int) {
	s = s[:min(len(s), 400)]
	colon := -1
	for i, c := range s {
		switch {
		case c == '@':
			if colon < 0 {
				return nil, s[:i], i + 1
			}
			return s[:colon], s[colon+1 : i], i + 1
		case c == ':' && colon < 0:
			colon = i
		case c <= ' ' || c >= 0x7f || bytes.IndexByte([]byte("/\\\"'`<>()|,;"), c) >= 0:
			return nil, nil, 0
		}
	}
	return nil, nil, 0
}

// credible says that the parts could be a login. A user alone is a token when it
// is long and mixed.
func credible(user, password []byte) bool {
	if placeholder(password) {
		return false
	}
	if user == nil {
		return len(password) >= 20 && bytes.ContainsAny(password, "0123456789") && !bytes.ContainsAny(password, ".%")
	}
	return len(user) == 0 || !reference(user)
}

// hostFollows says that s begins with a host that is no part of a template or
// an example.
func hostFollows(s []byte) bool {
	n := 0
	for n < len(s) && (isAlphanumeric(s[n]) || s[n] == '.' || s[n] == '-' || s[n] == '_') {
		n++
	}
	host := s[:n]
	if n == 0 {
		return len(s) > 0 && (s[0] == '[' || s[0] == '$' || s[0] == '{')
	}
	return !bytes.Contains(host, []byte("example."))
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
