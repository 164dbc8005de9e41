package secrets

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
	{"basic_auth ", aPassword, 1, false}, // of Ruby
	{"jedispool(", aPassword, 4, false},
	{"headervalue(", aToken, 1, false},
	{"twilio(", aToken, 1, false},
	{"newstaticcredentials(", aSecret, 1, false},
	{"newstaticcredentialsprovider(", aSecret, 1, false},
	{"awscredentials(", aSecret, 1, false},
	{"basiccredentials.create(", aSecret, 1, false},
	{"credentials.new(", aSecret, 1, false},
	{"omniauth ", aSecret, 2, false},
	{"bearer_auth(", aToken, 0, false},
	{"auth=(", aPassword, 1, false},
	{"auth = (", aPassword, 1, false},
	{"username_pw_set(", aPassword, 1, false},
	{"credentials.basic(", aPassword, 1, false},
	{".auth(", aPassword, 1, true},
	{".auth(", aPassword, 0, true}, // of Redis
	{":auth(", aPassword, 0, true},
	{".login(", aPassword, 1, true},
	{"plainauth(", aPassword, 2, false},
	{"ftp_login(", aPassword, 2, false},
	{"ldap_bind(", aPassword, 2, false},
	{"ldap.bind(", aPassword, 1, false},
	{"imap_open(", aPassword, 2, false},
	{"ssh2_auth_password(", aPassword, 2, false},
	{"newdialer(", aPassword, 3, false},
	{"real_connect(", aPassword, 3, false},
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
	"headervalue(", "twilio(", "jedispool(",
}
