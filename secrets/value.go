package secrets

import (
	"bytes"
	"strconv"
	"strings"
)

// plausible says that a value could be a secret of its kind. Keys and tokens are
// made by machines: they are long and mix what they are made of.
func plausible(k kind, v []byte) bool {
	if (k == aKey || k == aSecret) && isNoise(v) {
		return true
	}
	if placeholder(v) || isVersion(v) || isFileName(v) || isColour(v) || !isMostlyASCII(v) || hasForeign(v) {
		return false
	}
	if k != aPassword && k != aLogin && (isSequence(v) || isName(v)) || k == aPassword && (isValidation(v) || isRate(v) || isConstant(v) && namesSecret(v) || bytes.IndexByte(v, ':') > 0 && isName(v)) {
		return false
	}
	spaces := bytes.Count(v, []byte(" "))
	switch k {
	case aLogin:
		return isLogin(v)
	case aWhole:
		return true
	case aPassword, aHash:
		return len(v) <= 256 && (spaces == 0 || spaces == 1 && mixed(v) || isAppPassword(v) || isPassphrase(v)) && !isIdentifier(v)
	case aSecret:
		return isMnemonic(v) || isPassphrase(v) || spaces == 0 && (mixed(v) && len(v) >= 8 || len(v) >= 16 && !namesSecret(v)) && !isIdentifier(v)
	}
	return len(v) >= 10 && spaces == 0 && (mixed(v) && !isIdentifier(v) || len(v) >= 24 && isOneCase(v))
}

// isMnemonic says that a value is the words that the keys of a wallet are made of.
func isMnemonic(v []byte) bool {
	n := bytes.Count(v, []byte(" ")) + 1
	return n >= 12 && n <= 24 && n%3 == 0 && len(bytes.Trim(v, "abcdefghijklmnopqrstuvwxyz ")) == 0 && bytes.Count(v, []byte("test")) < 9
}

// isNoise says that a value is a long row of signs of all kinds, as WordPress
// makes its keys; what a part of it looks like does not count.
func isNoise(v []byte) bool {
	if len(v) < 40 || len(v) > 128 || bytes.HasPrefix(v, []byte("ENC")) || bytes.Contains(v, []byte("****")) || bytes.Contains(v, []byte("${")) || bytes.Contains(v, []byte("$(")) {
		return false
	}
	var small, large, digit, sign, longest, run int
	for i, c := range v {
		if i > 0 && isUpper(c) != isUpper(v[i-1]) {
			run = 0
		}
		run++
		switch {
		case isLower(c):
			small++
		case isUpper(c):
			large++
		case isDigit(c):
			digit, run = digit+1, 0
		default:
			sign, run = sign+1, 0
		}
		longest = max(longest, run)
	}
	return min(small, large) >= 4 && digit >= 2 && sign >= 10 && longest < 8
}

// isOneCase says that a value is nothing but letters, all small or all large.
func isOneCase(v []byte) bool {
	return bytes.IndexFunc(v, func(r rune) bool { return r >= 0x80 || !isLower(byte(r)) }) < 0 ||
		bytes.IndexFunc(v, func(r rune) bool { return r >= 0x80 || !isUpper(byte(r)) }) < 0
}

// isValidation says that a value is a list of the rules that a password is held
// to, as Laravel writes it: required|string|min:8.
func isValidation(v []byte) bool {
	if bytes.IndexByte(v, '|') < 0 {
		return false
	}
	for rule := range bytes.SplitSeq(v, []byte("|")) {
		name, _, _ := bytes.Cut(rule, []byte(":"))
		if len(name) < 2 || len(bytes.Trim(name, "abcdefghijklmnopqrstuvwxyz_0123456789")) > 0 {
			return false
		}
	}
	return true
}

// isAppPassword says that a value is four times four letters, as accounts with a
// second factor give them to programs.
func isAppPassword(v []byte) bool {
	for i, c := range v {
		if i%5 == 4 && c != ' ' || i%5 < 4 && !isLower(c) {
			return false
		}
	}
	return len(v) == 19 && !isSequence(bytes.ReplaceAll(v, []byte(" "), nil))
}

// isColour says that a value is a colour of a page: #C586C0.
func isColour(v []byte) bool {
	return v[0] == '#' && (len(v) == 4 || len(v) == 7 || len(v) == 9) && isHex(v[1:])
}

// isRate says that a value is so many in a time: 5/m, 1/m/user.
func isRate(v []byte) bool {
	number, per, ok := bytes.Cut(v, []byte("/"))
	return ok && len(number) > 0 && digits(number) == len(number) && len(bytes.Trim(per, "abcdefghijklmnopqrstuvwxyz/")) == 0
}

// isRandom says that a value was made by a machine: it is long and goes from
// letters to digits and back all the time.
func isRandom(v []byte) bool {
	changes, signs, odd := 0, 0, 0
	for i, c := range v {
		if i > 0 && (isDigit(c) != isDigit(v[i-1]) || isUpper(c) != isUpper(v[i-1])) {
			changes++
		}
		if !isAlphanumeric(c) {
			switch {
			case bytes.IndexByte([]byte("!@#$%^&*()~"), c) >= 0:
				odd++
			case bytes.IndexByte([]byte("-_+/="), c) < 0:
				return false
			}
			signs++
		}
	}
	if signs == 0 && len(v) >= 12 && changes >= len(v)/3 && digits(v) >= 2 {
		return true
	}
	return len(v) >= 20 && changes >= len(v)/4 && (odd == 0 || odd == 1 && changes >= len(v)/2 || odd+digits(v) >= len(v)/6 && digits(v) >= 2)
}

func isMostlyASCII(v []byte) bool {
	n, all := 0, 0
	for _, r := range string(v) {
		if r < 0x80 {
			n++
		}
		all++
	}
	return 2*n > all
}

// hasForeign says that a value holds a letter that is not of ASCII, as the texts of
// a program in Java are written: Contrase\u00F1a.
func hasForeign(v []byte) bool {
	for {
		_, rest, ok := bytes.Cut(v, []byte(`\u`))
		if !ok || len(rest) < 4 {
			return false
		}
		if n, err := strconv.ParseUint(string(rest[:4]), 16, 16); err == nil && n >= 0x80 {
			return true
		}
		v = rest
	}
}

// mixed says that a value holds letters and digits or unusual signs, changes
// between large and small letters all the time, or holds no words.
func mixed(v []byte) bool {
	var letter, digit, other bool
	changes := 0
	for i, c := range v {
		if i > 0 && isUpper(c) != isUpper(v[i-1]) {
			changes++
		}
		letter = letter || isLower(c|0x20)
		digit = digit || isDigit(c)
		other = other || c < 0x80 && !isAlphanumeric(c) && bytes.IndexByte([]byte("_-. "), c) < 0
	}
	return letter && digit || other || len(v) >= 20 && changes > len(v)/3 || isGibberish(v)
}

// weakness lowers values that everyone knows: the defaults that images and
// tutorials are started with.
func weakness(k kind, v []byte) drop {
	low := strings.Map(func(r rune) rune {
		if r < 0x80 && isLower(byte(r)) {
			return r
		}
		return -1
	}, strings.ToLower(string(v)))
	switch {
	case isHash(v):
		return 1
	case isPublishable(v), disclaims(low):
		return 2
	case k == aPassword && (defaults[low] || emptyWords[low] || namesSecret(v) || isSequence(v) || len(low) == len(v) && strings.Contains(low, "passw")):
		return 2
	}
	return 0
}

// disclaims says that a value says of itself that it is not to be used.
func disclaims(low string) bool {
	return strings.Contains(low, "notuse") || strings.Contains(low, "forproduction") || strings.Contains(low, "inproduction")
}

// isPublishable says that a key is one of those that services let a page or an
// application have.
func isPublishable(v []byte) bool {
	return marks{"phc_", "pk_live_", "pk_test_", "pk.eyJ", "sb_publishable_"}.ahead(v)
}

var defaults = map[string]bool{
	"": true, "postgres": true, "postgresql": true, "root": true, "admin": true, "administrator": true, "mysql": true, "mariadb": true,
	"guest": true, "redis": true, "minio": true, "minioadmin": true, "rabbitmq": true, "mongo": true, "mongodb": true, "elastic": true,
	"django": true, "laravel": true, "symfony": true, "wordpress": true, "rails": true, "docker": true, "dev": true, "local": true,
	"pssword": true, "psswrd": true, "paword": true, "pawrd": true, "passwrd": true, "keycloak": true, "grafana": true, "airflow": true, "sa": true, "demo": true, "android": true, "qwerty": true, "letmein": true,
	"rootpassword": true, "rootpass": true, "rootpw": true, "userpass": true, "dbpass": true, "dbpassword": true, "testpass": true, "testpassword": true, "adminpass": true, "adminpassword": true,
}
