package secrets

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	crand "crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

// human returns a password as people make them up.
func human(r *rand.Rand) string { return planted(thoughtOf(r)) }

func thoughtOf(r *rand.Rand) string {
	w := func() string { return word(r) }
	switch r.IntN(7) {
	case 0:
		return w() + fmt.Sprint(r.IntN(10000))
	case 1:
		return w() + "-" + w() + fmt.Sprint(r.IntN(100))
	case 2:
		return strings.ToLower(w()) + strings.ToLower(w())
	case 3:
		return w() + "!" + fmt.Sprint(1950+r.IntN(80))
	case 4:
		return random(r, 6+r.IntN(20))
	case 5:
		return random(r, 4) + "/" + random(r, 3) + "#" + random(r, 4) + "$" + random(r, 2)
	default:
		return random(r, 5) + "@" + random(r, 3) + "%" + random(r, 4)
	}
}

func word(r *rand.Rand) string {
	words := []string{"Sunshine", "dragon", "Winter", "monkey", "purple", "Falcon", "tiger", "Madrid", "coffee", "rocket"}
	return words[r.IntN(len(words))]
}

// plainly returns a password without the characters that URLs and shells treat
// in their own way.
func plainly(r *rand.Rand) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("@%!/#$", c) {
			return '_'
		}
		return c
	}, human(r))
}

// letters returns n letters.
func letters(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "aA"[r.IntN(2)] + byte(r.IntN(26))
	}
	return planted(string(b))
}

func hexadecimal(r *rand.Rand, n int) string {
	b := make([]byte, n/2)
	for i := range b {
		b[i] = byte(r.IntN(256))
	}
	return planted(hex.EncodeToString(b))
}

func base64Of(r *rand.Rand, n int) string {
	b, _ := hex.DecodeString(hexadecimal(r, 2*n))
	return base64.StdEncoding.EncodeToString(b)
}

func base32Of(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[r.IntN(32)]
	}
	return planted(string(b))
}

// signs returns a value of all kinds of signs but quotes.
func signs(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		for b[i] = ' '; b[i] == ' ' || strings.ContainsRune("\"'`\\<>", rune(b[i])); {
			b[i] = byte('!' + r.IntN('~'-'!'))
		}
	}
	return planted(string(b))
}

func login64(user, password string) string {
	return base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
}

func ecKey(*rand.Rand) string {
	key, err := ecdsa.GenerateKey(elliptic.P256(), crand.Reader)
	if err != nil {
		panic(err)
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		panic(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "EC " + "PRIVATE KEY", Bytes: der}))
}

func edKey(*rand.Rand) ([]byte, string) {
	_, key, err := ed25519.GenerateKey(crand.Reader)
	if err != nil {
		panic(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		panic(err)
	}
	return der, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE" + " KEY", Bytes: der}))
}

func utf16LE(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, c := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(c))
		b.WriteByte(byte(c >> 8))
	}
	return b.String()
}
