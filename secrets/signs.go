package secrets

import (
	"bytes"
	"encoding/binary"
)

// has confirms a text file by a word in its first bytes, in lower case.
func has(words ...string) func(head []byte) bool { return marks(words).within }

// begins confirms a file by its first bytes.
func begins(magics ...string) func(head []byte) bool { return marks(magics).ahead }

// marks are what files of a kind have, any of them.
type marks []string

func (ms marks) within(head []byte) bool {
	head = bytes.ToLower(head)
	for _, m := range ms {
		if bytes.Contains(head, []byte(m)) {
			return true
		}
	}
	return false
}

func (ms marks) ahead(head []byte) bool {
	for _, m := range ms {
		if bytes.HasPrefix(head, []byte(m)) {
			return true
		}
	}
	return false
}

// envFile says that an environment file has settings. Where none of them was
// found to be a secret it is worth a word and no more.
func envFile(head []byte) bool {
	for _, line := range textLines(head) {
		_, v, ok := bytes.Cut(line, []byte("="))
		if ok && !isComment(line) && len(bytes.Trim(v, " \"'\r")) > 0 {
			return true
		}
	}
	return false
}

// javaKeyStore dismisses stores that begin with a certificate that is trusted:
// those of certificate authorities have no keys.
func javaKeyStore(head []byte) drop {
	const trusted = 2 // the tag of an entry, behind magic, version and count
	switch {
	case isPKCS12(head):
		return 0
	case len(head) < 16:
		return never
	}
	switch binary.BigEndian.Uint32(head) {
	case 0xfeedfeed, 0xcececece:
		if binary.BigEndian.Uint32(head[12:]) == trusted {
			return never
		}
		return 0
	case 1, 2: // versions of BKS
		return 0
	}
	return never
}

// isPKCS12 looks for the outer shape of a PFX: a sequence that begins with
// version 3 and holds PKCS#7 data.
func isPKCS12(head []byte) bool {
	if len(head) < 8 || head[0] != 0x30 {
		return false
	}
	return bytes.Contains(head[:min(len(head), 12)], []byte{0x02, 0x01, 0x03}) &&
		bytes.Contains(head[:min(len(head), 48)], []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07})
}

// isPrivateKeyDER looks for the beginning of a private key in PKCS#8 or PKCS#1:
// a sequence with version 0 and an algorithm or a modulus.
func isPrivateKeyDER(head []byte) bool {
	if len(head) < 32 || head[0] != 0x30 || head[1] != 0x82 {
		return false
	}
	body := head[4:]
	return bytes.HasPrefix(body, []byte{0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7}) ||
		bytes.HasPrefix(body, []byte{0x02, 0x01, 0x00, 0x02, 0x82})
}

// isPGPSecret looks for a secret key packet of OpenPGP or a key of gpg-agent.
func isPGPSecret(head []byte) bool {
	if len(head) < 6 {
		return false
	}
	if bytes.Contains(head, []byte("private-key")) && (head[0] == '(' || bytes.Contains(head, []byte("Key: ("))) {
		return true
	}
	version := func(i int) bool { return i < len(head) && head[i] >= 3 && head[i] <= 6 }
	switch head[0] {
	case 0x94:
		return version(2)
	case 0x95:
		return version(3)
	case 0xc5:
		return version(2) || version(3)
	}
	return false
}

// isKeyFile says that a file holds nothing but a long value in base64, on any
// number of lines.
func isKeyFile(head []byte) bool {
	text := bytes.Join(bytes.Fields(head), nil)
	return len(text) >= 300 && isBase64(text)
}

func puttyKey(head []byte) drop {
	switch {
	case !bytes.HasPrefix(head, []byte("PuTTY-User-Key-File-")):
		return never
	case bytes.Contains(head, []byte("Encryption: none")):
		return 0
	}
	return 1
}

var isPasswordStore = begins(
	"\x03\xd9\xa2\x9a", // KeePass
	"PWS3",             // Password Safe
	"KWALLET\n",
	"kych",
	"SQLite format 3\x00",
	"\x00\x06\x15\x61", // Berkeley DB
)

func isWallet(head []byte) bool {
	switch {
	case len(head) > 16 && binary.LittleEndian.Uint32(head[12:]) == 0x00053162: // Berkeley DB, btree
		return true
	case bytes.Contains(head, []byte(`"ciphertext"`)) && bytes.Contains(head, []byte(`"kdf`)):
		return true
	}
	// the 64 bytes of a key pair as an array of numbers
	return bytes.HasPrefix(head, []byte("[")) && bytes.Count(head, []byte(",")) == 63 &&
		len(bytes.Trim(head, "[]0123456789, \r\n")) == 0
}

func isDump(head []byte) bool {
	if begins("PGDMP", "REDIS0", "-- MySQL dump", "-- MariaDB dump", "-- PostgreSQL database dump")(head) {
		return true
	}
	return has("-- mysql dump", "-- mariadb dump", "-- postgresql database dump", "-- phpmyadmin sql dump", "-- dump of")(head)
}

func isCoreDump(head []byte) bool {
	switch {
	case bytes.HasPrefix(head, []byte("JAVA PROFILE ")), bytes.HasPrefix(head, []byte("MDMP")):
		return true
	case len(head) < 18 || !bytes.HasPrefix(head, []byte("\x7fELF")):
		return false
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if head[5] == 2 {
		order = binary.BigEndian
	}
	return order.Uint16(head[16:]) == 4 // ET_CORE
}

// program returns the name that a program which names its interpreter in its
// first line would have if it had an extension.
func program(head []byte) string {
	if !bytes.HasPrefix(head, []byte("#!")) {
		return ""
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	for _, p := range [...]struct{ interpreter, ext string }{
		{"python", "py"}, {"perl", "pl"}, {"ruby", "rb"}, {"node", "js"}, {"php", "php"}, {"expect", "exp"}, {"tclsh", "tcl"}, {"sh", "sh"},
	} {
		if bytes.Contains(line, []byte(p.interpreter)) {
			return "x." + p.ext
		}
	}
	return ""
}
