package secrets

import (
	"bytes"
	"testing"
)

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

// TestWhatDoesNotEnd: what begins in every line and ends in none is read a number
// of times, and not once for each line.
func TestWhatDoesNotEnd(t *testing.T) {
	const lines = 1000
	rows := bytes.Repeat([]byte("COPY users (password) FROM stdin;\nSunshine1976\n"), lines)
	n := 0
	inserted(page{text: rows}, func(match) { n++ })
	if n < lines || n > (rereads+1)*lines {
		t.Errorf("%d rows were read %d times", lines, n)
	}
	for _, end := range []string{"", "E\n"} {
		text := append(bytes.Repeat([]byte("cat > .env <<E\n"), lines), end...)
		size := 0
		for d := range documents(text) {
			size += len(d.text)
		}
		if (size > 0) != (end != "") || size > (rereads+1)*len(text) {
			t.Errorf("%d bytes hold %d bytes of documents", len(text), size)
		}
	}
}
