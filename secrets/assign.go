package secrets

import (
	"bytes"
	"slices"
)

const (
	maxName  = 100  // bytes of the longest name
	maxValue = 4096 // and of the longest value
)

// dialect is how files of a class write their settings down.
type dialect struct {
	// bare says that values may stand without quotes.
	bare bool
	// words says that more words may follow such a value, as in a command.
	words bool
	// expand says that a "$" in a value begins a variable.
	expand bool
	// keys says that whatever is called a key is one.
	keys bool
	// kinds are further names and what they hold, in lower case.
	kinds map[string]kind
}

// settings finds the values that are given to names of secrets: name = value,
// name: value, "name": "value", 'name' => 'value', <name>value</name>,
// call('NAME', 'value'), setName("value") and name="N" value="V".
func (d dialect) settings(p page, found func(match)) {
	parts := p.near
	if parts == nil || d.kinds != nil || d.keys {
		parts = []part{{0, len(p.text)}}
	}
	for _, in := range parts {
		d.settingsIn(p.text, in, found)
	}
}

// settingsIn finds those whose separators are in a part of a text.
func (d dialect) settingsIn(text []byte, in part, found func(match)) {
	named := noSecret // of the last name="..." that was not followed by a value
	namedAt := 0
	for i := in.start; i < in.end; i++ {
		c := text[i]
		if !separators[c] || d.bare && isCall(c) {
			continue
		}
		lo, hi, from := nameAt(text, i)
		if lo == hi {
			continue
		}
		name := text[lo:hi]
		if c == ':' && string(name) == "type" {
			if v, _ := d.value(text, from, i); string(v) == "password" { // "type": "password", "value": "V"
				named, namedAt = aPassword, i
			}
			continue
		}
		if d.kinds == nil && named == noSecret && !mayTell(name) {
			continue
		}
		k := d.kindOf(string(name))
		if k == noSecret && named != noSecret && i-namedAt < 200 && holds(name, c, namedAt > lo) {
			k = named
		}
		pair := k == noSecret && (bytes.EqualFold(name, []byte("name")) || bytes.EqualFold(name, []byte("key")) || string(name) == "option_name")
		if d.items(text, name, from, i, found) || k == noSecret && !pair {
			continue
		}
		v, at := d.value(text, from, i)
		if len(v) == 0 && lower(string(name)) == "value" {
			named = noSecret // is given none
		}
		if k != noSecret {
			v, at = fallback(k, v, at)
		}
		switch {
		case pair:
			named, namedAt = d.kindOf(string(v)), i
		case len(v) == 0 && at < len(text) && (c == ':' && (text[at] == '{' || d.bare && text[at] == '\n') || c == '>' && text[at] == '<'): // "N": {"value": "V"}, <N><Value>V</Value></N>
			named, namedAt = k, i
		case c == ',' && k != noSecret && len(v) == 0: // option("--N", default="V")
			named, namedAt = k, i
		case c == '=' && (text[i-1] == '=' || text[i-1] == '!') && (d.bare || k != aPassword || len(v) < 8 || !mixed(v) || isPlainWord(v) || bytes.IndexByte(v, ' ') > 0): // compared
		case d.words && string(name) == "PWD", d.expand && compares(text, lo, i), d.expand && expands(text, at, v): // the working directory, a variable
		case !stands(text, lo, hi, i, at), isAction(text, lo, hi, v), k == aSecret && c == ':' && namesObject(text, lo):
		case c == '>' && k == aPassword && (!mixed(v) || bytes.IndexByte(v, ' ') > 0) && d.kindOf(string(name)) == noSecret: // may be a label
		case isCall(c) && !isDefine(text, lo) && (bytes.IndexByte(v, ' ') >= 0 && !isPassphrase(v) || c == ',' && (!mixed(v) || isIdentifier(bytes.TrimRight(v, "0123456789")))):
		case len(v) > 0 && plausible(k, v) && !(k != aPassword && echoes(v, string(name))):
			ws := words(string(name))
			if k == aPassword && slices.ContainsFunc(ws, func(w string) bool { return verbs[w] }) && !mixed(v) {
				continue
			}
			named = noSecret
			found(match{kind: k, short: isShort(ws[len(ws)-1]) && !besideUser(text, lo), from: lo, start: at, end: at + len(v), value: bytes.Clone(v), drop: weakness(k, v)})
		}
	}
}

// holds says that what is called by a name is the value of what was named before
// it, in its own tag or elsewhere: <x name="N">V</x>, <key>N</key><string>V</string>,
// option("--N", default="V").
func holds(name []byte, sep byte, inTag bool) bool {
	return bytes.EqualFold(name, []byte("value")) || sep == '=' && string(name) == "default" || sep == '>' && (inTag || string(name) == "string")
}

// separators stand between a name and its value.
var separators = [256]bool{'=': true, ':': true, '>': true, ',': true, '(': true}

// isCall says that what a separator divides are a method and its arguments.
func isCall(sep byte) bool { return sep == ',' || sep == '(' }

func (d dialect) kindOf(name string) kind {
	if k, ok := d.kinds[lower(name)]; ok {
		return k
	}
	if k := kindOf(name); k != noSecret || !d.keys || !isKey(name) {
		return k
	}
	return aKey
}

// stands says that what stands around a name at text[lo:hi], behind which the
// separator text[i] and the value at text[at] stand, lets it be a setting: it is
// no part of an expression or of a sentence.
func stands(text []byte, lo, hi, i, at int) bool {
	line := text[max(0, lo-maxName):lo]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	if isQuote(text[hi]) {
		line = line[:max(0, bytes.LastIndexByte(line, text[hi]))]
	}
	line = bytes.TrimSpace(line)
	before := byte('\n')
	if len(line) > 0 {
		before = line[len(line)-1]
	}
	bare := !isQuote(text[at-1]) && text[i] != '>'
	switch text[i] {
	case ':':
		isReference := lo > 0 && text[lo-1] == '/' && bare // an annotation of Kubernetes
		return !isReference && before != '?' && !(isAlphanumeric(before) && (bare || text[at-1] == '`'))
	case '=':
		return !(bare && isAlphanumeric(before) && text[i-1] == ' ' && string(line) != "export" && string(line) != "set")
	}
	return true
}

// besideUser says that the name of a user is given before the name at text[lo], on
// its line or on the one before.
func besideUser(text []byte, lo int) bool {
	before := text[max(0, lo-maxName):lo]
	if i := bytes.LastIndexAny(before, "{}"); i >= 0 {
		before = before[i+1:]
	}
	i := bytes.LastIndex(before, []byte("user"))
	if i < 0 || bytes.Count(before[i:], []byte("\n")) > 1 {
		return false
	}
	_, v, ok := bytes.Cut(before[i:], []byte(":"))
	v = bytes.TrimLeft(v, " ")
	return ok && len(v) > 0 && isQuote(v[0])
}

// compares says that the name at text[lo] and the sign at text[i] are part of a
// test of a shell.
func compares(text []byte, lo, i int) bool {
	line := text[max(0, lo-maxName):lo]
	return text[i] == '=' && text[i-1] == ' ' && bytes.Contains(line[bytes.LastIndexByte(line, '\n')+1:], []byte("[ "))
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }
