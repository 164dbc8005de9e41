package secrets

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The signs of values are found from every place on.
func TestAhead(t *testing.T) {
	pieces := []string{"a", " ", "\n", "<", "/", "</", `"`, "'", "`"}
	for range 2000 {
		var b strings.Builder
		for range rand.IntN(40) {
			b.WriteString(pieces[rand.IntN(len(pieces))])
		}
		text := b.String()
		a := ahead{text: []byte(text)}
		for at := 0; at < len(text); at += 1 + rand.IntN(4) {
			want := len(text)
			for i := at + 1; i < len(text); i++ {
				if strings.ContainsRune("\"'`", rune(text[i])) || strings.HasPrefix(text[i:], "</") {
					want = i
					break
				}
			}
			if got := a.after(at); got != want {
				t.Fatalf("after %d in %q: %d, want %d", at, text, got, want)
			}
		}
	}
}

// Lines without a value are passed over, and nothing else is.
func TestSettingsOnLines(t *testing.T) {
	v := hexadecimal(newRand(), 32)
	for _, test := range []struct {
		text string
		want int
	}{
		{"password = \"" + v + "\"", 1},
		{"x = 1\n\n y(z)\npassword = \"" + v + "\"\n", 1},
		{"\npassword = '" + v + "'\nx: y\napi_key: `" + v + "`", 2},
		{"a > b\n<password>" + v + "</password>\n", 1},
		{"x\n<s name=\"password\"\n\n value=\"" + v + "\"/>", 1},
		{"x\n<s name=\"password\"\n key=y\n value=\"" + v + "\"/>", 0},
		{"password =\n\"" + v + "\"", 0},
	} {
		n := 0
		codeSettings.settings([]byte(test.text), func(match) { n++ })
		if n != test.want {
			t.Errorf("%q: %d settings, want %d", strings.ReplaceAll(test.text, v, "V"), n, test.want)
		}
	}
}
