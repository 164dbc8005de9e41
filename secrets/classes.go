package secrets

import (
	"bytes"
	"slices"
)

// class is a kind of file that is known to hold secrets.
type class struct {
	// id is the detector that a finding names.
	id string
	// what says what the file is.
	what string
	// names are patterns of the base name or, where they hold a "/", of the end
	// of the path, in lower case. A "*" stands for any bytes but "/"; a name
	// that a "." follows has no extension.
	names []string
	// alone says by the first bytes how far below its reach the file is graded
	// when no secret was found in it; nil is never.
	alone func(head []byte) drop
	// opaque says that the file is what alone confirms also where its name
	// marks it as an example.
	opaque bool
	// telling says that a name of the class is worth a word wherever it stood.
	telling bool
	// common says that most files of the class hold no secrets.
	common bool
	// writes says that what a file of the class holds may be written to others.
	writes bool
	// read finds secrets in the text of the file, beside the rules that hold for
	// every file.
	read reader
}

// form is what the class says of a file that is there to be filled in: what a
// machine made was filled in.
func (c *class) form() *class {
	if c.read == nil {
		return nil
	}
	return &class{id: c.id, what: c.what, common: c.common, read: func(p page, found func(match)) {
		c.read(p, func(m match) {
			if isRandom(m.value) {
				found(m)
			}
		})
	}}
}

// never says that something is not reported.
const never drop = 100

// classes are the kinds of files that are known to hold secrets.
func classes() []class {
	return slices.Concat(keyClasses, toolClasses, systemClasses, settingsClasses, traceClasses, commonClasses)
}

// at grades a file by its name.
func at(d drop) func([]byte) drop {
	return func(head []byte) drop {
		if len(head) == 0 {
			return never
		}
		return d
	}
}

// when grades a file that its first bytes confirm.
func when(d drop, confirmed func(head []byte) bool) func([]byte) drop {
	return func(head []byte) drop {
		if confirmed(head) {
			return d
		}
		return never
	}
}

var (
	plainSettings = dialect{bare: true}
	codeSettings  = dialect{}
	envSettings   = dialect{bare: true, words: true}
	shell         = dialect{bare: true, words: true, expand: true}
)

func settings(p page, found func(match)) { plainSettings.settings(p, found) }
func quoted(p page, found func(match))   { codeSettings.settings(p, found) }
func script(p page, found func(match))   { shell.settings(p, found) }

// env reads an environment file.
func env(p page, found func(match)) { envSettings.variables(p, found) }

// variables finds the settings of an environment, in which a key that a machine
// made belongs to somebody, whatever it is called.
func (d dialect) variables(p page, found func(match)) {
	d.settings(p, found)
	d.keys = true
	d.settings(p, func(m match) {
		if m.kind == aKey && isRandom(m.value) {
			found(m)
		}
	})
}

// strict reads settings as r does, without what data and tests are full of:
// hashes of passwords, the words of labels, names, the results of checks.
func strict(r reader) reader { return r.strictly }

// strictly is the reader that strict returns.
func (r reader) strictly(p page, found func(match)) {
	r(p, func(m match) {
		if !isLoose(m) {
			found(m)
		}
	})
}

// passwords reads the passwords that a program has in itself, and keys that no
// person made up. A value that is called a password is one of its expressions.
func passwords(p page, found func(match)) { made(quoted)(p, found) }

// made reads what r does of a program.
func made(r reader) reader {
	return func(p page, found func(match)) {
		r(p, func(m match) {
			made := isRandom(m.value) || len(m.value) >= 12 && isGibberish(m.value) || isMnemonic(m.value) || signsWith(p.text[m.from:m.start]) && mixed(m.value) && (isNumbered(m.value) || !isPlainWord(m.value) && !isPhrase(m.value)) && !isPacked(p.text, m.start)
			if m.kind == aPassword {
				made = !isUUID(m.value) && !isPacked(p.text, m.start) && (!namesSecret(m.value) || isCompound(m.value))
			}
			if made && !isLoose(m) {
				found(m)
			}
		})
	}
}

// signsWith says that the name that a setting begins with is that of a secret which
// tokens and cookies are signed with, or passwords are hashed with.
func signsWith(setting []byte) bool {
	n := 0
	for n < len(setting) && isNameByte(setting[n]) {
		n++
	}
	ws := words(string(setting[:n]))
	if n := len(ws); n == 0 || ws[n-1] == "secret" || ws[n-1] == "salt" || ws[n-1] == "pepper" {
		return n > 0
	} else if n > 1 && ws[n-1] == "key" {
		switch ws[n-2] {
		case "jwt", "session", "cookie", "hmac", "secret":
			return true
		}
	}
	return false
}

// prose reads what a text shows of settings, where most values are made up:
// those that a machine made, and no parameters of a URL.
func prose(p page, found func(match)) {
	script(p, func(m match) {
		if isRandom(m.value) && m.from > 0 && p.text[m.from-1] != '?' && p.text[m.from-1] != '&' && !isLoose(m) {
			found(m)
		}
	})
}

// isCompound says that a value is one word of small letters, which people make up
// where they need a password, such as supersecret.
func isCompound(v []byte) bool {
	return len(v) > 9 && bytes.IndexFunc(v, func(r rune) bool { return !isLower(byte(r)) }) < 0
}

// isLoose says that a setting is likely to be none where nothing is known of the
// file.
func isLoose(m match) bool {
	return isHash(m.value) || isWord(m.value) || isName(m.value) || m.kind == aPassword && isAbout(m.value) || isPassphrase(m.value) && digits(m.value) == 0 && !isAppPassword(m.value) || m.short && (!mixed(m.value) || bytes.IndexByte(m.value, ' ') >= 0 && !isPassphrase(m.value))
}

// webKeys reads the private parts of JSON web keys.
func webKeys(p page, found func(match)) {
	if bytes.Contains(p.text, []byte(`"kty"`)) {
		named(false, map[string]kind{"d": aKey, "k": aKey})(p, found)
	}
}

// named reads settings whose names mean something else than they do elsewhere.
func named(bare bool, kinds map[string]kind) reader {
	return dialect{bare: bare, kinds: kinds}.settings
}

// each lets several readers read.
func each(rs ...reader) reader { return readers(rs).read }

// readers read one after the other.
type readers []reader

func (rs readers) read(p page, found func(match)) {
	for _, r := range rs {
		r(p, found)
	}
}
