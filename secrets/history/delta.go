package history

// apply makes an object from its base and a delta: two sizes, then orders to
// copy from the base and bytes to insert.
func apply(base, delta []byte) ([]byte, error) {
	_, delta, ok := size(delta)
	n, delta, ok2 := size(delta)
	if !ok || !ok2 || n > maxTree {
		return nil, errPack
	}
	out := make([]byte, 0, n)
	for len(delta) > 0 {
		op := delta[0]
		delta = delta[1:]
		if op&0x80 == 0 {
			if op == 0 || int(op) > len(delta) {
				return nil, errPack
			}
			out = append(out, delta[:op]...)
			delta = delta[op:]
			continue
		}
		var fields [7]int
		for i := range fields {
			if op&(1<<i) != 0 {
				if len(delta) == 0 {
					return nil, errPack
				}
				fields[i] = int(delta[0])
				delta = delta[1:]
			}
		}
		from := fields[0] | fields[1]<<8 | fields[2]<<16 | fields[3]<<24
		length := fields[4] | fields[5]<<8 | fields[6]<<16
		if length == 0 {
			length = 0x10000
		}
		if from < 0 || from+length > len(base) || len(out)+length > n {
			return nil, errPack
		}
		out = append(out, base[from:from+length]...)
	}
	return out, nil
}

// size takes a number from the beginning of a delta, seven bits to the byte.
func size(b []byte) (n int, rest []byte, ok bool) {
	for i := 0; i < len(b) && i < 9; i++ {
		n |= int(b[i]&0x7f) << (7 * i)
		if b[i]&0x80 == 0 {
			return n, b[i+1:], true
		}
	}
	return 0, nil, false
}
