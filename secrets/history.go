package secrets

import (
	"bytes"
	"strings"
)

// commands finds what was typed as an option, a variable or a header of a
// command line.
func commands(p page, found func(match)) {
	shell.settings(p.text, found)
	for at, line := range textLines(p.text) {
		command, previous := "", ""
		for i, word := range fields(line) {
			at := at + i
			switch {
			case command == "" && !bytes.Contains(word, []byte("=")) && string(word) != "sudo":
				command = string(word[bytes.LastIndexByte(word, '/')+1:])
			case optionKind(command, previous) != noSecret:
				k := optionKind(command, previous)
				if expands(p.text, at, word) {
				} else if k == aLogin {
					user, password, _ := bytes.Cut(word, []byte(":"))
					offer(found, aPassword, at+len(user)+1, password)
				} else if !bytes.HasPrefix(word, []byte("-")) {
					offer(found, k, at, word)
				}
			case bytes.HasPrefix(word, []byte("-p")) && len(word) > 5 && attached[command] && !expands(p.text, at, word):
				offer(found, aPassword, at+2, bytes.Trim(word[2:], "\"'"))
			case string(word) == "|" || string(word) == "&&" || string(word) == ";":
				command, word = "", nil
			}
			if previous = string(word); previous == "login" {
				command = previous // of docker, az and others
			}
		}
	}
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
	if v = v[:n]; len(v) < 8 || k == aToken && len(v) < 16 || bytes.HasSuffix(v, []byte("...")) || !plausible(k, v) {
		return
	}
	found(match{rule: authorization, from: at, start: at, end: at + n, value: bytes.Clone(v)})
}

// isTokenByte says that a byte may be part of a token in a header.
func isTokenByte(c byte) bool {
	return isAlphanumeric(c) || bytes.IndexByte([]byte("-._~+/="), c) >= 0
}
