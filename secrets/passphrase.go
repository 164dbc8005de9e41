package secrets

import (
	"bytes"
	"strings"
)

// isPassphrase says that a value is some words of small letters, with numbers
// between or behind them, that make no sentence: correct horse 9 battery.
func isPassphrase(v []byte) bool {
	if len(v) < 12 || len(v) > 80 {
		return false
	}
	n := 0
	for word := range bytes.SplitSeq(v, []byte(" ")) {
		letters := bytes.TrimRight(word, "0123456789")
		switch {
		case len(word) == 0 || len(word)-len(letters) > 4:
			return false
		case len(letters) == 0:
		case len(letters) < 3 || len(bytes.Trim(letters, "abcdefghijklmnopqrstuvwxyz")) > 0:
			return false
		case ofSentences[string(letters)] || emptyWords[string(letters)] || kindOf(string(letters)) != noSecret:
			return false
		}
		n++
	}
	return n >= 3 && n <= 8
}

// ofSentences are words that are in what is said about passwords. Those of less
// than three letters need not be among them.
var ofSentences = map[string]bool{
	"the": true, "and": true, "for": true, "not": true, "your": true, "must": true, "with": true, "enter": true, "please": true, "this": true,
	"that": true, "has": true, "have": true, "are": true, "was": true, "than": true, "can": true, "new": true, "old": true, "use": true,
	"used": true, "any": true, "all": true, "same": true, "more": true, "least": true, "most": true, "minimum": true, "maximum": true,
	"characters": true, "chars": true, "letters": true, "digits": true, "length": true, "long": true, "short": true, "set": true, "get": true,
	"field": true, "account": true, "login": true, "reset": true, "change": true, "forgot": true, "confirm": true, "expired": true, "strong": true,
	"weak": true, "should": true, "will": true, "from": true, "after": true, "before": true, "when": true, "only": true, "one": true, "two": true,
	"put": true, "phrase": true, "here": true, "unique": true, "some": true, "very": true, "good": true, "bad": true, "super": true, "error": true,
	"failed": true, "type": true, "format": true, "input": true, "admin": true, "database": true, "keyboard": true, "mot": true, "passe": true,
	"den": true, "des": true, "les": true, "una": true, "que": true, "con": true, "por": true, "para": true, "und": true, "das": true, "der": true, "die": true, "ist": true, "nicht": true, "bitte": true,
}

// isNumbered says that a value is a word or two with a number behind them, which
// people make up: sunshine42, copper-lantern-41.
func isNumbered(v []byte) bool {
	word := bytes.TrimRight(v, "0123456789")
	if len(v)-len(word) < 2 {
		return false
	}
	ws := words(string(word))
	for _, w := range ws {
		if len(w) < 3 || emptyWords[w] || kindOf(w) != noSecret || strings.HasSuffix(w, "key") {
			return false
		}
	}
	return len(ws) == 1 || len(ws) == 2
}
