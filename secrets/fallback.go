package secrets

import "bytes"

// fallback returns the value that ${NAME:-value} or ${NAME:value} at an offset has
// where the variable is not set, if it could be a secret that somebody uses.
func fallback(k kind, v []byte, at int) ([]byte, int) {
	name, rest, ok := bytes.Cut(v, []byte(":"))
	if !ok || len(rest) == 0 || !bytes.HasPrefix(name, []byte("${")) || bytes.IndexByte(rest, '}') != len(rest)-1 {
		return v, at
	}
	preset := bytes.TrimLeft(rest[:len(rest)-1], "-=")
	if len(preset) == 0 || preset[0] == '?' || preset[0] == '+' || !mixed(preset) || weakness(k, preset) > 0 {
		return v, at
	}
	return preset, at + len(v) - 1 - len(preset)
}

// otherwise returns the offset of the string that a program uses where the variable
// of the environment at text[at] is not set, or 0.
func otherwise(text []byte, at int) int {
	const most = 120
	line := text[at:min(len(text), at+most)]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	for _, or := range [...]string{" || ", " ?? ", " or "} {
		lookup, _, ok := bytes.Cut(line, []byte(or))
		next := len(lookup) + len(or)
		if ok && next < len(line) && isQuote(line[next]) && bytes.Contains(lookup, []byte("env")) {
			return at + next
		}
	}
	return 0
}
