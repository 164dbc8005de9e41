package secrets

import "bytes"

// directives finds the values that follow the name of a secret and a blank:
// strings, as in Gradle files and in definitions for a preprocessor or of variables, such as
// storePassword "X" and #define WIFI_PASSWORD "X"; in bare files words as well.
func directives(bare bool) reader { return directive(bare).read }

// directive says whether the values may be words.
type directive bool

func (bare directive) read(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		rest := bytes.TrimSpace(line)
		for _, start := range [...]string{"#define ", "proxy_set_header ", "SetEnv ", "set $"} {
			rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte(start)), " \t")
		}
		n := 0
		for n < len(rest) && isNameByte(rest[n]) {
			n++
		}
		name := rest[:n]
		if rest = bytes.TrimLeft(rest[n:], " \t"); n == 0 || len(rest) < 2 {
			continue
		}
		if string(name) == "buildConfigField" || string(name) == "resValue" {
			name, rest = secondString(bytes.TrimLeft(rest, "( "))
		}
		k := noSecret
		if len(rest) > 0 && mayTell(name) {
			k = kindOf(string(name))
		}
		if k == noSecret {
			continue
		}
		var v []byte
		start := 0
		if isQuote(rest[0]) {
			if v, start = quotedValue(rest, 0); len(v) > 4 && bytes.HasPrefix(v, []byte(`\"`)) {
				v, start = v[2:len(v)-2], start+2 // a string of the program
			}
		} else if ws := words(string(name)); bool(bare) && rest[0] != '=' && !bytes.ContainsAny(rest, " \t") && !isShort(ws[len(ws)-1]) {
			v = bytes.TrimSuffix(rest, []byte(";"))
		}
		offer(found, k, at+bytes.Index(line, rest)+start, v)
	}
}

// secondString returns the second of three strings and the third one with all
// behind it: "String", "API_KEY", "X".
func secondString(s []byte) (second, third []byte) {
	for range 2 {
		if len(s) == 0 || !isQuote(s[0]) {
			return nil, nil
		}
		v, start := quotedValue(s, 0)
		second, s = v, bytes.TrimLeft(s[min(len(s), start+len(v)+1):], " \t,)")
	}
	return second, s
}
