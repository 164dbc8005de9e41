package secrets

import (
	"bytes"
	"strings"
)

// value returns the value that begins at text[from] or behind blanks, and its
// offset; sep is the offset of the separator.
func (d dialect) value(text []byte, from, sep int) ([]byte, int) {
	at := from
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	if d.bare && !d.words && text[sep] == ':' {
		at = untagged(text, at)
	}
	if at+1 < len(text) && text[at] == '@' && text[at+1] == '"' {
		at++ // of C# and Objective-C
	}
	switch {
	case at == len(text):
		return nil, at
	case isQuote(text[at]):
		v, start := quotedValue(text, at)
		if isCall(text[sep]) {
			rest := bytes.TrimLeft(text[min(len(text), start+len(v)+1):], " \t")
			if isFlag(text, sep) {
				return v, start
			}
			isSymbol := text[max(0, nameStart(text, sep)-1)] == ':' // set :name, 'X'
			if !isSymbol && (len(rest) == 0 || rest[0] != ')' && (text[sep] == '(' || rest[0] != ',' || bytes.ContainsAny(rest[:min(len(rest), 3)], "\"'`"))) {
				return nil, start
			}
		}
		return v, start
	case !d.bare && wrapped(text, at) > 0:
		return quotedValue(text, wrapped(text, at))
	case !d.bare && otherwise(text, at) > 0:
		return quotedValue(text, otherwise(text, at))
	case text[at] == '\\' && at+1 < len(text) && text[at+1] == '"':
		return escapedValue(text, at+2)
	case text[sep] == '>':
		if cdata := []byte("<![CDATA["); bytes.HasPrefix(text[at:], cdata) {
			at += len(cdata)
			v, _, ok := bytes.Cut(text[at:min(len(text), at+maxValue)], []byte("]]></"))
			if !ok || bytes.IndexByte(v, '\n') >= 0 {
				v = nil
			}
			return v, at
		}
		end := bytes.IndexAny(text[at:min(len(text), at+maxValue)], "<\n")
		if end < 0 || !bytes.HasPrefix(text[at+end:], []byte("</")) {
			return nil, at
		}
		return bytes.TrimRight(text[at:at+end], " \t\r"), at
	case !d.bare && text[sep] == '=' && inQuery(text, sep):
		v := parameter(text[at:min(len(text), at+maxValue)])
		if !isRandom(v) {
			v = nil
		}
		return v, at
	case !d.bare && text[sep] == '=' && at == sep+1 && inPair(text, sep):
		v, start := quotedValue(text, nameStart(text, sep)-1)
		return v[min(len(v), at-start):], at
	case !d.bare && text[sep] == ':' && at == sep+1 && inReference(text, sep):
		v, _, ok := bytes.Cut(text[at:min(len(text), at+maxName)], []byte("}"))
		if !ok || !mixed(v) || bytes.ContainsAny(v, "\"'\n$") {
			v = nil
		}
		return v, at
	case !d.bare, text[sep] == ',', text[sep] == ':' && (d.words || at == from):
		return nil, at
	}
	if v, start := folded(text, at); text[sep] == ':' && !d.words && v != nil {
		return v, start
	}
	return d.bareValue(text, at)
}

// wrapped returns the offset of the string that a program puts into another type
// at text[at]: b'X', []byte("X"), Base64.decode("X"); or 0.
func wrapped(text []byte, at int) int {
	const most = 40
	i := at
	for i < len(text) && i-at < most && (isNameByte(text[i]) || text[i] == '[' || text[i] == ']' || text[i] == ':') {
		i++
	}
	if i == at || i+1 >= len(text) {
		return 0
	}
	name := lower(string(text[at:i]))
	if preset := []byte("(default="); bytes.HasPrefix(text[i:], preset) {
		i += len(preset) - 1
	}
	switch {
	case isQuote(text[i]) && (name == "b" || name == "r" || name == "u" || name == "rb" || name == "br" || name == "l" || name == "n"):
		return i
	case (text[i] == '(' || text[i] == '=') && i+1 < len(text) && isQuote(text[i+1]):
		if of, method := name[:strings.LastIndexAny(name, ".:]")+1], name[strings.LastIndexAny(name, ".:]")+1:]; wrappers[method] ||
			method == "decode" && (strings.Contains(of, "64") || strings.Contains(of, "hex")) {
			return i + 1
		}
	}
	return 0
}

// wrappers are the functions that give the bytes of a string, or a string that is
// kept from being printed.
var wrappers = map[string]bool{
	"byte": true, "bytes": true, "getbytes": true, "decodestring": true, "b64decode": true, "urlsafe_b64decode": true,
	"frombase64string": true, "decodebase64": true, "fromhex": true, "unhexlify": true, "from": true, "secret": true, "secretstr": true, "string": true, "some": true, "field": true,
}

// quotedValue returns what stands between the quote at text[at] and the next one
// on the line. A string that is joined with something else or formatted is not
// the whole value.
func quotedValue(text []byte, at int) ([]byte, int) {
	quote := text[at]
	at++
	if at+1 < len(text) && text[at] == quote && text[at+1] == quote { // of three signs
		v, _, ok := bytes.Cut(text[at+2:min(len(text), at+maxValue)], []byte{quote, quote, quote})
		if !ok || bytes.IndexByte(v, '\n') >= 0 {
			v = nil
		}
		return v, at + 2
	}
	end := at
	for ; end < len(text) && text[end] != quote; end++ {
		switch text[end] {
		case '\n':
			return nil, at
		case '\\':
			if end++; end < len(text) && text[end] == '\n' {
				return nil, at
			}
		}
		if end-at > maxValue {
			return nil, at
		}
	}
	if end >= len(text) {
		return nil, at
	}
	rest := bytes.TrimLeft(text[end+1:min(len(text), end+8)], " \t")
	isMethod := len(rest) > 0 && rest[0] == '.'
	if rest = bytes.TrimLeft(rest, " \t)"); (isMethod || len(rest) > 0 && (rest[0] == '+' || rest[0] == '%')) && !isConverted(text[end+1:]) {
		return nil, at
	}
	v := text[at:end]
	if len(v) > 2 && isQuote(v[0]) && v[0] == v[len(v)-1] {
		v, at = v[1:len(v)-1], at+1
	}
	if len(v) > 0 && bytes.IndexByte([]byte("+,)"), v[0]) >= 0 || bytes.HasPrefix(v, []byte(".$")) {
		return nil, at // between two strings
	}
	return v, at
}

// isConverted says that a string is followed by a method that gives it as another
// type.
func isConverted(rest []byte) bool {
	for _, method := range [...]string{".toCharArray()", ".getBytes(", ".encode(", ".to_string()", ".into()", ".to_owned()", ".as_bytes()", ".trim()", ".strip()", ".freeze"} {
		if bytes.HasPrefix(rest, []byte(method)) {
			return true
		}
	}
	return false
}

// escapedValue returns what stands between \" and \", as in JSON in a string.
func escapedValue(text []byte, at int) ([]byte, int) {
	v := text[at:min(len(text), at+maxValue)]
	n := bytes.IndexByte(v, '\\')
	if n < 0 || n+1 >= len(v) || v[n+1] != '"' || bytes.ContainsAny(v[:n], "\n\"") {
		return nil, at
	}
	return v[:n], at
}

// bareValue returns the word at text[at]. More words on the line make it prose,
// unless they are a comment, a command or further settings.
func (d dialect) bareValue(text []byte, at int) ([]byte, int) {
	line := text[at:min(len(text), at+maxValue)]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	n := bytes.IndexAny(line, " \t\r")
	if n < 0 {
		n = len(line)
	}
	v, rest := line[:n], bytes.TrimSpace(line[n:])
	if len(rest) > 0 && len(v) > 0 && v[0] == '#' {
		return nil, at // a comment
	}
	if len(rest) > 0 && !d.words {
		word := rest
		if end := bytes.IndexAny(rest, " \t"); end >= 0 {
			word = rest[:end]
		}
		if bytes.IndexByte([]byte("#;&|\\<>-/}]"), word[0]) < 0 && bytes.IndexByte(word, '=') < 0 && bytes.IndexByte(word, ':') < 0 {
			return nil, at
		}
	}
	if end := bytes.IndexAny(v, ";|&"); end >= 0 && d.expand {
		v = v[:end] // of the command
	}
	if d.expand && len(v) > 0 && (v[0] == '(' || isCmdlet(v)) {
		return nil, at // of PowerShell
	}
	v = bytes.TrimRight(v, ",;")
	for _, pair := range [...]string{"{}", "[]", "()"} {
		if bytes.HasSuffix(v, []byte(pair[1:])) && bytes.IndexByte(v, pair[0]) < 0 {
			v = v[:len(v)-1]
		}
	}
	v = bytes.TrimRight(v, "\"'")
	if open := bytes.IndexByte(v, '('); open > 0 && isAlphanumeric(v[open-1]) && bytes.IndexByte(v[open:], ')') > 0 {
		return nil, at // an expression of a program
	}
	return v, at
}

// untagged returns the offset behind the tag or the anchor of YAML at text[at].
func untagged(text []byte, at int) int {
	rest := text[at:min(len(text), at+maxName)]
	if n := bytes.IndexAny(rest, " \n"); n > 1 && rest[n] == ' ' && (rest[0] == '&' || rest[0] == '!' && rest[1] == '!') {
		return at + n + 1
	}
	return at
}

// isCmdlet says that a value is a command of PowerShell: Read-Host.
func isCmdlet(v []byte) bool {
	verb, noun, ok := bytes.Cut(v, []byte("-"))
	return ok && len(verb) > 2 && len(noun) > 2 && isUpper(verb[0]) && isUpper(noun[0]) && digits(v) == 0 && isPlainWord(verb) && isPlainWord(noun)
}

// expands says that a shell replaces part of the value at text[at].
func expands(text []byte, at int, v []byte) bool {
	if at > 0 && text[at-1] == '\'' {
		return false
	}
	i := bytes.IndexByte(v, '$')
	return i >= 0 && i+1 < len(v) && (isAlphanumeric(v[i+1]) || v[i+1] == '_') || bytes.IndexByte(v, '`') >= 0
}
