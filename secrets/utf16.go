package secrets

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Order returns the byte order of a text in UTF-16, or nil. Without a mark
// at its beginning a text is taken for one where every second byte is zero.
func utf16Order(head []byte) binary.ByteOrder {
	switch {
	case bytes.IndexByte(head, 0) < 0, bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")):
		return nil // no letter of ASCII is in it, or it is UTF-32
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return binary.LittleEndian
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return binary.BigEndian
	case len(head) < 8:
		return nil
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[0] == 0 && zeros[1] > half*9/10:
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] > half*9/10:
		return binary.BigEndian
	}
	return nil
}

// utf16Reader reads UTF-16 as UTF-8.
type utf16Reader struct {
	r     io.Reader
	order binary.ByteOrder
	// in holds bytes that are no whole character yet, out what was decoded and
	// not yet read.
	in, out []byte
	buf     [4096]byte
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		n, err := u.r.Read(u.buf[:])
		u.in = append(u.in, u.buf[:n]...)
		u.decode()
		if err != nil && len(u.out) == 0 {
			return 0, err
		}
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

func (u *utf16Reader) decode() {
	u.out = u.out[:0]
	i := 0
	for ; i+2 <= len(u.in); i += 2 {
		r := rune(u.order.Uint16(u.in[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(u.in) {
				break
			}
			r = utf16.DecodeRune(r, rune(u.order.Uint16(u.in[i+2:])))
			i += 2
		}
		if r != '\ufeff' {
			u.out = utf8.AppendRune(u.out, r)
		}
	}
	u.in = append(u.in[:0], u.in[i:]...)
}
