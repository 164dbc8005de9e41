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
		if d.kinds == nil && named == noSecret && !mayTell(name) {
			continue
		}
		k := d.kindOf(string(name))
		if k == noSecret && named != noSecret && i-namedAt < 200 && holds(name, c, namedAt > lo) {
			k = named
		}
		pair := k == noSecret && (bytes.EqualFold(name, []byte("name")) || bytes.EqualFold(name, []byte("key")) || string(name) == "option_name")
		if k == noSecret && !pair {
			continue
		}
		v, at := d.value(text, from, i)
		if k != noSecret {
			v, at = fallback(k, v, at)
		}
		switch {
		case pair:
			named, namedAt = d.kindOf(string(v)), i
		case k == aPassword && len(v) == 0 && at < len(text) && (c == ':' && text[at] == '{' || c == '>' && text[at] == '<'): // "N": {"value": "V"}, <N><Value>V</Value></N>
			named, namedAt = k, i
		case d.words && string(name) == "PWD", d.expand && compares(text, lo, i), d.expand && expands(text, at, v): // the working directory, a variable
		case !stands(text, lo, hi, i, at):
		case c == '>' && k == aPassword && (!mixed(v) || bytes.IndexByte(v, ' ') > 0) && d.kindOf(string(name)) == noSecret: // may be a label
		case isCall(c) && !isDefine(text, lo) && (bytes.IndexByte(v, ' ') >= 0 || c == ',' && (!mixed(v) || isIdentifier(bytes.TrimRight(v, "0123456789")))):
		case len(v) > 0 && plausible(k, v) && !(k != aPassword && echoes(v, string(name))):
			ws := words(string(name))
			if k == aPassword && slices.ContainsFunc(ws, func(w string) bool { return verbs[w] }) && !mixed(v) {
				continue
			}
			named = noSecret
			found(match{kind: k, short: isShort(ws[len(ws)-1]), from: lo, start: at, end: at + len(v), value: bytes.Clone(v), drop: weakness(k, v)})
		}
	}
}

// holds says that what is called by a name is the value of what was named before
// it, in its own tag or elsewhere: <x name="N">V</x>, <key>N</key><string>V</string>.
func holds(name []byte, sep byte, inTag bool) bool {
	return bytes.EqualFold(name, []byte("value")) || sep == '>' && (inTag || string(name) == "string")
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

// nameAt returns the bounds of the name that the separator at text[i] gives a
// value, and where the value may begin.
func nameAt(text []byte, i int) (lo, hi, from int) {
	switch text[i] {
	case '>':
		return elementAt(text, i)
	case ',':
		return constantAt(text, i)
	case '(':
		return setterAt(text, i)
	}
	from = i + 1
	hi = i
	if text[i] == '=' {
		if from < len(text) && (text[from] == '=' || text[from] == '~') {
			return 0, 0, 0
		}
		if from < len(text) && text[from] == '>' {
			from++
		}
		if hi > 0 {
			switch text[hi-1] {
			case '|':
				if hi < 2 || text[hi-2] != '|' {
					return 0, 0, 0
				}
				hi -= 2 // where there is none yet
			case '=', '!', '<', '>', '+', '-', '*', '/', '&', '^', '%', '~':
				return 0, 0, 0
			case ':', '?':
				hi--
				if hi > 0 && text[hi] == '?' && text[hi-1] == '?' { // where there is none yet
					hi--
				}
			}
		}
	} else if from < len(text) && (text[from] == ':' || text[from] == '=') {
		return 0, 0, 0
	}
	for hi > 0 && (text[hi-1] == ' ' || text[hi-1] == '\t') && i-hi < 40 {
		hi--
	}
	if text[i] == '=' && hi > 0 && text[hi-1] == '?' { // of a type
		hi--
	}
	if hi > 0 && text[hi-1] == ']' {
		hi--
		if open := bytes.LastIndexByte(text[max(0, hi-6):hi], '['); open >= 0 { // name[64]
			if at := max(0, hi-6) + open; len(bytes.Trim(text[at+1:hi], "0123456789")) == 0 {
				hi = at
			}
		}
	}
	if hi > 0 && isQuote(text[hi-1]) {
		hi--
	}
	if hi > 0 && text[hi-1] == '\\' { // JSON in a string
		hi--
	}
	lo = nameStart(text, hi)
	if text[i] == '=' && types[string(text[lo:hi])] {
		lo, hi = typedAt(text, lo)
	}
	return lo, hi, from
}

// nameStart returns where the name that ends before text[hi] begins.
func nameStart(text []byte, hi int) int {
	lo := hi
	for lo > 0 && isNameByte(text[lo-1]) && hi-lo < maxName {
		lo--
	}
	return lo
}

// types are the types that stand between a name and its value.
var types = map[string]bool{"string": true, "str": true, "String": true, "SecretStr": true, "bytes": true, "const": true}

// typedAt returns the bounds of the name that has the type at text[at]: name:
// String, name: &'static str, name string.
func typedAt(text []byte, at int) (lo, hi int) {
	hi = at
	if colon := bytes.LastIndexByte(text[max(0, at-12):at], ':'); colon >= 0 {
		hi = max(0, at-12) + colon
	}
	for hi > 0 && (text[hi-1] == ' ' || text[hi-1] == '?') {
		hi--
	}
	return nameStart(text, hi), hi
}

// elementAt does so for the name of the XML element whose start tag ends at
// text[i].
func elementAt(text []byte, i int) (lo, hi, from int) {
	low := max(0, i-maxName)
	open := bytes.LastIndexByte(text[low:i], '<')
	if open < 0 || text[i-1] == '/' {
		return 0, 0, 0
	}
	lo = low + open + 1
	for hi = lo; hi < i && (isNameByte(text[hi]) || text[hi] == ':'); hi++ {
	}
	if hi < i && text[hi] != ' ' || bytes.IndexByte(text[lo:i], '\n') >= 0 {
		return 0, 0, 0
	}
	return lo, hi, i + 1
}

// constantAt does so for the first argument of a call, behind which the comma at
// text[i] stands.
func constantAt(text []byte, i int) (lo, hi, from int) {
	for hi = i; hi > 0 && (text[hi-1] == ' ' || text[hi-1] == '\t'); hi-- {
	}
	if hi == 0 || !isQuote(text[hi-1]) {
		return 0, 0, 0
	}
	hi--
	lo = nameStart(text, hi)
	if lo == 0 || !isQuote(text[lo-1]) || !mayTell(text[lo:hi]) {
		return 0, 0, 0
	}
	call, ok := bytes.CutSuffix(bytes.TrimRight(text[max(0, lo-40):lo-1], " "), []byte("("))
	if !ok {
		return 0, 0, 0
	}
	for _, w := range words(string(call[nameStart(call, len(call)):])) {
		if puts[w] {
			return lo, hi, i + 1
		}
	}
	return 0, 0, 0
}

// puts are words of calls whose arguments are a name and its value.
var puts = map[string]bool{
	"put": true, "set": true, "setenv": true, "putenv": true, "env": true, "getenv": true, "environ": true, "define": true, "property": true,
	"get": true, "default": true, "option": true, "setting": true, "config": true, "param": true, "parameter": true, "attribute": true,
	"add": true, "append": true, "with": true,
}

// isDefine says that the call of define in PHP has its first argument at
// text[lo].
func isDefine(text []byte, lo int) bool {
	call := bytes.TrimRight(text[max(0, lo-20):lo], " \t\"'(")
	return bytes.HasSuffix(call, []byte("define"))
}

// setterAt does so for a method that is called with the value alone, such as
// setPassword.
func setterAt(text []byte, i int) (lo, hi, from int) {
	if i+1 == len(text) || !isQuote(text[i+1]) && !isNameByte(text[i+1]) && text[i+1] != '[' {
		return 0, 0, 0
	}
	lo = nameStart(text, i)
	lo += bytes.LastIndexByte(text[lo:i], '.') + 1
	if !mayTell(text[lo:i]) {
		return 0, 0, 0
	}
	if ws := words(string(text[lo:i])); len(ws) > 1 && ws[0] != "set" && ws[0] != "with" {
		return 0, 0, 0
	}
	return lo, i, i + 1
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
		return before != '?' && !(isAlphanumeric(before) && (bare || text[at-1] == '`'))
	case '=':
		return !(bare && isAlphanumeric(before) && text[i-1] == ' ' && string(line) != "export" && string(line) != "set")
	}
	return true
}

// compares says that the name at text[lo] and the sign at text[i] are part of a
// test of a shell.
func compares(text []byte, lo, i int) bool {
	line := text[max(0, lo-maxName):lo]
	return text[i] == '=' && text[i-1] == ' ' && bytes.Contains(line[bytes.LastIndexByte(line, '\n')+1:], []byte("[ "))
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func isNameByte(c byte) bool {
	return isAlphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$'
}
