package secrets

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
)

// benignPrograms are the files of programs, their data and their tools.
var benignPrograms = []fileKind{
	{"prompt", "manage.py", constant("p = getpass(\"Password (again):\")\nf.password(\"Enter your password\")\n")},
	{"logins with variables", "src/login.js", constant("conn.login(user, password)\nconn.login('me@acme.io', process.env.PASSWORD)\nftp.login('anonymous', 'anonymous@acme1')\nui.login('title', 'heading')\ni18n.login('title', t('x1'))\ncy.login({ a: 1 })\nx.login()\nx.login(\n")},
	{"roles", "aws/role.go", constant("package a\n\nvar c = stscreds.NewCredentials(sess, \"myRoleArn1\")\nvar d = google.NewIdentityCredentials(ctx, \"audience1\")\n")},
	{"resources of an application", "res/values/labels.xml", constant("<resources><string name=\"password\">wachtwoord</string><string name=\"prompt_password\">Password (optional)</string></resources>\n")},
	{"statements with variables", "db/roles.sql", constant("alter user app identified by &pw;\nSELECT HashBytes('MD5', 'password'),'admin1.x'\nUPDATE users SET password = '$hash';\nCREATE USER a WITH PASSWORD '${PASSWORD}';\n")},
	{"definitions", "src/keys.h", constant("#define PASSWORD_FIELD \"password\"\n#define KEY_TOKEN \"token\"\n#define AUTH_TOKEN_HEADER \"X-Auth-Token\"\n#include \"secret1.h\"\n")},
	{"Gradle, from properties", "app/signing.gradle", constant("storePassword project.property('p')\nkeyPassword \"${keyPassword}\"\npassword System.getenv('P')\n")},
	{"masked key", "conf/masked.yml", func(r *rand.Rand) string {
		return "client-secret: " + random(r, 9) + strings.Repeat("*", 24) + random(r, 3) + strings.Repeat("*", 12) + random(r, 8) + "\n"
	}},
	{"password from a program", "run/password.sh", constant("password=\"$(${OPENSSL} rand -base64 9)-$(${OPENSSL} rand -base64 3)\"\n")},
	{"table of words", "data/words.csv", constant("word,count,password_hint\nsecret1,3,x\ntoken2,4,y1\n")},
	{"table without passwords", "data/reset.csv", constant("user,password,date\nme,,2026-01-01\nyou,changeme,2026-01-02\n")},
	{"Terraform, no default", "infra/none.tf", constant("variable \"db_password\" {\n  default = \"\"\n}\nvariable \"token_url\" {\n  default = \"https://x/1\"\n}\nvariable \"a_token\" {\n  default = null\n}\n")},
	{"schema", "api/schema.yaml", constant("properties:\n  password:\n    type: string\n    default: changeme\n  name:\n    default: Acme 1\n")},
	{"Dockerfile with public keys", "gpg/Dockerfile", func(r *rand.Rand) string {
		return "FROM scratch\nENV GPG_KEY=" + strings.ToUpper(hexadecimal(r, 40)) + "\nENV SITE_KEY=" + random(r, 40) + "\nENV PUBLIC_KEY=" + random(r, 40) + "\n"
	}},
	{"configuration of a proxy", "etc/site.conf", constant("proxy_pass backend1;\nfastcgi_pass unix:/run/php8.sock;\nauth_basic off;\nPasswordAuthentication no\npassword required\nauth sufficient pam_unix.so\n")},
	{"parameters of URLs", "src/urls.js", constant("a('https://x.io/?token=' + t)\nb(`https://x.io/?apiKey=${key}`)\nc('https://x.io/?api_key=demo&access_token=TOKEN_HERE')\n")},
	{"public keys of peers", "src/peers.go", func(r *rand.Rand) string {
		return "package a\n\nvar p = Peer{PeerKey: \"" + base64Of(r, 32) + "\", RemoteKey: \"" + base64Of(r, 32) + "\"}\n"
	}},
	{"public key of releases", "certs/root-pub.pem", func(r *rand.Rand) string {
		return "-----BEGIN ROOT PUBLIC KEY-----\n" + base64.StdEncoding.EncodeToString([]byte(`{"Key":"`+base64Of(r, 32)+`","Token":"`+hexadecimal(r, 32)+`"}`)) + "\n-----END ROOT PUBLIC KEY-----\n"
	}},
	{"form of a secret", "src/jwt.ts", constant("const jwtSecret = 'secret_with_at_least_32_characters'\nconst sessionSecret = process.env.S1 || ''\n")},
	{"notes with a password", "notes/wiki.txt", constant("password: hunter2x\ntoken: your-token1\nSECRET_KEY=change-me-1\n")},
	{"tokens of a design", "design/tokens.json", constant("{\"token\": {\"value\": \"{color.blue.500}\"}, \"accentToken\": {\"value\": \"#ff8800\"}, \"password\": {\"type\": \"string\", \"value\": \"\"}}\n")},
	{"mail client with a store", ".msmtprc", constant("account a\nhost smtp.acme.io\nuser me\npasswordeval \"pass show mail\"\n")},
	{"FileZilla without passwords", "ftp/sitemanager.xml", constant("<Server><Host>x</Host><User>me</User><Logontype>2</Logontype></Server>\n")},
	{"comparison of fields", "src/form.ts", constant("match('newPassword', 'newPassword2'), getPassword(\"user1234\")\n")},
	{"bundle", "static/app.1f3c.js", func(r *rand.Rand) string {
		return "!function(){" + strings.Repeat("var a=b(1);", 60) + "t={password:\"Is this-1 it\",hide:p?\"hide_password\":\"show_password\",password:\"w9-x\"};" + strings.Repeat("c(2);", 150) + "}()"
	}},
	{"migrations", "api/migrations/0019.py", constant("dependencies = [(\"api\", \"0018_remove_ping_body_1a2\")]\n")},
	{"names of indexes", "migrations/V1.php", constant("$this->renameIndex('oauth2_access_tokens', 'idx_368a4209a76ed395', 'user_id');\n")},
	{"empty and another line", "build.sh", constant("signer_api_key=''\ndeploy_script_path_x1='a/b2c3'\n")},
	{"badge", "CHANGES.md", func(r *rand.Rand) string {
		return "[![codecov](https://codecov.io/gh/a/b/graph/badge.svg?token=" + random(r, 10) + ")](https://codecov.io/gh/a/b)\n"
	}},
	{"settings in a document", "docs/setup.md", constant("    DB_PASSWORD=secret123\n    token: your-token\n    \"password\": \"hunter2\"\n")},
	{"secret of a build", "bake.md", constant("docker build --secret id=GPG_KEY_PASSPHRASE,src=key.txt --token $TOKEN --password <password> .\n")},
	{"values that echo their names", "src/Names.cs", constant("public string MasterKeyWrappedUserKey = \"masterKeyWrappedUserKey\";\nvar m = new { encryptionKey = \"encryptionKey1024\" };\n")},
	{"tokens of pages", "api/examples2.json", func(r *rand.Rand) string {
		return `{"nextToken": "` + random(r, 40) + `", "NextContinuationToken": "` + base64Of(r, 30) + `"}`
	}},
	{"password as text", "paramiko/auth_handler.py", constant("password = password.decode(\"UTF-8\")\nnewpassword = newpassword.decode(\"UTF-8\", \"replace\")\n")},
	{"hash of a password", "hash.go", constant("package a\n\nvar h = HashPassword(\"password\", \"aFr56HjK3DrB8t3S\")\nvar ok = CheckPassword(\"password\", \"aFr56HjK3DrB8t3T\")\n")},
	{"description", "dns.toml", constant("TSIG_SECRET = \"Secret key payload. To disable TSIG authentication, leave the variables unset, as they are now.\"\n")},
	{"expression in a page", "src/detail.component.html", constant("<pdf [password]=\"pdfPassword()\" (change)=\"setPassword($event)\"></pdf>\n")},
	{"token of a form", "login.html", func(r *rand.Rand) string {
		return "<input type=\"hidden\" name=\"authenticity_token\" value=\"" + base64Of(r, 60) + "\"><input name=\"__RequestVerificationToken\" value=\"" + random(r, 60) + "\">\n"
	}},
	{"commands of PowerShell", "ask.ps1", constant("$Password = Read-Host -AsSecureString \"Password1\"\n$secret = (Get-AzKeyVaultSecret -VaultName \"kv\" -Name \"db1\").SecretValueText\n")},
	{"comparison in a shell", "ask.sh", constant("if [ \"$PASSWORD\" = \"secret1\" ]; then :; fi\nPASS=${PASS:?missing1}\nPASS=${PASS:-postgres}\n")},
	{"references of Grafana", "grafana.ini", constant("admin_password = $__file{/etc/secrets/admin1}\nclient_secret = $__env{SECRET1}\n")},
	{"colours", "theme.json", constant(`{"token.password": "#C586C0", "secret": "#ff00aa22"}`)},
	{"key of a site", "captcha.html", func(r *rand.Rand) string {
		return "<div class=\"g-recaptcha\" data-sitekey=\"6L" + random(r, 38) + "\"></div>\n"
	}},
	{"calls with variables", "src/jwt2.ts", constant("jwt.sign({ id }, secret)\njwt.verify(t, process.env.JWT_SECRET1)\njwt.sign(p, 'secret')\ncreateHmac('sha256', key)\njwt.decode(t, 'my-secret-1')\n")},
	{"code below secrets", "pkg/secrets/read.go", constant("package secrets\n\nconst passwordFile = \"/run/secrets/db1\"\n\nfunc Password() string { return os.Getenv(\"PASSWORD1\") }\n")},
	{"certificate in a Secret", "k8s/ca.yaml", func(r *rand.Rand) string {
		return "kind: Secret\ndata:\n  ca.crt: " + base64.StdEncoding.EncodeToString([]byte("-----BEGIN CERTIFICATE-----\n"+base64Of(r, 60))) + "\n"
	}},
	{"hashes in documents and tests", "traefik.md", func(r *rand.Rand) string {
		return "users: \"test:$apr1$" + random(r, 8) + "$" + random(r, 22) + "\"\n"
	}},
	{"HAProxy without users", "edge/haproxy.cfg", constant("frontend f\n  http-request set-header X-Auth-Token %[req.hdr(x-token)]\n  stats enable\n")},
	{"messages of users", "web/users.properties", constant("users.title=Users1\nusers.password=Password1 is wrong\n")},
	{"names of keys, letters alone", "web/names.yaml", constant("secret: nginxtlscert\napiKey: sessionTokenKeyName\ntoken: httpsProxyCfg\nauth_token: kubectlctx\nsigningKey: privkeyfullchain\n")},
	{"names of keys in a program", "web/names.ts", constant("const API_KEY = 'xhrHttpRequestKey'\nconst secretKey = \"npmAuthIdentity\"\nconst TOKEN = 'csrfmiddlewaretoken'\n")},
	{"rows without secrets", "db/rows.sql", func(r *rand.Rand) string {
		return "INSERT INTO users (email, password, token) VALUES ('a', NULL, '" + hexadecimal(r, 8) + "'), ('b', md5('b1'), '');\n" +
			"INSERT INTO settings (name, value) VALUES ('password_min_length', '8'), ('password', 'Passwort'), ('token_ttl', '3600s');\n" +
			"INSERT INTO notes (key, value)\nVALUES ('login.password', 'Your new password'), (\n" +
			"INSERT INTO pages VALUES (1, 'password', 'Reset1 password');\nCOPY users (id, password) FROM stdin;\n1\t\\N\n\\.\n2\tSunshine1976\n" +
			"CREATE TABLE t (password varchar(60) COMMENT 'Passwort1');\n"
	}},
	{"routes of Rails", "config/routes.rb", constant("match \"/hooks/:agent_id/:secret\" => \"web_requests#handle_request\"\nget \"password\" => \"users#password\"\n")},
	{"routes of Laravel", "routes/web.php", constant("Route::get('password', 'SettingsController@password')->name('settings.password');\n")},
	{"casts of Laravel", "app/User.php", constant("<?php $casts = ['password' => 'hashed', 'secret' => 'encrypted'];\n")},
	{"answer to a request", "api/users.py", constant("return {'status': 'ok', 'Password': 'Updated.'}\n")},
	{"settings written by a program", "app/Setup.php", constant("<?php set('DB_PASSWORD=null', 'DB_PASSWORD='.$request->input('db_password'));\n")},
	{"JSON put together by a program", "src/user.py", constant("body = \"{\\\"user\\\":\\\"\"+user+\"\\\",\\\"password\\\":\\\"\"+password+\"\\\"}\"\n")},
	{"forms of Thymeleaf", "web/register.html", constant("<input name='matchingPassword' th:value=\"*{matchingPassword}\"/>\n")},
	{"login from a variable", "bin/load.sh", constant("mysql -h db -u $DB_USER -p$DB_PASSWORD shop < schema.sql\n")},
	{"command from a variable", "redis/docker-compose.yml", constant("services:\n  redis:\n    command: redis-server --requirepass $$REDIS_PASSWORD --loglevel warning\n")},
	{"names of variables of an action", ".github/workflows/publish.yml", constant("with:\n  server-password: MAVEN_PASSWORD\n  gpg-passphrase: MAVEN_GPG_PASSPHRASE\n")},
	{"arguments of a call", "routes/users.py", constant("mail(\n    to=user_in.email, username=user_in.email, password=user_in.password\n)\n")},
	{"masked login", "src/dsn.rs", constant("r#\"\"postgres://user:***PASSWORD***@localhost:5432/dbname\"\"#\n")},
	{"key of packages", "nginx/Dockerfile", func(r *rand.Rand) string {
		return "FROM scratch\nARG NGINX_GPGKEY=\"" + strings.ToUpper(hexadecimal(r, 40)) + "\"\n"
	}},
	{"flags of Bundler", ".bundle/config", constant("# DEFAULT_WAL_SYNCHRONOUS=1  fast commits\nBUNDLE_BUILD__SQLITE3: \"--with-cflags\"\n")},
	{"salt of Phoenix", "lib/endpoint.ex", func(r *rand.Rand) string { return "signing_salt: \"" + random(r, 8) + "\"\n" }},
	{"environment of a release", "rel/env.sh", constant("#!/bin/sh\nexport MIX_ENV=prod\nexport TARGET=app\n")},
	{"keys that name something", "sql/changes.sql", constant("UPDATE snmpoid SET unit = 'Mbit/s' WHERE oidkey = 'c1900Bandwidth';\n")},
	{"condition of a database in PHP", "system/driver.php", constant("$this->password === NULL OR $this->dsn .= \"password='\".$this->password.\"' \";\n")},
	{"annotation of an ingress", "web/ingress.yaml", constant("metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/auth-secret: basic-auth-main1\n")},
	{"form of a log server", "log/graylog.conf", constant("password_secret = replacethiswithyourownsecret!\n")},
	{"login of a guest", "src/ftp.py", constant("login = {'username': 'anonymous', \"password\": 'anonymous@'}\n")},
	{"header from a variable", "src/sms.ts", constant("const encodedAuth = Buffer.from(`${apiToken}:`).toString('base64');\n")},
	{"texts of a program in Spanish", "res/package_es.properties", constant("password = Contrase\\u00F1a1\n")},
	{"sentences in quotes", "src/hints.py", constant("password = \"use any twelve letters 9\"\nx.password = 'must have 8 chars'\npassphrase = \"four random words here\"\n")},
	{"lists of words", "conf/lexer.toml", constant("tokens = [\"identifier\", \"number1\", \"left-paren\"]\nsecrets = [\"db-password\", \"${TOKEN_1}\"]\n")},
	{"lists of names", "conf/lists.yml", constant("secrets:\n  - db-password\n  - api-token-production\nkeys:\n  - id\n")},
	{"tokens of a currency", "conf/coins.json", func(r *rand.Rand) string {
		return "{\"tokens\": [\"0x" + hexadecimal(r, 40) + "\"], \"client_ids\": [\"" + random(r, 32) + "\"]}\n"
	}},
	{"documents with variables", "bin/setup.sh", constant("cat > ~/.netrc <<EOF\nmachine x login $U password $PASS1\nEOF\ntee ~/.pgpass <<EOF\nx:1:*:$U:${PG}\nEOF\ncat <<EOF\nUsage: x --token TOKEN\nmachine x login y password Zz1234567\nEOF\n")},
	{"commands of a chart", "chart/deploy.yaml", constant("command: [ \"/bin/sh\", \"-c\", \"echo 'shutdown abort1' | sqlplus -S / as sysdba\" ]\nshell: openssl pkcs12 -passin pass:\"/certs/tls1.key\" -passout pass:\"${P}\"\nargs: [\"-p80\"]\n")},
	{"annotation of an ingress", "chart/ingress.yaml", constant("annotations:\n  nginx.ingress.kubernetes.io/auth-secret: basic-auth-users\n")},
	{"characters of an alphabet", "Hex.java", constant("char[] d = \"0123456789abcdef\".toCharArray();\nchar[] e = init(\"aeiou1\").toCharArray();\nwords = \"3[a2[c]]\".toCharArray();\nks.load(in, password.toCharArray());\nks.load(in, \"changeit\".toCharArray());\n")},
	{"types of fields", "src/form.json", constant("[{\"type\": \"password\", \"label\": \"Password1\"}, {\"type\": \"password\", \"value\": \"\"}, {\"type\": \"text\", \"value\": \"Value1234\"}]\n")},
	{"parts of a form", "src/parts.ts", constant("export enum Part { Password = 'password-type', Confirm = 'password_confirmation' }\nq.password(\"input\")\n")},
	{"names that are asked for", "src/auth.js", constant("firebase.auth(\"default1\")\nx.auth('bearer', { a: 1 })\nconfig.omniauth :github, ENV['ID'], ENV['SECRET']\n")},
	{"scripts with variables", "infra/boot.tf", constant("user_data = <<EOF\nexport DB_PASSWORD=${var.password1}\nmysql -u root -p$PW1\nEOF\n")},
	{"comparisons", "src/compare.js", constant("if (x.password === 'password1') a()\nif (type == 'password-1') b()\nif (token === 'Abc!12345') c()\nif (user.pass != null || pass == \"\") d()\n")},
	{"options without a secret", "src/cli.py", constant("p.add_argument('--password', default='', help='x1')\np.add_argument('--password-file', default='/run/pw1')\np.add_argument('--host', default='db1.acme.io')\n")},
	{"constants of messages", "src/Keys.java", constant("map.put(Keys.PASSWORD, \"password\");\nmap.put(Keys.TOKEN_NAME, \"name1234\");\nset(C.PASSWORD_CONFIG, value);\n")},
	{"credentials of an example", "src/vcap.java", constant("// \"credentials\":{\"name\":\"d04fb13d27d964c62b267bbba1cffb9da\",\"port\":1}\n")},
	{"empty password to a file", "entry.sh", constant("echo \"AS_ADMIN_PASSWORD=\" > /glassfishpassword\necho \"$PW1\" > /run/secrets/db_password\necho done1 > log\n")},
	{"masked password", "src/url.rs", constant("let _ = url.set_password(Some(\"***PASSWORD***\"));\n")},
	{"rows without passwords", "db/labels.sql", constant("INSERT INTO labels (name, text) VALUES ('login.password', 'Ihr Passwort1 bitte'), ('password', 'Passwort');\nINSERT INTO users (id, password) VALUES (1, NULL), (2, ''), (3, ?);\nINSERT INTO t SELECT * FROM password1;\nINSERT INTO\n")},
	{"identifier of a token", "run.log", constant("token expired: jti=3f2504e0-4f89-41d3-9a0c-0305e82c3301\n")},
	{"login of Oracle with variables", "db.xml", constant("<url>jdbc:oracle:thin:${user}/${pass}@db</url>\n<url>jdbc:oracle:thin:@//db:1521/ORCL1</url>\n")},
	{"names in the lists of a program", "src/tokens.ts", constant("const { tokens: { deleteOneTimeTokenByIdAndName, getOneTimeTokenById } } = q\nconst signingKeys = [findSigningKeyBySsoConnectorIdAndId]\n")},
	{"form to fill in", "web/.env.sample", constant("DB_PASSWORD=changeit\nTOKEN=0000000000000000\nSMTP_PASSWORD=Sunshine1976\n")},
}
