package secrets

import "bytes"

// commandOption is the rule for a secret in a command that stands in any text.
const commandOption = "command-option"

// options finds the value of an option, where at is the offset behind it.
func options(text []byte, at int, found func(match)) {
	for i, word := range fields(text[at:min(len(text), at+maxValue)]) {
		if n := bytes.IndexAny(word, "\r\n\"'`\\,;"); n >= 0 {
			word = word[:n]
		}
		if isRandom(bytes.ReplaceAll(word, []byte("."), nil)) && plausible(aToken, word) {
			found(match{rule: commandOption, from: at, start: at + i, end: at + i + len(word), value: bytes.Clone(word)})
		}
		return
	}
}

// authorization is the rule for what a request logged in with.
const authorization = "authorization-header"

// authorizations finds the token or login of a header, where at is the offset
// behind "Bearer " or "Basic ".
func authorizations(text []byte, at int, k kind, found func(match)) {
	v := text[at:min(len(text), at+maxValue)]
	n := bytes.IndexFunc(v, func(r rune) bool { return r >= 0x80 || !isTokenByte(byte(r)) })
	if n < 0 {
		return
	}
	if v = v[:n]; len(v) < 8 || bytes.IndexByte(bytes.TrimRight(v, "="), '=') >= 0 || !mixed(bytes.TrimRight(v, "=")) || k == aToken && len(v) < 16 || bytes.HasSuffix(v, []byte("...")) || !plausible(k, v) {
		return
	}
	found(match{rule: authorization, from: at, start: at, end: at + n, value: bytes.Clone(v)})
}

// isTokenByte says that a byte may be part of a token in a header.
func isTokenByte(c byte) bool {
	return isAlphanumeric(c) || bytes.IndexByte([]byte("-._~+/="), c) >= 0
}
