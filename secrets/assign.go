package secrets

import "bytes"

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
	// kinds are further names and what they hold, in lower case.
	kinds map[string]kind
}

// settings finds the values that are given to names of secrets: name = value,
// name: value, "name": "value", 'name' => 'value', <name>value</name>,
// define('NAME', 'value') and name="N" value="V".
func (d dialect) settings(text []byte, found func(match)) {
	named := noSecret // of the last name="..." that was not followed by a value
	namedAt := 0
	for i, c := range text {
		if c != '=' && c != ':' && c != '>' && c != ',' {
			continue
		}
		lo, hi, from := nameAt(text, i)
		if lo == hi {
			continue
		}
		name := text[lo:hi]
		if d.kinds == nil && !mayTell(name) {
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
		case string(name) == "PWD", d.expand && expands(text, at, v): // the working directory, a variable
		case len(v) > 0 && plausible(k, v):
			named = noSecret
			found(match{kind: k, from: lo, start: at, end: at + len(v), value: bytes.Clone(v), drop: weakness(k, v)})
		}
	}
}

func (d dialect) kindOf(name string) kind {
	if k, ok := d.kinds[lower(name)]; ok {
		return k
	}
	return kindOf(name)
}

// nameAt returns the bounds of the name that the separator at text[i] gives a
// value, and where the value may begin.
func nameAt(text []byte, i int) (lo, hi, from int) {
	switch text[i] {
	case '>':
		return elementAt(text, i)
	case ',':
		return constantAt(text, i)
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
			case '=', '!', '<', '>', '+', '-', '*', '/', '|', '&', '^', '%', '~':
				return 0, 0, 0
			case ':', '?':
				hi--
			}
		}
	} else if from < len(text) && (text[from] == ':' || text[from] == '=') {
		return 0, 0, 0
	}
	for hi > 0 && (text[hi-1] == ' ' || text[hi-1] == '\t') && i-hi < 40 {
		hi--
	}
	if hi > 0 && text[hi-1] == ']' {
		hi--
	}
	if hi > 0 && isQuote(text[hi-1]) {
		hi--
	}
	if hi > 0 && text[hi-1] == '\\' { // JSON in a string
		hi--
	}
	for lo = hi; lo > 0 && isNameByte(text[lo-1]) && hi-lo < maxName; lo-- {
	}
	return lo, hi, from
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

// constantAt does so for the constant of PHP whose value follows the comma at
// text[i].
func constantAt(text []byte, i int) (lo, hi, from int) {
	for hi = i; hi > 0 && (text[hi-1] == ' ' || text[hi-1] == '\t'); hi-- {
	}
	if hi == 0 || !isQuote(text[hi-1]) {
		return 0, 0, 0
	}
	hi--
	for lo = hi; lo > 0 && isNameByte(text[lo-1]) && hi-lo < maxName; lo-- {
	}
	call := bytes.TrimRight(text[max(0, lo-20):lo], " \t\"'")
	if !bytes.HasSuffix(call, []byte("(")) || !bytes.HasSuffix(bytes.TrimRight(call[:len(call)-1], " "), []byte("define")) {
		return 0, 0, 0
	}
	return lo, hi, i + 1
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func isNameByte(c byte) bool {
	return isAlphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$'
}
