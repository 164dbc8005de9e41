package secrets

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// What is found near to names of secrets is what is found in the whole text.
func TestNear(t *testing.T) {
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, r := s.Worker(), newRand()
	pieces := []string{
		"password", "dbPassword", "API_KEY", "path", "keyboard", "secret", "psk", "seedPhrase", "user.token", "authkey", "tokens", "passcode", "KEYs", "pskValue", "allow.setPassword", "ns:key", "name", "value", "key", "x",
		" = ", "=", ": ", ":", " => ", ">", "</", "<", "(", ")", ", ", ".put(", ".set", "[64] = ", ": &'static str = ", "b", "=\"", "\" ", `\"`,
		"\n", "\t", " ", "\"", "'", "`", strings.Repeat("lorem ipsum ", 30), strings.Repeat("z", 200),
	}
	total := 0
	for range 3000 {
		var b strings.Builder
		for range 3 + r.IntN(60) {
			if r.IntN(5) == 0 {
				b.WriteString("\"" + hexadecimal(r, 32) + "\"")
			}
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := []byte(b.String())
		if _, err := w.gate.Scan("x", text); err != nil {
			t.Fatal(err)
		}
		w.names.begin()
		for _, m := range w.gate.Marks() {
			if m.Number >= nameMark {
				w.names.add(text, m.Number-nameMark, m.End)
			}
		}
		for _, d := range []dialect{plainSettings, codeSettings, shell} {
			got, want := settingsOf(d, page{text: text, near: w.names.all()}), settingsOf(d, page{text: text})
			if !slices.Equal(got, want) {
				t.Fatalf("%+v in %q: near to names at %v, in all at %v", d, text, got, want)
			}
			total += len(want)
		}
	}
	if total < 1000 {
		t.Errorf("the texts hold %d settings", total)
	}
}

// settingsOf returns where the values of settings begin.
func settingsOf(d dialect, p page) (starts []int) {
	d.settings(p, func(m match) { starts = append(starts, m.start) })
	slices.SortFunc(starts, cmp.Compare)
	return slices.Compact(starts)
}

// A value stands on the line of its name, or follows a name that is a value
// itself.
func TestSettings(t *testing.T) {
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
		codeSettings.settings(page{text: []byte(test.text)}, func(match) { n++ })
		if n != test.want {
			t.Errorf("%q: %d settings, want %d", strings.ReplaceAll(test.text, v, "V"), n, test.want)
		}
	}
}
