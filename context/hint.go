package buildcontext

import "errors"

// hinted is an error that knows what to do about it.
type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }

// WithHint adds what to do to an error: one line, lower case, no final period.
func WithHint(err error, hint string) error { return &hinted{err, hint} }

// Hint returns what to do about an error, or "".
func Hint(err error) string {
	var h *hinted
	if errors.As(err, &h) {
		return h.hint
	}
	return ""
}
