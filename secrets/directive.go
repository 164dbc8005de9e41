package secrets

import "bytes"

// directives finds the strings that follow the name of a secret and a blank, as
// in Gradle files and in definitions for a preprocessor: storePassword "X",
// #define WIFI_PASSWORD "X".
func directives(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		rest := bytes.TrimLeft(line, " \t")
		rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte("#define ")), " \t")
		if len(rest) == 0 || !isNameByte(rest[0]) {
			continue
		}
		n := 0
		for n < len(rest) && isNameByte(rest[n]) {
			n++
		}
		name := rest[:n]
		rest = bytes.TrimLeft(rest[n:], " \t")
		if len(rest) < 2 || !isQuote(rest[0]) {
			continue
		}
		if field := bytes.TrimPrefix(name, []byte("buildConfigField")); len(field) < len(name) || string(name) == "resValue" {
			name, rest = secondString(rest)
		}
		if len(rest) == 0 || !mayTell(name) {
			continue
		}
		v, start := quotedValue(rest, 0)
		if k := kindOf(string(name)); k != noSecret && v != nil {
			offer(found, k, at+len(line)-len(rest)+start, v)
		}
	}
}

// secondString returns the second of three strings and the third one with all
// behind it: "String", "API_KEY", "X".
func secondString(s []byte) (second, third []byte) {
	for range 2 {
		v, start := quotedValue(s, 0)
		end := start + len(v) + 1
		if v == nil || end > len(s) {
			return nil, nil
		}
		second, s = v, bytes.TrimLeft(s[end:], " \t,)")
		if len(s) == 0 || !isQuote(s[0]) {
			return nil, nil
		}
	}
	return second, s
}
