package secrets

import (
	"bytes"
	"iter"
)

// page is a piece of a text as a reader sees it.
type page struct {
	text []byte
	// whole says that the piece is the whole file.
	whole bool
	// near are the parts of the text that are near to names of secrets, in order;
	// nil is all of it.
	near []part
}

// reader finds the secrets that files of one class hold.
type reader func(p page, found func(match))

// textLines yields the offset and the text of each line, without its end.
func textLines(text []byte) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		for at := 0; at < len(text); {
			n := bytes.IndexByte(text[at:], '\n')
			next := at + n + 1
			if n < 0 {
				next = len(text)
				n = next - at
			}
			if !yield(at, bytes.TrimSuffix(text[at:at+n], []byte("\r"))) {
				return
			}
			at = next
		}
	}
}

// fields yields the offset and the text of each word of a line; a quoted word is
// one, without its quotes.
func fields(line []byte) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		for i := 0; i < len(line); {
			if line[i] == ' ' || line[i] == '\t' {
				i++
				continue
			}
			start, end := i, i
			if q := line[i]; q == '"' || q == '\'' {
				if n := bytes.IndexByte(line[i+1:], q); n >= 0 {
					start, end = i+1, i+1+n
					i = end + 1
				}
			}
			if end == start && i == start {
				for end < len(line) && line[end] != ' ' && line[end] != '\t' {
					end++
				}
				i = end
			}
			if !yield(start, line[start:end]) {
				return
			}
		}
	}
}

// offer reports a value of a kind that stands at an offset, unless it only
// stands for one.
func offer(found func(match), k kind, at int, v []byte) bool {
	if len(v) == 0 || !plausible(k, v) {
		return false
	}
	found(match{kind: k, from: at, start: at, end: at + len(v), value: bytes.Clone(v), drop: weakness(k, v)})
	return true
}

// shifted is found for a piece of a text that stands at an offset.
func shifted(found func(match), at int) func(match) {
	return func(m match) {
		m.from, m.start, m.end = m.from+at, m.start+at, m.end+at
		found(m)
	}
}

// rereads is how often the length of a text may be read for what begins in it and
// goes on over lines: what does not end, line after line, is given up.
const rereads = 8

// isComment says that a line says nothing to the program that reads it.
func isComment(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	return len(line) == 0 || line[0] == '#' || line[0] == ';'
}
