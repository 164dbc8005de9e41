package secrets

import (
	"bytes"
	"strings"
)

// scheduled is the length of the five fields that tell cron when a command is run,
// or 0.
func scheduled(line []byte) int {
	n := 0
	for i, word := range fields(line) {
		if n == 5 {
			return i
		}
		if len(bytes.Trim(word, "0123456789*/,-")) > 0 {
			return 0
		}
		n++
	}
	return 0
}

// says says that a program shows what it is given.
func says(program string) bool {
	switch program {
	case "echo", "printf", "log", "info", "warn", "error", "fail", "die", "usage":
		return true
	}
	return false
}

// attached are the programs whose -p carries the password in the same word.
var attached = map[string]bool{
	"mysql": true, "mysqldump": true, "mysqladmin": true, "mysqlimport": true, "mariadb": true, "mariadb-dump": true, "7z": true, "sshpass": true,
}

// optionKind says what the word after an option holds.
func optionKind(program, option string) kind {
	switch {
	case strings.HasSuffix(lower(option), "convertto-securestring"), lower(option) == "-string":
		return aPassword
	case strings.HasPrefix(option, "--"):
		if strings.Contains(option, "=") {
			return noSecret
		}
		if option == "--user" && (program == "curl" || program == "wget") {
			return aLogin
		}
		return kindOf(option)
	case strings.HasPrefix(option, "-") && len(option) > 4 && !strings.Contains(option, "$"): // of Java, of PowerShell
		if k := kindOf(option); k == aPassword {
			return k
		}
	case strings.HasSuffix(option, ":_authToken"), strings.HasPrefix(option, "github-oauth."):
		return aToken // of npm config, of composer config
	}
	if option == "-w" && strings.HasPrefix(program, "ldap") {
		return aPassword
	}
	return shortOptions[option][lower(program)]
}

// shortOptions are the options, and the words that are used as such, before the
// secret that a program is given.
var shortOptions = map[string]map[string]kind{
	"-a":       {"http": aLogin, "redis-cli": aPassword},
	"-b":       {"gh": aToken},
	"-k":       {"openssl": aPassword},
	"AUTH":     {"redis-cli": aPassword},
	"-N":       {"ssh-keygen": aPassword},
	"-p":       {"sshpass": aPassword, "mongo": aPassword, "mongosh": aPassword, "mongodump": aPassword, "mongorestore": aPassword, "login": aPassword, "psexec": aPassword, "twine": aPassword, "cqlsh": aPassword},
	"-P":       {"sqlcmd": aPassword, "bcp": aPassword, "zip": aPassword, "unzip": aPassword, "mosquitto_pub": aPassword, "mosquitto_sub": aPassword},
	"-pw":      {"plink": aPassword, "pscp": aPassword, "psftp": aPassword, "putty": aPassword},
	"-u":       {"curl": aLogin, "http": aLogin, "lftp": aLogin},
	"-U":       {"smbclient": aLogin, "rpcclient": aLogin},
	"login":    {"vault": aToken},
	"pass":     {"rclone": aPassword},
	"password": {"nmcli": aPassword},
}

// loginSign is what stands between a user and a password for a program.
func loginSign(program string) string {
	switch program {
	case "lftp":
		return ","
	case "smbclient", "rpcclient":
		return "%"
	}
	return ":"
}
