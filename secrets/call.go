package secrets

import "bytes"

// secretCalls are calls that are given a secret: a password after the name of a
// user, or what they sign and encrypt with.
var secretCalls = [...]struct {
	// name is how the name of the call ends, with the sign before the arguments,
	// in lower case.
	name string
	// kind is what the argument at position is.
	kind     kind
	position int
	// common says that other things are called so as well.
	common bool
}{
	{"networkcredential(", aPassword, 1, false},
	{"passwordcredential(", aPassword, 1, false},
	{"passwordcredentials(", aPassword, 1, false},
	{"passwordauthentication(", aPassword, 1, false},
	{"passwordtoken(", aPassword, 1, true},
	{"plaincredentials(", aPassword, 1, false},
	{"basicauth(", aPassword, 1, false},
	{"basic_auth(", aPassword, 1, false},
	{"auth=(", aPassword, 1, false},
	{".auth(", aPassword, 1, true},
	{".login(", aPassword, 1, true},
	{"plainauth(", aPassword, 2, false},
	{"ftp_login(", aPassword, 2, false},
	{"ldap_bind(", aPassword, 2, false},
	{"ldap.bind(", aPassword, 1, false},
	{"imap_open(", aPassword, 2, false},
	{"ssh2_auth_password(", aPassword, 2, false},
	{"newdialer(", aPassword, 3, false},
	{"_connect(", aPassword, 2, true},
	{"sql.connect(", aPassword, 2, false},
	{"mysqldb.connect(", aPassword, 2, false},
	{"new sequelize(", aPassword, 2, false},
	{"dbi->connect(", aPassword, 2, false},
	{"new mysqli(", aPassword, 2, false},
	{"new pdo(", aPassword, 2, false},
	{"getconnection(", aPassword, 2, false},
	{"directoryentry(", aPassword, 2, false},
	{"wifi.begin(", aPassword, 1, false},
	{" credentials(", aPassword, 3, false}, // of sbt
	{"curlopt_userpwd,", aLogin, 0, false},
	{"jwt.sign(", aSecret, 1, false},
	{"jwt.verify(", aSecret, 1, false},
	{"jwt.encode(", aSecret, 1, false},
	{"jwt.decode(", aSecret, 1, false},
	{"jwt::encode(", aSecret, 1, false},
	{"jwt::decode(", aSecret, 1, false},
	{"signedstring(", aSecret, 0, false},
	{"createhmac(", aSecret, 1, false},
	{"hmac256(", aSecret, 0, false},
	{"hmac512(", aSecret, 0, false},
	{"signwith(", aSecret, 1, false},
	{"secretkeyspec(", aSecret, 0, false},
	{"symmetricsecuritykey(", aSecret, 0, false},
	{"hmac.new(", aSecret, 0, false},
	{"hash_hmac(", aSecret, 2, false},
	{"openssl_encrypt(", aSecret, 2, false},
	{"openssl_decrypt(", aSecret, 2, false},
	{"aes.new(", aSecret, 0, false},
	{"fernet(", aSecret, 0, false},
	{"newstaticv4(", aSecret, 1, false},
	{"cookieparser(", aSecret, 0, false},
	{"cookiestore(", aSecret, 0, false},
}

// callWords are in the names of those calls that none of nameWords is in.
var callWords = [...]string{
	"hmac", "cookie", "ldap", "login(", "connect(", "connection(", "mysqli(", "pdo(", "sequelize(", "directoryentry(", "imap_open(",
	"wifi.begin(", "dialer(", "signwith(", "signedstring(", "ssl_encrypt(", "ssl_decrypt(", "aes.new(", "fernet(", "staticv4(",
}

// calls finds the secret that the call is given whose name the word of that number
// is in, which ends before text[at].
func calls(text []byte, word, at int, found func(match)) {
	end := at
	if word < len(nameWords) && word >= goingOn && at < len(text) && isLower(text[at]) {
		return
	}
	if text[at-1] != '(' {
		for end < len(text) && (isNameByte(text[end]) || text[end] == ':' || text[end] == '>') {
			if end++; end-at > maxName {
				return
			}
		}
		switch rest := text[end:]; {
		case len(rest) > 0 && (rest[0] == '(' || rest[0] == ',' && text[end-1] == 'D'): // CURLOPT_USERPWD
			end++
		case len(rest) > 1 && rest[0] == '=' && rest[1] == '(':
			end += 2
		default:
			return
		}
	}
	for i := range secretCalls {
		if endsFold(text[:end], secretCalls[i].name) {
			called(text, end, i, found)
		}
	}
}

// endsFold says that s ends with name, which is in lower case.
func endsFold(s []byte, name string) bool {
	return len(s) >= len(name) && hasFold(s[len(s)-len(name):], name)
}

// called finds the secret that the call secretCalls[n] is given, where at is the
// offset of its arguments.
func called(text []byte, at, n int, found func(match)) {
	call := secretCalls[n]
	args := arguments(text, at)
	if len(args) <= call.position || !args[call.position].quoted {
		return
	}
	given := args[call.position]
	k := call.kind
	if k == aLogin {
		given.start += bytes.IndexByte(text[given.start:given.end], ':') + 1
		k = aPassword
	}
	v := text[given.start:given.end]
	if len(v) == 0 || bytes.IndexByte(v, ' ') >= 0 || !plausible(k, v) || namesSecret(v) && !isCompound(v) {
		return
	}
	m := match{kind: k, from: at, start: given.start, end: given.end, value: bytes.Clone(v), drop: weakness(k, v)}
	if isLoose(m) || k == aSecret && (!mixed(v) || isPhrase(v)) {
		return
	}
	if call.kind == aPassword {
		user := args[call.position-1]
		name := text[user.start:user.end]
		if len(name) == 0 || bytes.EqualFold(name, []byte("anonymous")) || call.common && !mixed(v) && bytes.IndexByte(name, '@') < 0 {
			return
		}
	}
	found(m)
}

// argument is one of a call, without its quotes and without what turns it into
// another type.
type argument struct {
	start, end int
	quoted     bool
}

// blanks are what may stand between arguments.
const blanks = " \t\r\n"

// arguments returns the first arguments of a call that begin at text[at]: strings,
// names and objects.
func arguments(text []byte, at int) (args []argument) {
	const most = 300
	text = text[:min(len(text), at+most)]
	for at < len(text) && len(args) < 5 {
		at += len(text[at:]) - len(bytes.TrimLeft(text[at:], blanks))
		if at == len(text) {
			return args
		}
		a := argument{start: at, end: at}
		quote := at
		inner := wrapped(text, at)
		if inner > 0 {
			quote = inner
		}
		switch {
		case isQuote(text[quote]):
			v, start := quotedValue(text, quote)
			if v == nil {
				return args
			}
			a = argument{start: start, end: start + len(v), quoted: true}
			at = behind(text, a.end+1, inner > 0 && text[inner-1] == '(')
		case text[at] == '{':
			for depth := 0; at < len(text); at++ {
				if text[at] == '{' {
					depth++
				} else if text[at] == '}' {
					depth--
				}
				if depth == 0 {
					at++
					break
				}
			}
			a.end = at
		default:
			for at < len(text) && (isNameByte(text[at]) || text[at] == ':' || text[at] == '>') {
				at++
			}
			a.end = at
		}
		args = append(args, a)
		at += len(text[at:]) - len(bytes.TrimLeft(text[at:], blanks))
		if at >= len(text) || text[at] != ',' {
			if at >= len(text) || text[at] != ')' {
				args = args[:len(args)-1] // an expression
			}
			return args
		}
		at++
	}
	return args
}

// behind returns the offset behind a string that ends before text[at], with the
// parenthesis of what it is wrapped in and the call that converts it.
func behind(text []byte, at int, wrapped bool) int {
	if wrapped && at < len(text) && text[at] == ')' {
		at++
	}
	if at < len(text) && isConverted(text[at:]) {
		if n := bytes.IndexByte(text[at:], ')'); n >= 0 {
			at += n + 1
		}
	}
	return at
}
