package secrets

import "testing"

// A file is read in pieces: a statement may end anywhere.
func TestInsertedAnywhere(t *testing.T) {
	for _, text := range []string{
		"INSERT INTO users (email, password) VALUES ('a\\'b', 'Sunshine1976'), (f('x'), 'it''s');\n",
		"COPY users (email, password) FROM stdin;\na\tSunshine1976\n\\.\n",
	} {
		for n := range text {
			inserted(page{text: []byte(text[:n])}, func(match) {})
		}
	}
}
