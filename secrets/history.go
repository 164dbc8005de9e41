package secrets

import (
	"bytes"
	"strings"
)

// commands finds what was typed as an option or a variable of a command line.
func commands(p page, found func(match)) {
	shell.settings(p, found)
	for at, line := range textLines(p.text) {
		at += stamped(line)
		command, previous := "", ""
		for i, word := range fields(p.text[at : at+len(line)-stamped(line)]) {
			i += at
			switch k := optionKind(command, previous); {
			case command == "" && !bytes.Contains(word, []byte("=")) && string(word) != "sudo":
				command = string(base(string(word)))
			case expands(p.text, i, word):
			case k == aLogin:
				user, password, _ := bytes.Cut(word, []byte(":"))
				offer(found, aPassword, i+len(user)+1, password)
			case k != noSecret:
				if !bytes.HasPrefix(word, []byte("-")) && !bytes.HasPrefix(word, []byte("id=")) { // of a mount
					offer(found, k, i, word)
				}
			case bytes.HasPrefix(word, []byte("pass:")) && strings.HasPrefix(previous, "-pass"): // of openssl
				offer(found, aPassword, i+len("pass:"), word[len("pass:"):])
			case bytes.HasPrefix(word, []byte("-p")) && len(word) > 5 && attached[command]:
				offer(found, aPassword, i+2, bytes.Trim(word[2:], "\"'"))
			case string(word) == "|" || string(word) == "&&" || string(word) == ";":
				command, word = "", nil
			}
			if previous = string(word); previous == "login" {
				command = previous // of docker, az and others
			}
		}
	}
}

// stamped is the length of what zsh and fish write before a command.
func stamped(line []byte) int {
	if bytes.HasPrefix(line, []byte(": ")) {
		return bytes.IndexByte(line, ';') + 1
	}
	if mark := []byte("- cmd: "); bytes.HasPrefix(line, mark) {
		return len(mark)
	}
	return 0
}

// attached are the commands whose -p carries the password in the same word.
var attached = map[string]bool{
	"mysql": true, "mysqldump": true, "mysqladmin": true, "mysqlimport": true, "mariadb": true, "mariadb-dump": true, "7z": true, "sshpass": true,
}

// optionKind says what the word after an option holds.
func optionKind(command, option string) kind {
	switch {
	case strings.HasPrefix(option, "--") && !strings.Contains(option, "="):
		if option == "--user" && (command == "curl" || command == "wget") {
			return aLogin
		}
		return kindOf(option)
	case option == "-u" && (command == "curl" || command == "http") || option == "-a" && command == "http":
		return aLogin
	case option == "-a" && command == "redis-cli":
		return aPassword
	case option == "-p":
		switch command {
		case "sshpass", "mongo", "mongosh", "mongodump", "mongorestore", "login":
			return aPassword
		}
	}
	return noSecret
}

// commandOption is the rule for a secret in a command that stands in any text.
const commandOption = "command-option"

// options finds the value of an option, where at is the offset behind it.
func options(text []byte, at int, found func(match)) {
	for i, word := range fields(text[at:min(len(text), at+maxValue)]) {
		if n := bytes.IndexAny(word, "\r\n\"'`\\,;"); n >= 0 {
			word = word[:n]
		}
		if isRandom(bytes.ReplaceAll(word, []byte("."), nil)) && plausible(aToken, word) {
			found(match{rule: commandOption, from: at, start: at + i, end: at + i + len(word), value: bytes.Clone(word)})
		}
		return
	}
}

// authorization is the rule for what a request logged in with.
const authorization = "authorization-header"

// authorizations finds the token or login of a header, where at is the offset
// behind "Bearer " or "Basic ".
func authorizations(text []byte, at int, k kind, found func(match)) {
	v := text[at:min(len(text), at+maxValue)]
	n := bytes.IndexFunc(v, func(r rune) bool { return r >= 0x80 || !isTokenByte(byte(r)) })
	if n < 0 {
		return
	}
	if v = v[:n]; len(v) < 8 || bytes.IndexByte(bytes.TrimRight(v, "="), '=') >= 0 || !mixed(bytes.TrimRight(v, "=")) || k == aToken && len(v) < 16 || bytes.HasSuffix(v, []byte("...")) || !plausible(k, v) {
		return
	}
	found(match{rule: authorization, from: at, start: at, end: at + n, value: bytes.Clone(v)})
}

// isTokenByte says that a byte may be part of a token in a header.
func isTokenByte(c byte) bool {
	return isAlphanumeric(c) || bytes.IndexByte([]byte("-._~+/="), c) >= 0
}
