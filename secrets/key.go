package secrets

import (
	"slices"
	"strings"
)

// kind is what the name of a setting says of its value.
type kind string

const (
	noSecret  kind = ""
	aPassword kind = "password"
	aToken    kind = "token"
	aKey      kind = "key"
	aSecret   kind = "secret"
	aHash     kind = "password hash"
	aLogin    kind = "login"
	aWhole    kind = "secret value"
)

// nameParts are in every name that tells of a secret, or that stands for a name
// or a value itself; by their first letter.
var nameParts = func() (parts [128][]string) {
	for _, p := range slices.Concat(nameWords[:], []string{"hash", "name", "value", "cookie"}) {
		parts[p[0]] = append(parts[p[0]], p)
	}
	return parts
}()

// mayTell says that a name may be of a kind, at a fraction of the cost of asking
// which: most names are of none.
func mayTell(name []byte) bool {
	for i, c := range name {
		for _, p := range nameParts[c&0x7f|0x20] {
			if hasFold(name[i:], p) {
				return true
			}
		}
	}
	return false
}

// hasFold says that s begins with p, which is in lower case.
func hasFold(s []byte, p string) bool {
	if len(s) < len(p) {
		return false
	}
	for i := range len(p) {
		if c := s[i]; c != p[i] && !(isUpper(c) && c|0x20 == p[i]) {
			return false
		}
	}
	return true
}

// kindOf reads the name of a setting from its end: DB_PASSWORD holds a password,
// PASSWORD_FILE does not, API_KEY_2 a key, PUBLIC_KEY none.
func kindOf(name string) kind {
	ws := words(name)
	for len(ws) > 1 && trailing[ws[len(ws)-1]] {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 || len(ws) > 12 {
		return noSecret
	}
	last, before := ws[len(ws)-1], ws[:len(ws)-1]
	if word := strings.TrimRight(last, "0123456789"); len(last)-len(word) == 1 && word != "" {
		last = word
	}
	for _, w := range before {
		if harmless[w] {
			return noSecret
		}
	}
	prev := ""
	if len(before) > 0 {
		prev = before[len(before)-1]
	}
	if last == "pass" && turns[prev] {
		return noSecret
	}
	return lastKind(last, prev)
}

// lastKind is what the last word of a name says with the one before.
func lastKind(last, prev string) kind {
	switch {
	case last == "base" && prev == "key", last == "hash" && (prev == "password" || prev == "passwd"):
		return aKey
	case last == "word" && prev == "pass", last == "phrase" && (prev == "pass" || prev == "seed"):
		return aPassword
	case last == "keys" && (prev == "api" || prev == "app" || prev == "session"), last == "cookie" && prev == "erlang":
		return aKey
	case last == "key":
		if prev == "secret" {
			return aSecret
		}
		if keyOwners[prev] {
			return aKey
		}
		return noSecret
	}
	if k, ok := lastWords[last]; ok {
		if k == aToken && passing[prev] || last == "salt" && prev == "signing" {
			return noSecret // a salt of Phoenix stands in every program
		}
		return k
	}
	for _, end := range compoundEnds {
		if strings.HasSuffix(last, end.text) {
			if notCompound[last] {
				return noSecret
			}
			return end.kind
		}
	}
	return noSecret
}

var lastWords = map[string]kind{
	"password": aPassword, "passwd": aPassword, "pwd": aPassword, "pass": aPassword, "passphrase": aPassword,
	"passcode": aPassword, "pw": aPassword, "bindpw": aPassword, "rootpw": aPassword, "authtok": aPassword, "pswd": aPassword, "psw": aPassword, "psk": aPassword, "cpassword": aPassword,
	"secret": aSecret, "secrets": aSecret, "salt": aSecret, "pepper": aSecret, "mnemonic": aSecret,
	"token": aToken, "pat": aToken, "jwt": aToken, "bearer": aToken, "auth": aToken,
	"credential": aSecret, "credentials": aSecret, "creds": aSecret,
}

// compoundEnds are the ends of words written together: dbpassword, apikey.
var compoundEnds = []struct {
	text string
	kind kind
}{
	{"password", aPassword}, {"passwd", aPassword}, {"passphrase", aPassword}, {"pwd", aPassword}, {"pass", aPassword},
	{"secret", aSecret}, {"token", aToken},
	{"apikey", aKey}, {"secretkey", aSecret}, {"accesskey", aKey}, {"privatekey", aKey}, {"masterkey", aKey},
	{"authkey", aKey}, {"accountkey", aKey}, {"encryptionkey", aKey}, {"signingkey", aKey}, {"presharedkey", aKey}, {"sharedkey", aKey},
}

var notCompound = map[string]bool{
	"bypass": true, "compass": true, "lowpass": true, "highpass": true, "bandpass": true, "trespass": true, "surpass": true,
	"multipass": true, "singlepass": true, "onepass": true, "encompass": true, "overpass": true, "underpass": true,
	"lastpass": true, "enpass": true, "nordpass": true, "protonpass": true, "samsungpass": true, "keepass": true, "dashpass": true, "gopass": true, "firstpass": true,
}

// keyOwners are the words before "key" that make it one to keep.
var keyOwners = map[string]bool{
	"api": true, "access": true, "private": true, "priv": true, "master": true, "encryption": true, "encrypt": true, "decryption": true, "validation": true,
	"crypto": true, "crypt": true, "cipher": true, "aes": true, "hmac": true, "signing": true, "sign": true, "signature": true,
	"auth": true, "account": true, "app": true, "application": true, "service": true, "shared": true, "preshared": true,
	"storage": true, "deploy": true, "license": true, "jwt": true, "session": true, "cookie": true, "server": true,
	"client": true, "admin": true, "subscription": true, "consumer": true, "webhook": true, "fernet": true, "nonce": true,
	"in": true, "ssh": true, "root": true, "token": true, "rest": true, "integration": true, "function": true, "host": true,
	"upgrade": true, "primary": false, "ssl": true, "tls": true, "salt": true, "data": true, "security": true, "user": true, "ingestion": true,
}

// trailing are words behind the word that counts.
var trailing = map[string]bool{
	"dev": true, "development": true, "prod": true, "production": true, "staging": true, "stage": true, "test": true,
	"live": true, "sandbox": true, "old": true, "new": true, "current": true, "previous": true, "value": true,
	"string": true, "text": true, "plain": true, "all": true, "plaintext": true, "clear": true, "b64": true, "base64": true, "hex": true,
	"encoded": true, "default": true, "local": true, "0": true, "1": true, "2": true, "3": true, "4": true, "5": true,
	"a": true, "b": true, "v1": true, "v2": true,
}

// isKey says that a name is that of somebody's key.
func isKey(name string) bool {
	ws := words(name)
	return len(ws) > 1 && ws[len(ws)-1] == "key" && !isOther(name)
}

// isForAll says that the word before "key" makes it one for everyone.
func isForAll(owner string) bool {
	switch owner {
	case "gpg", "pgp", "site", "repo", "release":
		return true
	}
	return false
}

// harmless are words before the last that turn its meaning: the value is public
// or is about a secret.
var harmless = map[string]bool{
	"public": true, "pub": true, "publishable": true, "csrf": true, "xsrf": true, "captcha": true, "authenticity": true, "antiforgery": true, "request": true, "placeholder": true, "label": true,
	"max": true, "min": true, "num": true, "is": true, "has": true, "use": true, "show": true, "enable": true, "enabled": true, "disable": true,
	"redacted": true, "masked": true, "unset": true,
	"allow": true, "require": true, "required": true, "forgot": true, "reset": true, "invalid": true, "wrong": true, "missing": true, "generate": true,
	"without": true, "no": true,
}

// verbs are words in the name of a password that make it that of something done
// with it, or of what is said about it, where the value looks like it.
var verbs = map[string]bool{
	"change": true, "changed": true, "update": true, "updated": true, "verify": true, "validate": true, "check": true, "confirm": true,
	"hide": true, "toggle": true, "enter": true, "unmasked": true, "expired": true, "expire": true, "same": true, "match": true,
	"mismatch": true, "weak": true, "short": true, "long": true, "common": true, "bad": true, "empty": true, "incorrect": true, "unlock": true,
}

// isShort says that a word for a password is short for other things as well.
func isShort(word string) bool {
	switch word {
	case "pass", "pw", "psw", "psk", "pat":
		return true
	}
	return false
}

// turns are the words before "pass" that make it a turn.
var turns = map[string]bool{
	"first": true, "second": true, "third": true, "last": true, "one": true, "two": true, "single": true, "multi": true, "render": true,
	"next": true, "all": true, "build": true, "pre": true, "post": true, "by": true, "did": true, "will": true,
}

// passing are the words before "token" that make it a place in a list or a text.
var passing = map[string]bool{
	"next": true, "page": true, "pagination": true, "continuation": true, "cancellation": true, "cancel": true, "request": true, "change": true,
	"lifecycle": true, "idempotency": true, "input": true, "output": true, "stop": true, "pad": true, "bos": true, "eos": true, "unk": true,
	"sep": true, "mask": true, "cls": true, "start": true, "end": true, "first": true, "last": true, "current": true, "syntax": true, "keyword": true,
}

// words splits a name at case changes and at everything that is no letter or
// digit, in lower case.
func words(name string) []string {
	small := lower(name)
	ws := make([]string, 0, 8)
	start := 0
	cut := func(end int) {
		if end > start {
			ws = append(ws, small[start:end])
		}
		start = end
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case !isAlphanumeric(c):
			cut(i)
			start = i + 1
		case isUpper(c) && i > start && (!isUpper(name[i-1]) || i+1 < len(name) && isLower(name[i+1])):
			cut(i)
		}
	}
	cut(len(name))
	return ws
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
