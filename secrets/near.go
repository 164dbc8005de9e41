package secrets

import (
	"bytes"
	"cmp"
	"slices"
)

// Settings are looked for separator by separator, which is too slow for every
// text there is. The gate finds the words that are in all names of secrets on its
// way; most of them are in names that tell of none, of a path or a keyboard. Only
// what is near to the others is read.

// nameWords are in every name that tells of a secret. More small letters can
// follow only the first of them there: a path is no pat.
var nameWords = [...]string{
	"pass", "psw", "secret", "cred",
	"pwd", "pw", "psk", "pepper", "pat", "phrase", "salt", "token", "key", "auth", "mnemonic", "bearer", "jwt",
}

// goingOn is the number of those first.
const goingOn = 4

// A part of a text, in bytes.
type part struct{ start, end int }

// reach is how far before and behind its name a setting is looked for. A name can
// itself be the value of another one, which the value follows:
// name="DB_PASSWORD" value="...".
const (
	reachBefore = 128
	reachBehind = 256
)

// names collects the parts of a text that are near to names of secrets.
type names struct {
	parts []part
	// tells remembers whether names tell of a secret: a tree has few that are
	// different.
	tells map[string]bool
}

// mostNames is how many names are remembered.
const mostNames = 1 << 14

// begin forgets the parts of the last text.
func (n *names) begin() {
	n.parts = n.parts[:0]
	if n.tells == nil || len(n.tells) > mostNames {
		n.parts, n.tells = make([]part, 0, 16), map[string]bool{}
	}
}

// add adds what is near to the name around the word of that number, which ends
// before text[at], if the name tells of a secret.
func (n *names) add(text []byte, word, at int) {
	many := at < len(text) && text[at] == 's' && !(at+1 < len(text) && isLower(text[at+1]))
	if word >= goingOn && at < len(text) && isLower(text[at]) && !many {
		return
	}
	hi := at
	for hi < len(text) && isNameByte(text[hi]) {
		if hi++; hi-at > maxName {
			return
		}
	}
	lo := nameStart(text, hi)
	if lo > 1 && text[lo-1] == ':' && isNameByte(text[lo-2]) { // of an element in a name space
		lo = nameStart(text, lo-1)
	}
	name := text[lo:hi]
	last := len(name) - 1
	list := name[last]|0x20 == 's' && isGivenList(text[hi:min(len(text), hi+10)])
	if many && word >= goingOn && !list {
		return
	}
	if n.tell(name) || list && n.tell(name[:last]) {
		n.parts = append(n.parts, part{max(0, lo-reachBefore), min(len(text), hi+reachBehind)})
	}
}

// isGivenList says that a list or a mapping is given to the name that rest is behind.
func isGivenList(rest []byte) bool {
	rest = bytes.TrimLeft(rest, "\"' \t")
	return len(rest) > 0 && (rest[0] == ':' || rest[0] == '=') && bytes.ContainsAny(rest, "[{\n")
}

// tell says that a name tells of a secret.
func (n *names) tell(name []byte) bool {
	tells, known := n.tells[string(name)]
	if !known {
		setting := bytes.TrimSuffix(name, []byte("_CONFIG")) // of Kafka
		method := name[bytes.LastIndexByte(name, '.')+1:]
		element := name[bytes.LastIndexByte(name, ':')+1:]
		tells = kindOf(string(setting)) != noSecret || kindOf(string(method)) != noSecret || kindOf(string(element)) != noSecret
		n.tells[string(name)] = tells
	}
	return tells
}

// all returns the parts in order, none of which touches another.
func (n *names) all() []part {
	slices.SortFunc(n.parts, func(a, b part) int { return cmp.Compare(a.start, b.start) })
	joined := n.parts[:0]
	for _, p := range n.parts {
		if last := len(joined) - 1; last >= 0 && p.start <= joined[last].end {
			joined[last].end = max(joined[last].end, p.end)
		} else {
			joined = append(joined, p)
		}
	}
	n.parts = joined
	return joined
}
