package secrets

import (
	"bytes"
	"strings"
)

// calls finds the secret that the call is given whose name the word of that number
// is in, which ends before text[at].
func calls(text []byte, word, at int, found func(match)) {
	end := at
	if word < len(nameWords) && word >= goingOn && at < len(text) && isLower(text[at]) {
		return
	}
	if text[at-1] != '(' {
		for end < len(text) && (isNameByte(text[end]) || text[end] == ':' || text[end] == '>') {
			if end++; end-at > maxName {
				return
			}
		}
		switch rest := text[end:]; {
		case len(rest) > 0 && (rest[0] == '(' || rest[0] == ',' && text[end-1] == 'D'): // CURLOPT_USERPWD
			end++
		case len(rest) > 1 && rest[0] == '=' && rest[1] == '(':
			end += 2
		case bytes.HasPrefix(rest, []byte(" = (")):
			end += len(" = (")
		case len(rest) > 1 && rest[0] == ' ' && (isQuote(rest[1]) || rest[1] == ':'):
			end++
		default:
			return
		}
	}
	for i := range secretCalls {
		if endsFold(text[:end], secretCalls[i].name) && called(text, end, i, found) {
			return
		}
	}
}

// endsFold says that s ends with name, which is in lower case.
func endsFold(s []byte, name string) bool {
	return len(s) >= len(name) && hasFold(s[len(s)-len(name):], name)
}

// called finds the secret that the call secretCalls[n] is given, where at is the
// offset of its arguments, and says whether there is one.
func called(text []byte, at, n int, found func(match)) bool {
	call := secretCalls[n]
	args := arguments(text, at)
	if len(args) <= call.position || !args[call.position].quoted {
		return false
	}
	given := args[call.position]
	k := call.kind
	if k == aLogin {
		given.start += bytes.IndexByte(text[given.start:given.end], ':') + 1
		k = aPassword
	}
	v := text[given.start:given.end]
	if len(v) == 0 || bytes.IndexByte(v, ' ') >= 0 && !isPassphrase(v) || !plausible(k, v) || namesSecret(v) && !isCompound(v) {
		return false
	}
	m := match{kind: k, from: given.start, start: given.start, end: given.end, value: bytes.Clone(v), drop: weakness(k, v)}
	if isLoose(m) || k == aSecret && (!mixed(v) || isPhrase(v) && !isNumbered(v)) {
		return false
	}
	if call.kind == aPassword && call.position == 0 && (len(args) > 1 || !mixed(v) || isPlainWord(v)) {
		return false // the name of what is asked for
	}
	if call.kind == aPassword && call.position > 0 {
		user := args[call.position-1]
		name := text[user.start:user.end]
		if len(name) == 0 || bytes.EqualFold(name, []byte("anonymous")) || call.common && !mixed(v) && bytes.IndexByte(name, '@') < 0 {
			return false
		}
	}
	found(m)
	return true
}

// argument is one of a call, without its quotes and without what turns it into
// another type.
type argument struct {
	start, end int
	quoted     bool
}

// blanks are what may stand between arguments.
const blanks = " \t\r\n"

// arguments returns the first arguments of a call that begin at text[at]: strings,
// names and objects.
func arguments(text []byte, at int) (args []argument) {
	const most = 300
	bare := text[at-1] == ' ' // without parentheses
	text = text[:min(len(text), at+most)]
	for at < len(text) && len(args) < 5 {
		at = behindBlanks(text, at)
		if at == len(text) {
			return args
		}
		a := argument{start: at, end: at}
		quote := at
		inner := wrapped(text, at)
		if inner > 0 {
			quote = inner
		}
		switch {
		case isQuote(text[quote]):
			v, start := quotedValue(text, quote)
			if v == nil {
				return args
			}
			a = argument{start: start, end: start + len(v), quoted: true}
			at = behind(text, a.end+1, inner > 0 && text[inner-1] == '(')
		case text[at] == '{':
			for depth := 0; at < len(text); at++ {
				if text[at] == '{' {
					depth++
				} else if text[at] == '}' {
					depth--
				}
				if depth == 0 {
					at++
					break
				}
			}
			a.end = at
		default:
			at = behindExpression(text, at)
			a.end = at
		}
		args = append(args, a)
		at = behindBlanks(text, at)
		if at >= len(text) || text[at] != ',' {
			ends := at < len(text) && text[at] == ')'
			if bare {
				ends = at == len(text) || bytes.IndexByte(text[a.end:at], '\n') >= 0
			}
			if !ends {
				args = args[:len(args)-1] // an expression
			}
			return args
		}
		at++
	}
	return args
}

// behindExpression returns the offset of the comma or of the parenthesis behind
// the expression at text[at].
func behindExpression(text []byte, at int) int {
	depth := 0
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case isQuote(c):
			if v, start := quotedValue(text, at); v != nil {
				at = start + len(v)
			}
		case c == '(' || c == '[' || c == '{':
			depth++
		case depth == 0 && (c == ')' || c == ',' || c == ';' || c == '\n'):
			return at
		case c == ')' || c == ']' || c == '}':
			depth--
		}
	}
	return at
}

// characters finds the string whose characters a program of Java opens a store of
// keys with, where at is the offset behind ".toCharArray()".
func characters(text []byte, at int, found func(match)) {
	end := at - len(`".toCharArray()`)
	if end < 0 || text[end] != '"' {
		return
	}
	start := bytes.LastIndexAny(text[max(0, end-maxName):end], "\"\n") + 1 + max(0, end-maxName)
	if start == 0 || text[start-1] != '"' {
		return
	}
	v := text[start:end]
	line := lower(string(text[max(0, start-maxName):start]))
	if len(v) < 6 || bytes.IndexByte(v, ' ') >= 0 && !isPassphrase(v) || !mixed(v) || isLoose(match{value: v}) {
		return
	}
	for _, call := range [...]string{"load(", "init(", "keyspec(", "protection(", "keyentry(", "getkey("} {
		if strings.Contains(line[strings.LastIndexByte(line, '\n')+1:], call) {
			offer(found, aPassword, start, v)
			return
		}
	}
}

// behind returns the offset behind a string that ends before text[at], with the
// parenthesis of what it is wrapped in and the call that converts it.
func behind(text []byte, at int, wrapped bool) int {
	if wrapped && at < len(text) && text[at] == ')' {
		at++
	}
	if at < len(text) && isConverted(text[at:]) {
		if n := bytes.IndexByte(text[at:], ')'); n >= 0 {
			at += n + 1
		}
	}
	return at
}
