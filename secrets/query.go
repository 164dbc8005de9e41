package secrets

// inQuery says that the name before text[sep] is that of a parameter of a URL.
func inQuery(text []byte, sep int) bool {
	lo := nameStart(text, sep)
	return lo > 0 && (text[lo-1] == '?' || text[lo-1] == '&')
}

// inPair says that the name before text[sep] is that of a variable of the
// environment, in a string with its value: "DB_PASSWORD=X".
func inPair(text []byte, sep int) bool {
	lo := nameStart(text, sep)
	return lo > 0 && isQuote(text[lo-1]) && isConstant(text[lo:sep])
}

// inReference says that the name before text[sep] is that of a property which is
// referred to in a string, before what holds where it has no value: "${db.password:X}".
func inReference(text []byte, sep int) bool {
	lo := nameStart(text, sep)
	return lo > 1 && text[lo-1] == '{' && text[lo-2] == '$'
}

// parameter returns the value of a parameter of a URL.
func parameter(s []byte) []byte {
	n := 0
	for n < len(s) && (isAlphanumeric(s[n]) || s[n] == '-' || s[n] == '_') {
		n++
	}
	return s[:n]
}
