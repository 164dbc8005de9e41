package secrets

import (
	"math/rand/v2"
	"strings"
)

// bearingPrograms are the files of programs, their tools and the shell.
var bearingPrograms = []fileKind{
	{"environment file, application password", "mail.env", func(r *rand.Rand) string {
		return "SMTP_PASSWORD=\"" + planted(strings.Join([]string{small(r, 4), small(r, 4), small(r, 4), small(r, 4)}, " ")) + "\"\n"
	}},
	{"environment file, default of a variable", "preset.env", func(r *rand.Rand) string { return "DB_PASSWORD=${DB_PASSWORD:-" + random(r, 11) + "1}\n" }},
	{"properties, letters alone", "cas.properties", func(r *rand.Rand) string { return "webflow.encryption.key=" + letters(r, 16) + "\n" }},
	{"source, letters alone", "letters.py", func(r *rand.Rand) string { return "API_KEY = \"" + letters(r, 24) + "\"\n" }},
	{"SQL, rows of users", "db/seed.sql", func(r *rand.Rand) string {
		return "INSERT INTO users (id, `email`, `password`, created)\nVALUES (1, 'it''s me', NULL, now()),\n  (2, 'a@acme.io', '" + plainly(r) + "', date('now', '-1 day'));\n"
	}},
	{"SQL, rows of settings", "db/settings.sql", func(r *rand.Rand) string {
		return "INSERT INTO settings (name, value) VALUES ('smtp_host', 'mail'), ('smtp_password', '" + random(r, 11) + "1');\n"
	}},
	{"SQL, options of WordPress", "db/wp.sql", func(r *rand.Rand) string {
		return "INSERT INTO `wp_options` VALUES (1,'siteurl','x1','yes'),(2,'mailserver_pass','" + random(r, 11) + "1','yes');\n"
	}},
	{"SQL, lines of users", "db/users.sql", func(r *rand.Rand) string {
		return "COPY public.users (id, email, password) FROM stdin;\n1\ta@acme.io\t" + plainly(r) + "\n\\.\n"
	}},
	{"SQL, setting of a role", "db/role.sql", func(r *rand.Rand) string { return "ALTER ROLE web SET pgrst.jwt_secret = '" + random(r, 40) + "';\n" }},
	{"environment file of R", ".Renviron", func(r *rand.Rand) string { return "DB_PWD='" + plainly(r) + "'\n" }},
	{"environment file of a directory", "more/secrets/.env", func(r *rand.Rand) string { return "DB_PASSWORD=" + plainly(r) + "\n" }},
	{"settings below secrets", "more/secrets/app.yaml", func(r *rand.Rand) string { return "db:\n  password: " + random(r, 11) + "1\n" }},
	{"keys of Strapi", "strapi.env", func(r *rand.Rand) string { return "APP_KEYS=" + base64Of(r, 16) + "," + base64Of(r, 16) + "\n" }},
	{"environment of an image, key", "keys/Dockerfile", func(r *rand.Rand) string { return "FROM scratch\nARG CTF_KEY=" + random(r, 26) + "!Qc2T\n" }},
	{"keys of WordPress, words in them", "old/wp-config.php", func(r *rand.Rand) string {
		return "<?php define('AUTH_SALT', '" + planted(random(r, 14)+"cGIZJfObpPU);@j"+random(r, 5)+",|~4 Juw@]:(5;<<W^-fg") + "');\n"
	}},
	{"source, salt", "config/constants.rb", func(r *rand.Rand) string {
		return "ACCESS_TOKEN_SALT = \"S" + planted(strings.Repeat("48", 5)+small(r, 8)) + "#ASDF\"\n"
	}},
	{"ring of keys of ASP.NET", "web/key-768c1632-cf7b-41a9-bb7a-bff228ae8fba.xml", func(r *rand.Rand) string {
		return "<masterKey a:requiresEncryption=\"true\">\n  <!-- unencrypted -->\n  <value>" + base64Of(r, 64) + "</value>\n</masterKey>\n"
	}},
	{"Hjson", "docker/app.hjson", func(r *rand.Rand) string { return "{\n  admin_password: " + random(r, 11) + "1\n}\n" }},
	{"comment in a database script", "seed.sql.sql", func(r *rand.Rand) string { return "-- Real password: '" + plainly(r) + "'\n" }},
	{"parameters of Symfony", "config/parameters.yml", func(r *rand.Rand) string { return "parameters:\n  ldap_bind_pw: " + plainly(r) + "\n" }},
	{"decryption key of Symfony", "config/secrets/prod/prod.decrypt.private.php", func(r *rand.Rand) string {
		return "<?php\n\nreturn \"\\x" + strings.Join(strings.Split(hexadecimal(r, 32), ""), "\\x0") + "\";\n"
	}},
	{"defaults of Node", "config/default.json", func(r *rand.Rand) string { return "{\"db\": {\"password\": \"" + plainly(r) + "\"}}\n" }},
	{"Magento, XML", "app/etc/local.xml", func(r *rand.Rand) string { return "<password><![CDATA[" + plainly(r) + "]]></password>\n" }},
	{"credentials of a service", "conan/credentials.json", func(r *rand.Rand) string { return "{\"user\": \"me\", \"password\": \"" + plainly(r) + "\"}\n" }},
	{"yarnrc, first version", ".yarnrc", func(r *rand.Rand) string { return "\"//npm.acme.io/:_authToken\" " + hexadecimal(r, 40) + "\n" }},
	{"yarnrc, login", "app/.yarnrc.yml", func(r *rand.Rand) string { return "npmAuthIdent: \"bot:" + random(r, 12) + "\"\n" }},
	{"Composer, own host", "php/auth.json", func(r *rand.Rand) string { return "{\"gitlab-token\": {\"git.acme.io\": \"" + random(r, 24) + "\"}}\n" }},
	{"Hex", ".hex/hex.config", func(r *rand.Rand) string { return "{'$repos', #{auth_key => <<\"" + hexadecimal(r, 32) + "\">>}}.\n" }},
	{"Cabal", ".cabal/config", func(r *rand.Rand) string { return "username: me\npassword: " + plainly(r) + "\n" }},
	{"Gradle, Kotlin field", "lib/build.gradle.kts", func(r *rand.Rand) string {
		return "buildConfigField(\"String\", \"API_SECRET\", \"\\\"" + random(r, 32) + "\\\"\")\n"
	}},
	{"source, definition in C++", "wifi.cpp", func(r *rand.Rand) string { return "#define WIFI_PASSWORD \"" + plainly(r) + "\"\n" }},
	{"source, Wi-Fi", "net.cpp", func(r *rand.Rand) string { return "WiFi.begin(\"office\", \"" + plainly(r) + "\");\n" }},
	{"source, signing a token", "sign.js", func(r *rand.Rand) string {
		return "const t = jwt.sign({ id: u.id }, '" + random(r, 11) + "1', { expiresIn: '1h' })\n"
	}},
	{"source, HMAC", "hook.ts", func(r *rand.Rand) string { return "const h = crypto.createHmac('sha256', '" + random(r, 31) + "1')\n" }},
	{"source, bytes of a key", "Aes.java", func(r *rand.Rand) string {
		return "var k = new SecretKeySpec(\"" + random(r, 15) + "1\".getBytes(), \"AES\");\n"
	}},
	{"source, key of an issuer", "Jwt.cs", func(r *rand.Rand) string {
		return "var k = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"" + random(r, 31) + "1\"));\n"
	}},
	{"source, login of mail in Java", "Auth.java", func(r *rand.Rand) string {
		return "return new PasswordAuthentication(\"me@acme.io\", \"" + plainly(r) + "\");\n"
	}},
	{"source, login of curl in PHP", "curl.php", func(r *rand.Rand) string {
		return "<?php curl_setopt($c, CURLOPT_USERPWD, \"me:" + random(r, 11) + "1\");\n"
	}},
	{"source, unless set", "conf.rb", func(r *rand.Rand) string { return "ENV['API_KEY'] ||= '" + random(r, 32) + "'\n" }},
	{"source, key of a framework", "flask.py", func(r *rand.Rand) string { return "app.secret_key = '" + random(r, 11) + "1'\n" }},
	{"source, words of a wallet", "truffle.js", func(r *rand.Rand) string {
		return "const mnemonic = \"" + planted(strings.ToLower(strings.Repeat(word(r)+" ", 11)+word(r))) + "\"\n"
	}},
	{"bot of Discord", "bot.js", func(r *rand.Rand) string {
		return "require('discord.js')\nclient.login('M" + random(r, 25) + ".G" + random(r, 5) + "." + random(r, 36) + "')\n"
	}},
	{"keys of models", "models.py", func(r *rand.Rand) string { return "K = {\"deepseek\": \"sk-" + hexadecimal(r, 32) + "\"}\n" }},
	{"MCP, argument", "ide/mcp.json", func(r *rand.Rand) string {
		return "{\"args\": [\"-y\", \"x\", \"--api-key\", \"" + random(r, 32) + "\"]}\n"
	}},
	{"coding tool, permission", "ide/.claude/settings.local.json", func(r *rand.Rand) string {
		return "{\"allow\": [\"Bash(PGPASSWORD=" + random(r, 12) + " psql -h db)\"]}\n"
	}},
	{"SQL, without blanks", "db/sa.sql", func(r *rand.Rand) string { return "ALTER LOGIN sa WITH PASSWORD='" + random(r, 11) + "1';\n" }},
	{"SQL, connection of Oracle", "db/tns.sql", func(r *rand.Rand) string { return "connect app/" + random(r, 11) + "1@orcl\n" }},
	{"history of psql", ".psql_history", func(r *rand.Rand) string { return "alter user app with password '" + plainly(r) + "';\n" }},
	{"history of mysql", ".mysql_history", func(r *rand.Rand) string {
		return "CREATE\\040USER\\040'x'\\040IDENTIFIED\\040BY\\040'" + random(r, 11) + "1';\n"
	}},
	{"shell profile, alias", "home/.zshrc", func(r *rand.Rand) string { return "alias prod='sshpass -p \"" + random(r, 12) + "\" ssh root@prod'\n" }},
	{"shell profile, fish", "fish/config.fish", func(r *rand.Rand) string { return "set -gx PGPASSWORD " + random(r, 12) + "\n" }},
	{"command, htpasswd", "auth.sh", func(r *rand.Rand) string { return "htpasswd -bc /etc/.htpasswd admin \"" + random(r, 12) + "\"\n" }},
	{"command, net", "share.bat", func(r *rand.Rand) string { return "net use Z: \\\\nas\\x /user:me " + random(r, 12) + "\r\n" }},
	{"command, aws", "aws.sh", func(r *rand.Rand) string { return "aws configure set aws_secret_access_key " + random(r, 40) + "\n" }},
	{"command, share", "smb.sh", func(r *rand.Rand) string { return "smbclient //nas/x -U me%" + random(r, 12) + "\n" }},
	{"command, archive", "pack.sh", func(r *rand.Rand) string { return "zip -P " + random(r, 12) + " a.zip b\n" }},
	{"command, login of a registry for packages", "repo.sh", func(r *rand.Rand) string {
		return "composer config http-basic.repo.acme.io bot " + random(r, 12) + "\n"
	}},
	{"command, netrc", "more/Dockerfile", func(r *rand.Rand) string {
		return "FROM x\nRUN echo \"machine x login bot password " + random(r, 12) + "\" > ~/.netrc\n"
	}},
	{"command, schedule", "etc/cron.d/backup", func(r *rand.Rand) string { return "0 1 * * * mysqldump -u root -p" + random(r, 12) + " x\n" }},
	{"source, where the environment has none", "config/flaskapp.py", func(r *rand.Rand) string {
		return "SECRET_KEY = os.environ.get('SECRET_KEY') or '" + random(r, 23) + "1'\n"
	}},
	{"source, variable in a string", "env.php", func(r *rand.Rand) string { return "<?php putenv('DB_PASSWORD=" + random(r, 11) + "1');\n" }},
	{"source, builder", "Pool.java", func(r *rand.Rand) string { return "b.username(\"a\").password(\"" + random(r, 11) + "1\").build();\n" }},
	{"Vault, identifier of a role", "role.env", func(r *rand.Rand) string {
		h := hexadecimal(r, 32)
		return "VAULT_SECRET_ID=" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:] + "\n"
	}},
	{"YAML, tag", "etc/tagged.yml", func(r *rand.Rand) string { return "db_password: !!str " + random(r, 11) + "1\n" }},
	{"Mercurial", ".hgrc", func(r *rand.Rand) string { return "[auth]\nx.password = " + plainly(r) + "\n" }},
	{"log", "debug.log", func(r *rand.Rand) string { return "DEBUG login with token=" + random(r, 32) + " done\n" }},
	{"command, key without blanks", "key.sh", func(r *rand.Rand) string { return "ssh-keygen -t rsa -N '" + random(r, 12) + "' -f key\n" }},
}

func small(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + r.IntN(26))
	}
	return string(b)
}
