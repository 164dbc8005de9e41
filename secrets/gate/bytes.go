package gate

import "slices"

// A byteSet is a set of bytes.
type byteSet [256]bool

// The sets of bytes that the decoder of gitleaks knows. A base64 value without
// one of unlikeWords it takes for a word.
var (
	digits         = setOf("0123456789")
	hexDigits      = setOf("0123456789abcdefABCDEF")
	unlikeWords    = setOf("0123456789+/-_")
	base64Alphabet = setOf("0123456789+/-_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	printable      = printableSet()
)

// sextets are the values of the bytes of the base64 alphabets.
var sextets = func() (values [256]byte) {
	for _, last := range []string{"+/", "-_"} {
		for n, b := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last) {
			values[b] = byte(n)
		}
	}
	return values
}()

func setOf(bytes string) (set byteSet) {
	for i := range len(bytes) {
		set[bytes[i]] = true
	}
	return set
}

func printableSet() (set byteSet) {
	for b := '\b' + 1; b < 0x7f; b++ {
		set[b] = true
	}
	return set
}

// has says whether one of the bytes of b is in set.
func has(b []byte, set *byteSet) bool {
	return slices.ContainsFunc(b, func(c byte) bool { return set[c] })
}

// all says whether all bytes of b are in set.
func all(b []byte, set *byteSet) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return !set[c] })
}

// nextRun returns where, from at on, the first n bytes begin that are all in
// set, or len(b). Where the set is rare it looks at one byte in n.
func nextRun(b []byte, at int, set *byteSet, n int) int {
	known := at // bytes from at to here are in the set
	for at+n <= len(b) {
		probe := at + n - 1
		i := probe
		for i >= known && set[b[i]] {
			i--
		}
		if i < known {
			return at
		}
		at, known = i+1, probe+1
	}
	return len(b)
}
