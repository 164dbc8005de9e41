package secrets

import "bytes"

// loginCalls are calls that are given a password after the name of a user, and
// which argument is the password.
var loginCalls = [...]struct {
	mark     string
	password int
	// common says that other things are called so as well.
	common bool
}{
	{"networkcredential(", 1, false},
	{"passwordcredential(", 1, false},
	{"passwordcredentials(", 1, false},
	{"plaincredentials(", 1, false},
	{"basicauth(", 1, false},
	{"auth=(", 1, false},
	{".login(", 1, true},
	{"plainauth(", 2, false},
	{"ftp_login(", 2, false},
	{"ldap_bind(", 2, false},
	{"_connect(", 2, true},
	{"sql.connect(", 2, false},
	{"new mysqli(", 2, false},
	{"new pdo(", 2, false},
	{"getconnection(", 2, false},
	{"directoryentry(", 2, false},
	{" credentials(", 3, false}, // of sbt
}

// logsIn finds the password that the call loginCalls[n] is given, where at is the
// offset behind its parenthesis.
func logsIn(text []byte, at, n int, found func(match)) {
	call := loginCalls[n]
	args := arguments(text, at)
	if len(args) <= call.password {
		return
	}
	user, password := args[call.password-1], args[call.password]
	v := text[password.start:password.end]
	name := text[user.start:user.end]
	if !password.quoted || len(name) == 0 || bytes.EqualFold(name, []byte("anonymous")) || bytes.IndexByte(v, ' ') >= 0 || !plausible(aPassword, v) || namesSecret(v) && !isCompound(v) {
		return
	}
	m := match{kind: aPassword, from: at, start: password.start, end: password.end, value: bytes.Clone(v), drop: weakness(aPassword, v)}
	if isLoose(m) || call.common && !mixed(v) && bytes.IndexByte(name, '@') < 0 {
		return
	}
	found(m)
}

// argument is one of a call, without its quotes.
type argument struct {
	start, end int
	quoted     bool
}

// arguments returns the first arguments of a call that begin at text[at]: strings
// and names.
func arguments(text []byte, at int) (args []argument) {
	const most = 300
	end := min(len(text), at+most)
	for at < end && len(args) < 5 {
		for at < end && bytes.IndexByte([]byte(" \t\r\n"), text[at]) >= 0 {
			at++
		}
		a := argument{start: at, end: at}
		if at < end && isQuote(text[at]) {
			v, start := quotedValue(text[:end], at)
			if v == nil {
				return args
			}
			a = argument{start: start, end: start + len(v), quoted: true}
			at = a.end + 1
		} else {
			for at < end && (isNameByte(text[at]) || text[at] == ':' || text[at] == '>') {
				at++
			}
			a.end = at
		}
		args = append(args, a)
		for at < end && bytes.IndexByte([]byte(" \t\r\n"), text[at]) >= 0 {
			at++
		}
		if at >= end || text[at] != ',' {
			if at >= end || text[at] != ')' {
				args = args[:len(args)-1] // an expression
			}
			return args
		}
		at++
	}
	return args
}
