package secrets

import "bytes"

// isPacked says that the line at text[at] is one that no person wrote: that of
// a bundle, in which all stands on one line.
func isPacked(text []byte, at int) bool {
	const far = 500
	before, after := text[max(0, at-far):at], text[at:min(len(text), at+far)]
	return len(before)+len(after) > far && bytes.IndexByte(before, '\n') < 0 && bytes.IndexByte(after, '\n') < 0
}
