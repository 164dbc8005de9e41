package cases

import "strings"

// Shrink returns a smaller case for which fails still holds, as it does for c:
// lines of the tree, the ignore file and the Dockerfile are left out as long as
// that is so. It calls fails at most limit times.
func Shrink(c Case, limit int, fails func(Case) bool) Case {
	parts := []func(*Case) *string{
		func(c *Case) *string { return &c.Tree },
		func(c *Case) *string { return &c.Ignore },
		func(c *Case) *string { return &c.Dockerfile },
	}
	for smaller := true; smaller; {
		smaller = false
		for _, part := range parts {
			lines := strings.SplitAfter(*part(&c), "\n")
			for size := max(1, len(lines)/2); size > 0; size /= 2 {
				for i := 0; i+size <= len(lines) && limit > 0; {
					less := append(append([]string{}, lines[:i]...), lines[i+size:]...)
					next := c
					*part(&next) = strings.Join(less, "")
					limit--
					if fails(next) {
						c, lines, smaller = next, less, true
					} else {
						i += size
					}
				}
			}
		}
	}
	return c
}
