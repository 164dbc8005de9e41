package secrets

import "bytes"

// ahead finds the lines of a text on which values may stand that are not bare. It
// keeps where the next sign of each kind is, so that no part is searched twice.
type ahead struct {
	text []byte
	next [len(valueSigns)]int
}

// valueSigns are the signs of such values: a quote, or the end of an element. One
// of them is behind the separator, on its line.
var valueSigns = [...]string{`"`, "'", "`", "</"}

// after returns where the first sign behind text[at] is, or the end of the text.
// at grows from call to call.
func (a *ahead) after(at int) int {
	first := len(a.text)
	for i, sign := range valueSigns {
		if a.next[i] <= at {
			a.next[i] = len(a.text)
			if n := bytes.Index(a.text[at+1:], []byte(sign)); n >= 0 {
				a.next[i] = at + 1 + n
			}
		}
		first = min(first, a.next[i])
	}
	return first
}
