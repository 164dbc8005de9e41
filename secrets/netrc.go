package secrets

import "bytes"

// netrc finds the passwords of "machine HOST login USER password PASSWORD", on
// one line or several.
func netrc(p page, found func(match)) {
	expected := false
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		for i, word := range fields(line) {
			if expected {
				offer(found, aPassword, at+i, word)
			}
			expected = !expected && (bytes.Equal(word, []byte("password")) || bytes.Equal(word, []byte("passwd")))
		}
	}
}
