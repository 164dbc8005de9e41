package secrets

import (
	"bytes"
	"encoding/base64"
	"path"
	"strings"
)

// vet looks again at what a rule of gitleaks found: false is a finding that is
// none. A value without quotes is a name where the class of the file is that of
// programs.
func vet(m *match, name string, c *class, text []byte) bool {
	if len(m.value) == 0 {
		return false
	}
	inSource := c != nil && c.id == "source-code"
	if isPublicKey(name) && strings.HasPrefix(m.rule, "generic") {
		return false
	}
	if isLockFile(name) && (strings.HasPrefix(m.rule, "generic") || isHex(m.value)) {
		return false
	}
	switch {
	case m.rule == "private-key":
		return vetPrivateKey(m)
	case strings.HasPrefix(m.rule, "generic"):
		return vetGeneric(m, inSource, text)
	case m.rule == "jwt" || m.rule == "jwt-base64":
		m.drop = 1 // most of them have expired
		return true
	case m.rule == "password-hash": // documents and tests are full of them, of dumps the first is told
		m.drop = 1
		return c != nil && !inSource && c.id != "document" && c.id != "database-dump"
	case m.rule == "kubernetes-secret-yaml" && bytes.Contains(m.value, []byte("LS0tLS1CRUdJTiBDRVJU")): // a certificate
		return false
	case m.rule == "minisign-secret-key" && bytes.Contains(text[m.from:m.start], []byte("encrypted")):
		m.drop = 1
	case m.rule == "square-access-token":
		return m.start == 0 || !isBase64(text[m.start-1:m.start])
	case m.rule == "curl-auth-user":
		_, password, _ := bytes.Cut(m.value, []byte(":"))
		return !expands(text, m.start, m.value) && !placeholder(password)
	case strings.HasPrefix(m.rule, "curl-auth"):
		return !expands(text, m.start, m.value) && !placeholder(m.value) && !isName(m.value)
	case strings.HasSuffix(m.rule, "client-id"):
		m.drop = 2 // an identifier, no secret
	case strings.HasPrefix(m.rule, "gcp-api-key") && (isPublished(name) || bytes.Contains(text[m.end:min(len(text), m.end+200)], []byte("authDomain"))):
		m.drop = 2 // restricted by the application it is published with
	}
	return !toFillIn(m.value) && !isSequence(m.value)
}

// vetGeneric wants more than a long value near a word: the name of a secret, no
// name as the value, both on one line.
func vetGeneric(m *match, inSource bool, text []byte) bool {
	m.drop = max(m.drop, 1)
	given, ok := nameOf(text, m.start)
	k := kindOf(given)
	if ok && k == noSecret {
		m.drop = 2
		if isOther(given) {
			return false
		}
	}
	before := text[min(m.from, m.start):m.start]
	switch {
	case placeholder(m.value), isIdentifier(m.value), isFileName(m.value), isVersion(m.value), isName(m.value), isPhrase(m.value), isSequence(m.value):
		return false
	case bytes.IndexByte(before, '\n') >= 0:
		return false
	case inSource && m.end > m.start && !isQuote(text[m.start-1]) && !(text[m.start-1] == '=' && isRandom(m.value) && inQuery(text, m.start-1)):
		return false
	case isSetting(m.value):
		return false
	case echoes(m.value, given):
		return false
	case isUUID(m.value) && (k == aPassword || k == noSecret), k == noSecret && !isRandom(m.value):
		return false
	}
	return k != noSecret || !bytes.HasSuffix(bytes.TrimRight(before, " \"'"), []byte(","))
}

// isSetting says that a value is one with a name of its own, which is none of a
// secret: jti=X.
func isSetting(v []byte) bool {
	name, value, ok := bytes.Cut(v, []byte("="))
	return ok && len(value) > 1 && isPlainWord(name) && kindOf(string(name)) == noSecret
}

// isOther says that a name is that of a key that is no secret.
func isOther(name string) bool {
	ws := words(name)
	if n := len(ws); n > 1 && (ws[n-1] == "token" && passing[ws[n-2]] || ws[n-1] == "key" && isForAll(ws[n-2])) {
		return true
	}
	for _, w := range ws {
		if harmless[w] || otherKeys[w] {
			return true
		}
	}
	return false
}

var otherKeys = map[string]bool{
	"translation": true, "resource": true, "cache": true, "primary": true, "foreign": true, "sort": true, "partition": true, "row": true, "object": true,
	"idempotency": true, "index": true, "locale": true, "i18n": true, "route": true, "query": true, "lookup": true, "etag": true, "checksum": true,
	"digest": true, "commit": true, "sha": true, "sha1": true, "sha256": true, "sha512": true, "md5": true, "integrity": true, "fingerprint": true,
	"thumbprint": true, "peer": true, "remote": true, "cert": true, "certificate": true, "sitekey": true, "gpgkey": true, "pgpkey": true, "did": true, "uuid": true, "guid": true,
}

// vetPrivateKey demands a key between the lines that mark one, and lowers one
// that a passphrase protects.
func vetPrivateKey(m *match) bool {
	_, body, _ := bytes.Cut(m.value[len("-----"):], []byte("-----"))
	body, _, _ = bytes.Cut(body, []byte("-----"))
	body = bytes.ReplaceAll(body, []byte(`\n`), []byte("\n"))
	if bytes.Contains(m.value, []byte("ENCRYPTED")) {
		m.drop = 1
	}
	if bytes.Contains(m.value, []byte("PGP ")) {
		return len(body) > 200
	}
	best := 0
	for line := range bytes.FieldsFuncSeq(body, func(r rune) bool { return strings.ContainsRune("\r\n \t\"'`,\\", r) }) {
		if isBase64(line) && len(line) > best {
			best = len(line)
			if isEncryptedOpenSSH(line) {
				m.drop = 1
			}
		}
	}
	return best >= 32
}

func isBase64(s []byte) bool {
	return len(bytes.TrimLeft(bytes.TrimRight(s, "="), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) == 0
}

// isEncryptedOpenSSH says that the first line of a key in the format of OpenSSH
// names a cipher.
func isEncryptedOpenSSH(line []byte) bool {
	const magic = "openssh-key-v1\x00"
	plain, _ := base64.StdEncoding.DecodeString(string(line[:len(line)/4*4]))
	return bytes.HasPrefix(plain, []byte(magic)) && !bytes.HasPrefix(plain[len(magic):], []byte("\x00\x00\x00\x04none"))
}

// nameOf returns the name that is given the value at text[at].
func nameOf(text []byte, at int) (string, bool) {
	i := at - 1
	for i >= 0 && at-i < 8 && (text[i] == ' ' || text[i] == '\t' || isQuote(text[i])) {
		i--
	}
	if i < 0 || bytes.IndexByte([]byte("=:>,"), text[i]) < 0 {
		return "", false
	}
	if text[i] == '>' && i > 0 && text[i-1] == '=' {
		i--
	}
	lo, hi, _ := nameAt(text, i)
	return string(text[lo:hi]), lo < hi
}

// isLockFile says that a file lists checksums, which look like keys.
func isLockFile(name string) bool {
	switch path.Base(name) {
	case "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "packages.lock.json", "gradle.lockfile",
		"verification-metadata.xml", "Package.resolved":
		return true
	}
	ext := path.Ext(name)
	return ext == ".lock" || ext == ".sum"
}

// isPublicKey says that a file is called that of a public key.
func isPublicKey(name string) bool {
	base := lower(path.Base(name))
	return strings.HasSuffix(base, ".pub") || strings.Contains(base, "pub.") || strings.Contains(base, "public.")
}

// isPublished says that a file is part of what an application hands out.
func isPublished(name string) bool {
	switch strings.ToLower(path.Base(name)) {
	case "google-services.json", "googleservice-info.plist":
		return true
	}
	switch path.Ext(name) {
	case ".html", ".htm", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".map":
		return true
	}
	return false
}
