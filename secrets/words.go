package secrets

import "ctxaudit/secrets/gate"

// The marks that the engine looks for on our behalf while it looks for its own
// words: what is read wherever it stands.
const (
	urlMark    = 0
	partMark   = 1 // those up to the next are parts of connection strings
	sourceMark = 5 // are what stands between the login and the address of a data source
	thinMark   = 7 // is before the login of a driver of Oracle
	charsMark  = 8 // is behind a string whose characters are taken
	basicMark  = 9
	bearerMark = 10                        // those up to the next are followed by tokens
	optionMark = 14                        // by the value of an option
	nameMark   = 20                        // are parts of names
	callMark   = nameMark + len(nameWords) // and those behind it of names of calls
)

// The flags say that a text is worth reading: one of the first is in every text
// with the name of a secret. Those behind are the marks of encrypted files.
const secretFlags = len(nameWords) + 2

// engineWords are the words, in the order of their numbers.
func engineWords() gate.Words {
	w := gate.Words{
		Marks: []string{
			"://",
			"password=", "pwd=", "accountkey=", "accesskey=",
			"@tcp(", "@unix(",
			"jdbc:oracle:thin:", `".tochararray()`,
			"basic ", "bearer ", "authorization: token ", `authorization': 'token `, `authorization": "token `,
			"--token ", "--password ", "--api-key ", `--token", `, `--api-key", `, `--access-token", `,
		},
	}
	w.Marks = append(w.Marks, nameWords[:]...)
	w.Marks = append(w.Marks, callWords[:]...)
	w.Flags = append(w.Flags, nameWords[:]...)
	w.Flags = append(w.Flags, "kty", "mysql") // of JSON web keys, of commands
	for _, s := range schemes {
		if s.mark != "" {
			w.Flags = append(w.Flags, s.mark)
		}
	}
	return w
}

// flagged says that the text that w scanned last has one of the flags below n.
func flagged(w *gate.Worker, n int) bool {
	for i := range n {
		if w.Flag(i) {
			return true
		}
	}
	return false
}
