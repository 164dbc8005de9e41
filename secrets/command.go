package secrets

import (
	"bytes"
	"strings"
)

// commands finds the secrets that a shell is told: settings, and those on the
// command lines of programs.
func commands(p page, found func(match)) {
	shell.settings(p, found)
	commandLines(p, found)
}

// commandLines finds the secrets on command lines, which may be the values of a
// list or of a mapping, as in the files of CI.
func commandLines(p page, found func(match)) {
	asked := false
	for at, line := range textLines(p.text) {
		n := stamped(line)
		read := reading{text: p.text, found: found}
		read.line(at+n, listed(line[n:]), 0)
		if read.program == "send" && asked {
			offer(found, aPassword, read.lastAt, bytes.TrimSuffix(read.last, []byte(`\r`)))
		}
		asked = read.program == "expect" && bytes.Contains(line, []byte("assword"))
	}
}

// commandValues finds the secrets on the command lines that a file of YAML holds:
// those of the keys that are called so and of the blocks below them.
func commandValues(p page, found func(match)) {
	for at, line := range textLines(p.text) {
		key, value, ok := bytes.Cut(line, []byte(":"))
		if !ok || !runs[string(bytes.TrimLeft(key, " -"))] {
			continue
		}
		n := len(line)
		if v := bytes.TrimSpace(value); len(v) < 3 && (len(v) == 0 || v[0] == '|' || v[0] == '>') {
			next := min(len(p.text), at+len(line)+1)
			n = next + len(block(line, p.text[next:])) - at
		}
		commandLines(page{text: p.text[at:min(len(p.text), at+n)]}, shifted(found, at))
	}
}

// runs are the keys of what is run.
var runs = map[string]bool{
	"shell": true, "command": true, "cmd": true, "run": true, "script": true, "args": true, "exec": true, "entrypoint": true, "runcmd": true, "ansible.builtin.shell": true, "ansible.builtin.command": true,
}

// reading is a command line as far as it was read.
type reading struct {
	text  []byte
	found func(match)
	// program is what the words are for, program and previous the words before.
	program, previous string
	// last is the last word and lastAt its offset in text; said is what echo
	// hands to the program behind the pipe.
	last, said     []byte
	lastAt, saidAt int
	// ahead is how many words it is to a password that no option is before.
	ahead int
}

// line reads a line at text[at]; what stands in quotes may be a line of its own,
// as deep as a shell in a shell goes.
func (r *reading) line(at int, line []byte, depth int) {
	r.program, r.previous, r.ahead = "", "", 0
	n := 0
	for i, word := range fields(line) {
		i += at
		n++
		if bytes.HasPrefix(word, []byte("machine ")) { // for .netrc
			following(map[string]kind{"password": aPassword})(page{text: word}, shifted(func(m match) {
				if !expands(r.text, i, m.value) {
					r.found(m)
				}
			}, i))
		}
		if depth < 2 && bytes.IndexByte(word, ' ') > 0 && !says(r.program) {
			inner := reading{text: r.text, found: r.found}
			inner.line(i, word, depth+1)
		}
		k := kindOf(string(r.last))
		r.word(i, word)
		r.last, r.lastAt = word, i
		if end := i - at + len(word); k != noSecret && n <= 5 && end+1 >= len(line) && (r.program == "set" || r.program == "setenv") && !expands(r.text, i, word) {
			offer(r.found, k, i, word) // of csh, fish and Tcl, of aws configure set
		}
	}
}

func (r *reading) word(i int, word []byte) {
	switch k := optionKind(r.program, r.previous); {
	case r.program == "" && (string(word) == "-" || bytes.HasSuffix(word, []byte(":")) || string(word) == "sudo" || bytes.HasPrefix(word, []byte("CMD")) || bytes.IndexByte(word, '=') >= 0):
		return // of a list, of a mapping, of the environment, of a check
	case r.program == "":
		r.program = strings.TrimLeft(base(string(word)), "(")
	case string(word) == "|":
		if r.program == "echo" || r.program == "printf" {
			r.said, r.saidAt = r.last, r.lastAt
		}
		r.program, r.ahead, word = "", 0, nil
	case string(word) == ">" && says(r.program):
		r.said, r.saidAt = r.last, r.lastAt
	case r.previous == ">" && r.said != nil:
		r.written(word)
	case string(word) == "&&" || string(word) == ";":
		r.program, r.ahead, word, r.said = "", 0, nil, nil
	case expands(r.text, i, word):
	case k == aLogin:
		user, password, _ := bytes.Cut(word, []byte(loginSign(r.program)))
		offer(r.found, aPassword, i+len(user)+1, password)
	case k != noSecret:
		if !bytes.HasPrefix(word, []byte("-")) && !bytes.HasPrefix(word, []byte("id=")) { // of a mount
			offer(r.found, k, i, word)
		}
	case bytes.HasPrefix(word, []byte("pass:")) && strings.HasPrefix(r.previous, "-pass"): // of openssl
		v := bytes.TrimLeft(word[len("pass:"):], "\"'")
		offer(r.found, aPassword, i+len(word)-len(v), bytes.TrimRight(v, "\"'"))
	case bytes.HasPrefix(word, []byte("-p")) && len(word) > 5 && attached[r.program]:
		offer(r.found, aPassword, i+2, bytes.Trim(word[2:], "\"'"))
	case r.program == "xfreerdp" && bytes.HasPrefix(word, []byte("/p:")):
		offer(r.found, aPassword, i+len("/p:"), word[len("/p:"):])
	case r.counts(string(word)):
		if r.ahead == 0 {
			offer(r.found, aPassword, i, word)
		}
	case r.program == "sqlplus":
		oracleLogin(r.found, i, word)
	}
	r.hears(string(word))
	if r.previous = string(word); r.previous == "login" && r.program != "vault" || r.previous == "set" && r.program == "aws" {
		r.program = r.previous // of docker, az and others
	}
}

// counts says that a word is one of those before a password that has its place:
// htpasswd -b FILE USER PASSWORD, net user USER PASSWORD, net use \\HOST\SHARE PASSWORD.
func (r *reading) counts(word string) bool {
	isOption := strings.HasPrefix(word, "-") || r.program == "net" && strings.HasPrefix(word, "/")
	switch {
	case r.program == "htpasswd" && strings.HasPrefix(word, "-") && strings.Contains(word, "b"):
		if r.ahead = 3; strings.Contains(word, "n") {
			r.ahead = 2
		}
	case r.program == "net" && (strings.HasPrefix(lower(word), "/user:") || strings.HasPrefix(word, `\\`)):
		r.ahead = 1
	case r.program == "rabbitmqctl" && (word == "add_user" || word == "change_password"):
		r.ahead = 2
	case r.program == "net" && r.previous == "net" && lower(word) == "user":
		r.ahead = 2
	case strings.HasPrefix(word, "http-basic."): // composer config, poetry config
		r.ahead = 2
	case r.ahead > 0 && !isOption:
		r.ahead--
		return true
	}
	return false
}

// hears offers what was said to a program that reads a password from its input; sudo
// is passed over.
func (r *reading) hears(word string) {
	if r.said == nil || expands(r.text, r.saidAt, r.said) {
		return
	}
	switch {
	case word == "chpasswd":
		if user, password, ok := bytes.Cut(r.said, []byte(":")); ok {
			offer(r.found, aPassword, r.saidAt+len(user)+1, password)
		}
	case word == "--password-stdin", word == "--passwd-on-stdin", word == "--stdin" && r.program == "passwd", word == "-S" && r.program == word, word == "kinit", word == "-s" && r.program == "smbpasswd", word == "-" && r.program == "docker":
		offer(r.found, aPassword, r.saidAt, r.said)
	}
}

// written offers what was said to a file that is called after what it holds.
func (r *reading) written(file []byte) {
	name := base(string(bytes.Trim(file, "\"'")))
	if name, _, _ = strings.Cut(name, "."); kindOf(name) != noSecret && !bytes.ContainsAny(r.said, " =") && !expands(r.text, r.saidAt, r.said) {
		offer(r.found, kindOf(name), r.saidAt, r.said)
	}
	r.said = nil
}

// listed blanks what is between the words of a list: ["mysql", "-psecret"].
func listed(line []byte) []byte {
	if !bytes.Contains(line, []byte(`["`)) {
		return line
	}
	line = bytes.Clone(line)
	for i, c := range line {
		if c == '[' && i+1 < len(line) && line[i+1] == '"' || (c == ',' || c == ']') && i > 0 && line[i-1] == '"' {
			line[i] = ' '
		}
	}
	return line
}

// stamped is the length of what zsh, fish, cron and an alias write before a
// command.
func stamped(line []byte) int {
	if bytes.HasPrefix(line, []byte(": ")) {
		return bytes.IndexByte(line, ';') + 1
	}
	if _, command, ok := bytes.Cut(line, []byte("='")); ok && bytes.HasPrefix(line, []byte("alias ")) {
		return len(line) - len(command)
	}
	if at := scheduled(line); at > 0 {
		return at
	}
	if mark := []byte("- cmd: "); bytes.HasPrefix(line, mark) {
		return len(mark)
	}
	return 0
}
