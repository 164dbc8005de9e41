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
	bearers(p.text, found)
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

// requests finds what a request logged in with.
func requests(p page, found func(match)) { bearers(p.text, found) }

// bearers finds the token of an Authorization header.
func bearers(text []byte, found func(match)) {
	const mark = "uthorization:"
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte(mark))
		if i < 0 {
			return
		}
		at += i + len(mark)
		rest := bytes.TrimLeft(text[at:min(len(text), at+600)], " ")
		scheme, rest, ok := bytes.Cut(rest, []byte(" "))
		if !ok {
			continue
		}
		n := bytes.IndexAny(rest, " \t\r\n\"'\\")
		if n < 0 {
			n = len(rest)
		}
		start := at + bytes.Index(text[at:], rest[:n])
		switch lower(string(scheme)) {
		case "bearer", "token":
			offer(found, aToken, start, rest[:n])
		case "basic":
			offer(found, aLogin, start, rest[:n])
		}
	}
}
