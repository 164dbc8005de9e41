package secrets

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// placeholder says that a value stands for a secret that is put in elsewhere: a
// variable, a template, a path, a word such as "changeme".
func placeholder(v []byte) bool {
	return len(v) < 4 || reference(v) || enclosed(v) || toFillIn(v) || isText(v)
}

// toFillIn says that a value is a word of a form or an example.
func toFillIn(v []byte) bool {
	if bytes.Count(v, v[:1]) == len(v) {
		return true
	}
	low := strings.ToLower(string(v))
	if emptyWords[low] {
		return true
	}
	for _, w := range telltales {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// isText says that a value is the base64 form of a text or of a placeholder. A
// key or the fields of a connection hold spaces too.
func isText(v []byte) bool {
	if len(v) < 12 {
		return false
	}
	plain := make([]byte, base64.RawStdEncoding.DecodedLen(len(v)))
	n, err := base64.RawStdEncoding.Decode(plain, bytes.TrimRight(v, "="))
	plain = bytes.TrimRight(plain[:n], "\x00")
	if err != nil || n < 8 || bytes.IndexFunc(plain, func(r rune) bool { return r < ' ' || r > '~' }) >= 0 {
		return false
	}
	prose := bytes.Count(plain, []byte(" ")) > 1 && bytes.IndexByte(plain, '=') < 0 && !bytes.HasPrefix(plain, []byte("-----"))
	return prose || toFillIn(plain) || isSequence(plain)
}

// isSequence says that a value counts up or repeats itself, as 12345678 and
// 00001111aaaabbbb do.
func isSequence(v []byte) bool {
	steps := 0
	for i := 1; i < len(v); i++ {
		d := v[i] - v[i-1]
		if d <= 1 || v[i-1] == '9' && (v[i] == '0' || v[i]|0x20 == 'a') || v[i-1] == 'f' && v[i] == '0' {
			steps++
		}
	}
	return len(v) >= 8 && 3*steps >= 2*(len(v)-1)
}

// emptyWords are values that say that there is no secret yet.
var emptyWords = map[string]bool{
	"": true, "pass": true, "passwd": true, "password": true, "passw": true, "pwd": true, "passphrase": true,
	"secret": true, "secrets": true, "token": true, "key": true, "apikey": true, "api_key": true, "api-key": true,
	"mysecret": true, "mypassword": true, "mytoken": true, "mykey": true, "mypass": true,
	"none": true, "null": true, "nil": true, "undefined": true, "empty": true, "unset": true, "blank": true,
	"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "optional": true, "required": true,
	"user": true, "username": true, "string": true, "text": true, "value": true, "foo": true, "bar": true,
	"foobar": true, "anonymous": true, "anonymous@": true, "baz": true, "test": true, "testing": true, "tbd": true, "hidden": true, "prompt": true, "input": true,
	"env": true, "disabled": true, "enabled": true, "default": true, "somepassword": true, "somesecret": true,
	"the_password": true, "a_password": true, "secret_key": true, "secret-key": true, "secretkey": true,
	"access_key": true, "accesskey": true, "credentials": true, "auth": true, "hashed": true, "encrypted": true, "1password": true, "utf-8": true, "utf8": true, "ascii": true, "abc": true, "xyz": true,
}

// telltales are parts of a value that mark it as a form to fill in.
var telltales = []string{
	"changeme", "change-me", "change_me", "change.me", "changeit", "change-it", "change_it", "changethis", "change-this", "change_this", "change this",
	"replaceme", "replace-me", "replace_me", "replace-with", "replace_with", "replace with", "replace-this", "replace_this", "replacethis",
	"your-", "your_", "your ", "yourpass", "yoursecret", "yourtoken", "yourkey", "yourapi", "yourstrong", "my-secret", "my_secret",
	"example", "placeholder", "dummy", "redacted", "insert-", "insert_", "insert ", "enter-", "enter_", "enter ", "goes-here", "goes_here", "goes here", "goeshere", "_here", "-here",
	"xxxx", "***", "....", "todo", "fixme", "not-set", "not_set", "not set", "notset", "set-me", "set_me", "setme", "fill-me", "fill_me", "fillme", "fill in", "to-be-", "to_be_",
	"wrong", "incorrect", "invalid", "0123456789", "1234567890", "abcdefghij", "some-secret", "some_secret", "randomstring", "random-string", "random_string", "fake", "masked", "base64encoded", "eby8vdm02xno" /* Azurite */, "inr5cci6ikpxvcj" /* the head of a JWT */, "<pass", "<secret", "<token",
}

// reference says that a value names the place of a secret.
func reference(v []byte) bool {
	for _, mark := range [...]string{"{{", "}}", "${", "*{", "$(", "$__", "#{", "<%", "%>", "$[[", "%(", "[[", "{%", "$env:", "]]>",
		"[^", `\s`, `\w`, `\d`, `\K`, "(?", "('", `("`, `["`, "['", "[-1]"} {
		if bytes.Contains(v, []byte(mark)) {
			return true
		}
	}
	if v[0] == '/' && !isRandom(v) || (v[0] == '&' || v[0] == '*') && !mixed(v[1:]) {
		return true // a path, an anchor of YAML
	}
	if v[0] == '\\' || bytes.Contains(v, []byte(".*")) || bytes.Contains(v, []byte("\\1")) {
		return true // part of an expression that edits a file
	}
	for _, start := range [...]string{
		"./", "../", "~/", "http://", "https://", "file:", "vault:", "arn:", "op://", "ssm:", "ref+", "secret://", "secretref:", "env:", "!vault", "ENC[", "ENC(", "{cipher}", "AES256:", "projects/", "@/",
		"workspace:", "catalog:", "npm:", "link:", "env(",
		"process.env", "os.environ", "os.getenv", "getenv", "System.", "ENV[", "config.", "settings.", "self.", "this.", "env.", "var.", "local.", "data.", "module.",
	} {
		if bytes.HasPrefix(v, []byte(start)) {
			return true
		}
	}
	if open := bytes.IndexByte(v, '('); open > 0 && v[len(v)-1] == ')' && nameStart(v, open) == 0 {
		return true // a call
	}
	if i := bytes.IndexByte(v, '$'); i >= 0 {
		name := v[i+1:]
		if i == 0 {
			name = bytes.TrimLeft(name, "$") // which compose wants twice
		}
		n := 0
		for n < len(name) && (isUpper(name[n]) || name[n] == '_') {
			n++
		}
		word := bytes.IndexFunc(name, func(r rune) bool { return r >= 0x80 || !isAlphanumeric(byte(r)) && r != '_' })
		if n >= 3 || i == 0 && len(v) > 1 && word < 0 {
			return true
		}
	}
	return hasVerb(v)
}

// hasVerb says that printf puts something into a value.
func hasVerb(v []byte) bool {
	for i := 0; i+1 < len(v); i++ {
		if v[i] == '%' && bytes.IndexByte([]byte("svdq"), v[i+1]) >= 0 && (i+2 == len(v) || !isAlphanumeric(v[i+2])) {
			return true
		}
	}
	return false
}

// enclosed says that a value is wrapped the way forms and templates do.
func enclosed(v []byte) bool {
	first, last := v[0], v[len(v)-1]
	switch first {
	case '<':
		return last == '>' || len(v) > 1 && isLower(v[1]|0x20)
	case '[':
		return last == ']'
	case '(':
		return last == ')'
	case '{':
		return last == '}'
	case '%', '@', '#', '*':
		return last == first
	case '_':
		return bytes.HasPrefix(v, []byte("__")) && bytes.HasSuffix(v, []byte("__"))
	}
	return false
}
