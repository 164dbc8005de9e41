package secrets

import "bytes"

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
			case '=', '!': // is compared with it
				for hi > 0 && (text[hi-1] == '=' || text[hi-1] == '!') {
					hi--
				}
			case '<', '>', '+', '-', '*', '/', '&', '^', '%', '~':
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
	if as := []byte(" As"); bytes.HasSuffix(text[:hi], as) { // of Visual Basic
		hi -= len(as)
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
	if hi > 0 && isNameByte(text[hi-1]) {
		return symbolAt(text, i, hi)
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

// isFlag says that the comma at text[i] is in a call that defines a flag of a
// program of Go, of which an explanation follows: flag.String("N", "V", "...").
func isFlag(text []byte, i int) bool {
	before := text[max(0, i-maxName):i]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	call, _, ok := bytes.Cut(before, []byte("String(\""))
	return ok && bytes.HasSuffix(bytes.ToLower(call), []byte("flag."))
}

// symbolAt does so for a symbol of Ruby or a constant of Java that ends before
// text[hi]: set :password, 'X' and put(C.PASSWORD_CONFIG, "X").
func symbolAt(text []byte, i, hi int) (lo, end, from int) {
	lo = nameStart(text, hi)
	if constant := text[lo+bytes.LastIndexByte(text[lo:hi], '.')+1 : hi]; isConstant(constant) && (bytes.HasSuffix(text[:lo], []byte("put(")) || bytes.HasSuffix(text[:lo], []byte("roperty("))) {
		name := bytes.TrimSuffix(constant, []byte("_CONFIG"))
		return hi - len(constant), hi - len(constant) + len(name), i + 1
	}
	if lo == 0 || text[lo-1] != ':' {
		return 0, 0, 0
	}
	if before := bytes.TrimLeft(text[max(0, lo-20):lo-1], blanks); !bytes.HasSuffix(before, []byte("set ")) && !bytes.HasSuffix(before, []byte("set(")) {
		return 0, 0, 0
	}
	return lo, hi, i + 1
}

// puts are words of calls whose arguments are a name and its value.
var puts = map[string]bool{
	"put": true, "set": true, "setenv": true, "putenv": true, "env": true, "getenv": true, "environ": true, "define": true, "property": true,
	"get": true, "default": true, "option": true, "setting": true, "config": true, "param": true, "parameter": true, "attribute": true,
	"add": true, "append": true, "with": true, "flag": true, "argument": true,
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

func isNameByte(c byte) bool {
	return isAlphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$'
}
