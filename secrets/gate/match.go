package gate

// Match is one finding of gitleaks. Offsets are in bytes and index the data
// that was scanned.
type Match struct {
	Rule string
	// Start and End bound what the rule's expression matched, without newlines
	// around it; for a decoded match what its encoded values take up. A rule
	// that looks at names alone has both 0.
	Start, End int
	// SecretStart and SecretEnd bound the secret in it. They are Start and End
	// when the secret is not there in the clear.
	SecretStart, SecretEnd int
	// Secret is the secret in the clear, "" for a rule that looks at names
	// alone. It shares no memory with the data.
	Secret Secret
	// Entropy is the entropy of the secret in bits for each byte.
	Entropy float32
	// Tags are those of the rule and, for a decoded match, "decoded:KIND" and
	// "decode-depth:N".
	Tags []string
	// Decoded says that the match was seen only after decoding, and Name that
	// the rule looks at the name of the file alone.
	Decoded, Name bool
}
