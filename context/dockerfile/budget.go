package dockerfile

import "errors"

// maxWork bounds the nodes that are visited for one target; entries that lie
// together as in the context cost an eighth. Only stages that copy each other
// onto themselves come near: a Dockerfile of thirty lines can ask for more files
// than any disk holds.
const maxWork = 1 << 22

var errTooMuch = errors.New("too much is copied to be followed to the end")

// budget counts work down.
type budget struct{ left int }

// spend takes n from the budget.
func (b *budget) spend(n int) error {
	if b.left < n {
		b.left = 0
		return errTooMuch
	}
	b.left -= n
	return nil
}
