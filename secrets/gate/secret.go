package gate

import (
	"fmt"
	"io"
)

// Secret is a secret in the clear. Whatever prints or marshals it shows
// "[redacted]"; only a conversion to string gives the value away.
type Secret string

const redacted = "[redacted]"

func (Secret) String() string               { return redacted }
func (Secret) GoString() string             { return redacted }
func (Secret) Format(s fmt.State, _ rune)   { io.WriteString(s, redacted) }
func (Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }
