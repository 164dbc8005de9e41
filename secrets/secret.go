package secrets

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

const redacted = "[redacted]"

// secret is a value that was found. However it is printed or encoded, it says
// only that it is redacted; it is never stored and lives no longer than the scan
// of its file.
type secret []byte

func (secret) String() string                 { return redacted }
func (secret) GoString() string               { return redacted }
func (secret) Format(f fmt.State, _ rune)     { io.WriteString(f, redacted) }
func (secret) MarshalText() ([]byte, error)   { return []byte(redacted), nil }
func (secret) MarshalBinary() ([]byte, error) { return []byte(redacted), nil }

// guessable is the length in bytes below which a value may be a password that a
// person thought of.
const guessable = 24

// stretching is how many rounds such a value goes through: less than a
// millisecond here, and as much for each guess elsewhere.
const stretching = 4096

// fingerprint identifies a secret of a project without telling it. A value that
// could be guessed is stretched first, so that a published report does not make
// trying passwords cheap.
func fingerprint(key []byte, code string, s secret) string {
	value := []byte(s)
	if len(value) < guessable {
		stretched, err := pbkdf2.Key(sha256.New, string(value), key, stretching, sha256.Size)
		if err == nil {
			value = stretched
		}
	}
	mac := hmac.New(sha256.New, key)
	io.WriteString(mac, code+"\x00")
	mac.Write(value)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// lengthClass tells the length of a secret roughly.
func lengthClass(s secret) string {
	switch n := len(s); {
	case n < 8:
		return "under 8 characters"
	case n < 16:
		return "8 to 15 characters"
	case n < 32:
		return "16 to 31 characters"
	case n < 64:
		return "32 to 63 characters"
	default:
		return "64 characters or more"
	}
}
