package secrets

import "bytes"

// items finds the values of a list that is given to the name of several keys or
// tokens, at text[from]: api_keys = ["X", "Y"], tokens: {"a": "X"}, or one "- X" below
// the other. It says whether there is a list. Names that are short, such as tokens,
// are those of other things too: what no machine made does not count.
func (d dialect) items(text, name []byte, from, sep int, found func(match)) bool {
	if isCall(text[sep]) || text[sep] == '>' || len(name) == 0 || name[len(name)-1]|0x20 != 's' {
		return false
	}
	text = text[:min(len(text), from+maxValue)]
	at := behindBlanks(text, from)
	for at < len(text) && text[at] == '#' && bytes.IndexByte(text[at:], '\n') > 0 {
		at = behindBlanks(text, at+bytes.IndexByte(text[at:], '\n'))
	}
	if at == len(text) || text[at] != '[' && text[at] != '{' && !(d.bare && text[at] == '-' && text[sep] == ':' && bytes.IndexByte(text[from:at], '\n') >= 0) {
		return false
	}
	k := d.kindOf(string(name[:len(name)-1]))
	if k == noSecret || text[at] == '{' && !mayList(name) {
		return false
	}
	offer := func(v []byte, at int) {
		if isRandom(v) && plausible(k, v) && !isUUID(v) && !isAddress(v) {
			found(match{kind: k, from: at, start: at, end: at + len(v), value: bytes.Clone(v), drop: weakness(k, v)})
		}
	}
	list := text[at:min(len(text), at+maxValue)]
	opened := text[at]
	if opened != '-' {
		end := 1 + bytes.IndexAny(list[1:], "[]{}()")
		if list[end] != opened+2 { // its counterpart
			return opened == '[' // of more than values
		}
		list = list[1:end]
		at++
	}
	for i, line := range textLines(list) {
		item, isItem := bytes.CutPrefix(bytes.TrimLeft(line, " \t"), []byte("- "))
		if opened == '-' && !isItem {
			if isComment(line) {
				continue
			}
			break // of the list
		}
		for v := range bytes.SplitSeq(item, []byte(",")) {
			if name, value, ok := bytes.Cut(v, []byte(":")); ok && opened == '{' && len(name) > 0 {
				v = value
			}
			v = bytes.Trim(v, " \t\r")
			if !d.bare && (len(v) == 0 || !isQuote(v[0])) {
				continue // a name
			}
			if v = bytes.Trim(v, "\"'`"); len(v) > 0 {
				offer(v, at+i+bytes.Index(line, v))
			}
		}
	}
	return true
}

// mayList says that a name is no more than the plural of that of a token, a key or
// a secret: credentials have a user and a host too.
func mayList(name []byte) bool {
	ws := words(string(name))
	switch ws[len(ws)-1] {
	case "tokens", "keys", "secrets":
		return true
	}
	return false
}

// behindBlanks returns the offset of what is no blank and no end of a line.
func behindBlanks(text []byte, at int) int {
	return at + len(text[at:]) - len(bytes.TrimLeft(text[at:], blanks))
}

// isAddress says that a value is where the tokens of a currency are.
func isAddress(v []byte) bool {
	return bytes.HasPrefix(v, []byte("0x")) || (len(v) == 43 || len(v) == 44) && !bytes.ContainsAny(v, "0OIl-_+/=")
}

// folded returns the only line of a block of YAML whose sign stands at text[at].
func folded(text []byte, at int) ([]byte, int) {
	head, rest, ok := bytes.Cut(text[at:min(len(text), at+maxValue)], []byte("\n"))
	switch sign := bytes.TrimSpace(head); {
	case !ok, len(sign) == 0, len(sign) > 2, sign[0] != '|' && sign[0] != '>', len(sign) == 2 && sign[1] != '-' && sign[1] != '+':
		return nil, at
	}
	line, below, _ := bytes.Cut(rest, []byte("\n"))
	v := bytes.TrimSpace(line)
	indent := bytes.Index(line, v)
	next := bytes.TrimLeft(below, " ")
	isLast := len(below)-len(next) < indent || len(next) == 0 || next[0] == '\n'
	if len(v) == 0 || indent == 0 || bytes.IndexByte(v, ' ') >= 0 || !isLast {
		return nil, at
	}
	return v, at + len(head) + 1 + indent
}
