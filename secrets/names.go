package secrets

import (
	"bytes"
	"strings"
)

// namesSecret says that a value of letters is itself the name of a secret, or of
// what is done with one, such as forgot_password.
func namesSecret(v []byte) bool {
	if bytes.IndexFunc(v, func(r rune) bool {
		return r >= 0x80 || !isLower(byte(r)|0x20) && r != '_' && r != '-' && r != '.'
	}) >= 0 {
		return false
	}
	ws := words(string(v))
	n := len(ws)
	return kindOf(string(v)) != noSecret || n > 1 && harmless[ws[0]] && lastKind(ws[n-1], ws[n-2]) != noSecret
}

// isIdentifier says that a value is an expression such as session.password or
// encodeUserPassword.
func isIdentifier(v []byte) bool {
	if bytes.IndexFunc(v, func(r rune) bool { return r >= 0x80 || !isLower(byte(r)|0x20) && r != '.' }) >= 0 {
		return false
	}
	ws := words(string(v))
	if len(ws) < 2 {
		return false
	}
	_, secret := lastWords[ws[len(ws)-1]]
	return secret && bytes.IndexFunc(v[1:], func(r rune) bool { return r == '.' || isUpper(byte(r)) }) >= 0
}

// isName says that a value of several words is a name: of a setting, such as
// POSTGRES_PASSWORD, database:password or X-Api-Key, of a constant, of a
// message, such as form.login.required, or of a place, such as routes/main.
func isName(v []byte) bool {
	parts := bytes.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune("_-./:,", r) })
	if len(parts) < 2 {
		return false
	}
	if isConstant(v) {
		return true
	}
	letters := 0
	for _, p := range parts {
		if !isPlainWord(p) {
			return false
		}
		letters += len(p) - digits(p)
	}
	if 2*letters < len(v) {
		return false
	}
	ws := words(string(v))
	last := ws[len(ws)-1]
	place := bytes.IndexByte(v, '/') > 0 && digits(v) == 0 || bytes.Count(v, []byte(".")) > 1 && digits(v) < 2
	switch {
	case place:
		return true
	case kindOf(string(v)) == aPassword && !bytes.ContainsAny(v, "_./:,") && len(ws) <= 4:
		return false // a poor password
	}
	return kindOf(string(v)) != noSecret || nameEnds[last]
}

// isAction says that what is given to the quoted name text[lo:hi] is what answers
// a request for it: Route::get('password', 'UserController@password'),
// get "password" => "user#password".
func isAction(text []byte, lo, hi int, v []byte) bool {
	if !isQuote(text[hi]) {
		return false
	}
	if controller, _, ok := bytes.Cut(v, []byte("@")); ok && bytes.HasSuffix(controller, []byte("Controller")) {
		return true
	}
	line := text[max(0, lo-maxName):lo]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	call := bytes.TrimRight(line[:max(0, bytes.LastIndexByte(line, text[hi]))], " ")
	return bytes.IndexByte(v, '#') > 0 && len(call) > 0 && isLower(call[len(call)-1])
}

// namesObject says that the name at text[lo] is an annotation of Kubernetes, the
// value of which names an object: nginx.ingress.kubernetes.io/auth-secret.
func namesObject(text []byte, lo int) bool {
	return bytes.HasSuffix(text[:lo], []byte(".io/"))
}

// isAbout says that a value is the name of something about a password:
// password-reset.
func isAbout(v []byte) bool {
	first := bytes.IndexAny(v, "-_")
	return first > 0 && digits(v) == 0 && kindOf(string(v[:first])) == aPassword && len(bytes.Trim(v, "abcdefghijklmnopqrstuvwxyz-_")) == 0
}

// isPhrase says that a value is made of three words or more.
func isPhrase(v []byte) bool {
	n := 0
	for p := range bytes.FieldsFuncSeq(v, func(r rune) bool { return strings.ContainsRune("_-./:,", r) }) {
		if !isPlainWord(p) {
			return false
		}
		n++
	}
	return n > 2 && 3*digits(v) < len(v)
}

// echoes says that a value is the name that it is given to, written as another
// language does or with a number.
func echoes(v []byte, name string) bool {
	letters := func(r rune) rune {
		if r < 0x80 && isLower(byte(r)|0x20) {
			return r | 0x20
		}
		return -1
	}
	name = strings.Map(letters, name)
	return len(name) >= 8 && bytes.HasSuffix(bytes.Map(letters, v), []byte(name))
}

// isConstant says that a value is written as the name of a constant is.
func isConstant(v []byte) bool {
	return bytes.IndexByte(v, '_') > 0 && 6*digits(v) < len(v) &&
		bytes.IndexFunc(v, func(r rune) bool { return !isUpper(byte(r)) && !isDigit(byte(r)) && r != '_' }) < 0
}

// nameEnds are the last words of names that are not those of secrets.
var nameEnds = map[string]bool{
	"key": true, "keys": true, "id": true, "file": true, "path": true, "name": true, "tokens": true, "passwords": true,
}

// isPlainWord says that a part of a name is a word with a short number behind
// it, or a number.
func isPlainWord(p []byte) bool {
	word := bytes.TrimRight(p, "0123456789")
	if len(p)-len(word) > 3 && len(word) > 0 {
		return false
	}
	changes := 0
	for i, c := range word {
		if !isLower(c | 0x20) {
			return false
		}
		if i > 0 && isUpper(c) && isLower(word[i-1]) {
			changes++
		}
	}
	return 3*changes < max(len(word), 4)
}

func digits(v []byte) int {
	n := 0
	for _, c := range v {
		if isDigit(c) {
			n++
		}
	}
	return n
}

// isWord says that a value is a word as on a label, a sentence of one, or a
// constant.
func isWord(v []byte) bool {
	rest := bytes.TrimSuffix(v[1:], []byte("."))
	small := bytes.IndexFunc(rest, func(r rune) bool { return r < 0x80 && !isLower(byte(r)) }) < 0
	large := bytes.IndexFunc(rest, func(r rune) bool { return !isUpper(byte(r)) || r >= 0x80 }) < 0
	return isUpper(v[0]) && (small || large && len(v) <= 10)
}

// isUUID says that a value is written as a UUID.
func isUUID(v []byte) bool {
	return len(v) == 36 && v[8] == '-' && v[13] == '-' && v[18] == '-' && v[23] == '-' && isHex(bytes.ReplaceAll(v, []byte("-"), nil))
}

// isVersion says that a value is a version or a range of versions.
func isVersion(v []byte) bool {
	number := bytes.TrimLeft(v, "^~>=<v ")
	if len(number) == 0 || bytes.IndexByte(number, '.') <= 0 {
		return false
	}
	rest := bytes.TrimLeft(number, "0123456789.x*")
	return len(rest) == 0 || bytes.Count(number[:len(number)-len(rest)], []byte(".")) == 2 && (rest[0] == '-' || rest[0] == '+')
}

// isFileName says that a value names a file.
func isFileName(v []byte) bool {
	dot := bytes.LastIndexByte(v, '.')
	return dot >= 0 && fileEnds[string(v[dot+1:])]
}

var fileEnds = map[string]bool{
	"pem": true, "key": true, "crt": true, "cer": true, "csr": true, "crl": true, "pub": true, "p8": true, "p12": true, "pfx": true, "jks": true,
	"json": true, "txt": true, "yml": true, "yaml": true, "xml": true, "properties": true, "conf": true, "cfg": true, "ini": true, "toml": true,
	"env": true, "csv": true, "sql": true, "log": true, "md": true, "mdx": true, "rst": true, "adoc": true, "html": true, "css": true, "svg": true,
	"png": true, "php": true, "py": true, "rb": true, "js": true, "jsx": true, "ts": true, "tsx": true, "vue": true, "go": true, "java": true, "sh": true,
}
