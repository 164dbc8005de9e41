package secrets

import "bytes"

// maxValue is the length in bytes of the longest value that is looked at.
const maxValue = 4096

// dialect is how files of a class write their settings down.
type dialect struct {
	// bare says that values may stand without quotes.
	bare bool
	// words says that more words may follow such a value, as in a command.
	words bool
	// kinds are further names and what they hold, in lower case.
	kinds map[string]kind
}

// settings finds the values that are given to names of secrets: name = value,
// name: value, "name": "value", 'name' => 'value', <name>value</name>,
// define('NAME', 'value') and name="N" value="V".
func (d dialect) settings(text []byte, found func(match)) {
	named := noSecret // of the last name="..." that was not followed by a value
	namedAt := 0
	for i := 0; i < len(text); i++ {
		var name []byte
		var from int
		switch text[i] {
		case '=', ':':
			name, from = nameBefore(text, i)
		case '>':
			name, from = elementBefore(text, i)
		case ',':
			name, from = constantBefore(text, i)
		}
		if name == nil {
			continue
		}
		k := d.kindOf(string(name))
		if k == noSecret && named != noSecret && i-namedAt < 200 && bytes.EqualFold(name, []byte("value")) {
			k = named
		}
		pair := k == noSecret && (bytes.EqualFold(name, []byte("name")) || bytes.EqualFold(name, []byte("key")))
		if k == noSecret && !pair {
			continue
		}
		v, at := d.value(text, from, i)
		switch {
		case pair:
			named, namedAt = d.kindOf(string(v)), i
		case d.words && (expands(text, at, v) || string(name) == "PWD" || string(name) == "OLDPWD"):
		case offer(found, k, at, v):
			named = noSecret
		}
	}
}

func (d dialect) kindOf(name string) kind {
	if k, ok := d.kinds[lower(name)]; ok {
		return k
	}
	return kindOf(name)
}

// nameBefore returns the name on the left of the separator at text[i] and where
// its value may begin.
func nameBefore(text []byte, i int) (name []byte, from int) {
	from = i + 1
	end := i
	if text[i] == '=' {
		if from < len(text) && (text[from] == '=' || text[from] == '~') {
			return nil, 0
		}
		if from < len(text) && text[from] == '>' {
			from++
		}
		if end > 0 {
			switch text[end-1] {
			case '=', '!', '<', '>', '+', '-', '*', '/', '|', '&', '^', '%', '~':
				return nil, 0
			case ':', '?':
				end--
			}
		}
	} else if from < len(text) && (text[from] == ':' || text[from] == '=') {
		return nil, 0
	}
	for end > 0 && (text[end-1] == ' ' || text[end-1] == '\t') && i-end < 40 {
		end--
	}
	if end > 0 && text[end-1] == ']' {
		end--
	}
	if end > 0 && isQuote(text[end-1]) {
		end--
	}
	start := end
	for start > 0 && isNameByte(text[start-1]) && end-start < 100 {
		start--
	}
	if start == end {
		return nil, 0
	}
	return text[start:end], from
}

// elementBefore returns the name of the XML element whose start tag ends at
// text[i].
func elementBefore(text []byte, i int) (name []byte, from int) {
	low := max(0, i-120)
	open := bytes.LastIndexByte(text[low:i], '<')
	if open < 0 || text[i-1] == '/' {
		return nil, 0
	}
	tag := text[low+open+1 : i]
	n := 0
	for n < len(tag) && (isNameByte(tag[n]) || tag[n] == ':') {
		n++
	}
	if n == 0 || n < len(tag) && tag[n] != ' ' || bytes.IndexByte(tag, '\n') >= 0 {
		return nil, 0
	}
	return tag[:n], i + 1
}

// constantBefore returns the name of a constant of PHP whose value follows the
// comma at text[i].
func constantBefore(text []byte, i int) (name []byte, from int) {
	head := bytes.TrimRight(text[max(0, i-100):i], " \t")
	if len(head) == 0 || !isQuote(head[len(head)-1]) {
		return nil, 0
	}
	head = head[:len(head)-1]
	start := len(head)
	for start > 0 && isNameByte(head[start-1]) {
		start--
	}
	name = head[start:]
	before := bytes.TrimRight(head[:start], " \t\"'")
	if !bytes.HasSuffix(before, []byte("(")) || !bytes.HasSuffix(bytes.TrimRight(before[:len(before)-1], " "), []byte("define")) {
		return nil, 0
	}
	return name, i + 1
}

// value returns the value that begins at text[from] or behind blanks, and its
// offset; sep is the offset of the separator.
func (d dialect) value(text []byte, from, sep int) ([]byte, int) {
	at := from
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	if at == len(text) {
		return nil, at
	}
	if isQuote(text[at]) {
		return quotedValue(text, at)
	}
	switch {
	case text[sep] == '>':
		end := bytes.IndexAny(text[at:min(len(text), at+maxValue)], "<\n")
		if end < 0 || text[at+end] != '<' {
			return nil, at
		}
		return bytes.TrimRight(text[at:at+end], " \t\r"), at
	case !d.bare, text[sep] == ',', text[sep] == ':' && (d.words || at == from):
		return nil, at
	}
	return d.bareValue(text, at)
}

// quotedValue returns what stands between the quote at text[at] and the next one
// on the line. A string that is joined with something else or formatted is not
// the whole value.
func quotedValue(text []byte, at int) ([]byte, int) {
	quote := text[at]
	at++
	end := at
	for ; end < len(text) && text[end] != quote; end++ {
		switch text[end] {
		case '\n':
			return nil, at
		case '\\':
			end++
		}
		if end-at > maxValue {
			return nil, at
		}
	}
	if end >= len(text) {
		return nil, at
	}
	rest := bytes.TrimLeft(text[end+1:min(len(text), end+8)], " \t)")
	if len(rest) > 0 && bytes.IndexByte([]byte("+.%"), rest[0]) >= 0 {
		return nil, at
	}
	v := text[at:end]
	if len(v) > 2 && isQuote(v[0]) && v[0] == v[len(v)-1] {
		return v[1 : len(v)-1], at + 1
	}
	return v, at
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
	if len(rest) > 0 && !d.words {
		word := rest
		if end := bytes.IndexAny(rest, " \t"); end >= 0 {
			word = rest[:end]
		}
		if bytes.IndexByte([]byte("#;&|\\<>-/"), word[0]) < 0 && bytes.IndexByte(word, '=') < 0 && bytes.IndexByte(word, ':') < 0 {
			return nil, at
		}
	}
	v = bytes.TrimRight(v, ",;")
	for _, pair := range [...]string{"{}", "[]", "()"} {
		if bytes.HasSuffix(v, []byte(pair[1:])) && bytes.IndexByte(v, pair[0]) < 0 {
			v = v[:len(v)-1]
		}
	}
	v = bytes.TrimRight(v, "\"'")
	if open := bytes.IndexByte(v, '('); open > 0 && isAlphanumeric(v[open-1]) && bytes.HasSuffix(v, []byte(")")) {
		return nil, at // an expression of a program
	}
	return v, at
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func isNameByte(c byte) bool {
	return isAlphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$'
}

// expands says that a shell replaces part of the value at text[at].
func expands(text []byte, at int, v []byte) bool {
	if at > 0 && text[at-1] == '\'' {
		return false
	}
	i := bytes.IndexByte(v, '$')
	return i >= 0 && i+1 < len(v) && (isAlphanumeric(v[i+1]) || v[i+1] == '_') || bytes.IndexByte(v, '`') >= 0
}
