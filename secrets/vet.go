package secrets

import (
	"bytes"
	"encoding/base64"
	"path"
	"strings"
)

// vet looks again at what a rule of the engine found: false is a finding that is
// none. inSource says that the file is a program, in which a value without
// quotes is a name.
func vet(m *match, name string, inSource bool, text []byte) bool {
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
	case m.rule == "square-access-token":
		return m.start == 0 || !isBase64(text[m.start-1:m.start])
	case strings.HasPrefix(m.rule, "curl-auth"):
		return !expands(text, m.start, m.value) && !placeholder(m.value) && !isName(m.value)
	case strings.HasSuffix(m.rule, "client-id"):
		m.drop = 2 // an identifier, no secret
	case m.rule == "gcp-api-key" && (isPublished(name) || bytes.Contains(text[m.end:min(len(text), m.end+200)], []byte("authDomain"))):
		m.drop = 2 // restricted by the application it is published with
	}
	return !toFillIn(m.value) && !isSequence(m.value)
}

// vetGeneric wants more than a long value near a word: the name of a secret, no
// name as the value, both on one line.
func vetGeneric(m *match, inSource bool, text []byte) bool {
	m.drop = max(m.drop, 1)
	given, ok := nameOf(text, m.start)
	if ok && kindOf(given) == noSecret {
		m.drop = 2
	}
	before := text[min(m.from, m.start):m.start]
	return !placeholder(m.value) && !isIdentifier(m.value) && !isFileName(m.value) && !isName(m.value) && !isSequence(m.value) &&
		bytes.IndexByte(before, '\n') < 0 &&
		!(inSource && m.end > m.start && !isQuote(text[m.start-1])) &&
		!(bytes.HasSuffix(bytes.TrimRight(before, " \"'"), []byte(",")) && !(ok && kindOf(given) != noSecret))
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
	case "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "go.sum", "go.work.sum", "packages.lock.json", "gradle.lockfile",
		"verification-metadata.xml", "Package.resolved":
		return true
	}
	return path.Ext(name) == ".lock"
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
