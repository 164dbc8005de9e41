package secrets

import (
	"bytes"
	"encoding/binary"
)

// has confirms a text file by a word in its first bytes, in lower case.
func has(words ...string) func(head []byte) bool {
	return func(head []byte) bool {
		head = bytes.ToLower(head)
		for _, w := range words {
			if bytes.Contains(head, []byte(w)) {
				return true
			}
		}
		return false
	}
}

func isJavaKeyStore(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	switch binary.BigEndian.Uint32(head) {
	case 0xfeedfeed, 0xcececece:
		return true
	}
	return isPKCS12(head)
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
