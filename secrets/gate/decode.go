package gate

import "slices"

// The decoder of gitleaks replaces percent, unicode, hex and base64 encodings
// in a text by what they mean, in passes: detect/codec, v8.30.1. The functions
// here compute the same text without its regular expression, and where decoded
// values lie in it; a test holds them against the original. Findings are still
// placed by the original.

// mostPasses is the number of decoding passes of the gitleaks command.
const mostPasses = 5

// A decoder is scratch for [decoder.pass].
type decoder struct {
	found []encoded
	value []byte
}

// pass returns the text of one more pass over t, built upon dst, or nil when
// there is nothing to decode.
func (d *decoder) pass(dst []byte, t *text) *text {
	d.found = encodings(d.found[:0], t.bytes)
	var out *text
	last := 0
	for i, e := range d.found {
		if i > 0 && d.found[i-1].beats(e) || i+1 < len(d.found) && d.found[i+1].beats(e) {
			continue
		}
		d.value = e.append(d.value[:0], t.bytes[e.start:e.end])
		if len(d.value) == 0 {
			continue
		}
		if out == nil {
			out = &text{bytes: slices.Grow(dst, len(t.bytes)), newline: t.newline}
		}
		out.bytes = append(out.bytes, t.bytes[last:e.start]...)
		start := len(out.bytes)
		out.bytes = append(out.bytes, d.value...)
		out.decoded = append(out.decoded, span{start, len(out.bytes)})
		last = e.end
		if e.end == len(t.bytes) && e.point && hexDigits[t.bytes[last-1]] {
			out.newline = false // it is the white space after a code point
		}
	}
	if out != nil {
		out.bytes = append(out.bytes, t.bytes[last:]...)
	}
	return out
}

// beats says that o is left for a later pass because of e beside it.
func (e encoded) beats(o encoded) bool { return e.touches(o.span) && e.encoding > o.encoding }

// encodings appends what looks encoded in b to found, in its order.
func encodings(found []encoded, b []byte) []encoded {
	next := events{text: b, runs: runs{text: b}}
	for at := 0; at < len(b); {
		e, ok := next.after(at)
		if !ok {
			break
		}
		at = e.end
		if e.encoding == base64Value && !printableBase64(b[e.start:e.start+shortestBase64]) {
			continue // nothing is decoded, and nothing left for it
		}
		found = append(found, e)
	}
	return found
}
