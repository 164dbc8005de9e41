package secrets

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// phrase returns a password of several words and a number.
func phrase(r *rand.Rand) string {
	w := func() string { return strings.ToLower(word(r)) }
	return planted(w() + " " + w() + " " + w() + " " + fmt.Sprint(10+r.IntN(90)))
}

// bearingShapes are values in a form of their own: lists, blocks, documents in
// scripts, the arguments of calls and rows of tables.
var bearingShapes = []fileKind{
	{"passphrase, environment file", "phrase.env", func(r *rand.Rand) string {
		return "BACKUP_PASSPHRASE=\"" + planted(strings.ToLower(word(r)+" "+word(r)+" "+word(r))) + "\"\n"
	}},
	{"passphrase, source", "vault.py", func(r *rand.Rand) string { return "password = \"" + phrase(r) + "\"\n" }},
	{"password in letters of another language", "intl.env", func(r *rand.Rand) string { return "DB_PASSWORD=пароль!" + random(r, 8) + "\n" }},
	{"URL, letters of another language", "url.env", func(r *rand.Rand) string {
		return "DATABASE_URL=postgres://app:Stra\u00dfe" + random(r, 8) + "@db/app\n"
	}},
	{"list, TOML", "lists/app.toml", func(r *rand.Rand) string {
		return "tokens = [\n  \"" + hexadecimal(r, 40) + "\", # one\n]\n"
	}},
	{"list, JSON", "lists/app.json", func(r *rand.Rand) string { return "{\"api_keys\": [\"" + random(r, 32) + "\"]}\n" }},
	{"list, YAML", "lists/app.yml", func(r *rand.Rand) string { return "api_keys:\n  # ours\n  - " + random(r, 32) + "\n" }},
	{"list, program", "lists/keys.py", func(r *rand.Rand) string { return "API_KEYS = ['" + random(r, 32) + "']\n" }},
	{"block of YAML", "lists/block.yml", func(r *rand.Rand) string { return "auth:\n  secret: >-\n    " + random(r, 40) + "\n" }},
	{"document, netrc", "docs.sh", func(r *rand.Rand) string {
		return "cat <<'EOF' > ~/.netrc\nmachine x login bot password " + plainly(r) + "\nEOF\n"
	}},
	{"document, pgpass", "docs2.sh", func(r *rand.Rand) string {
		return "tee ~/.pgpass > /dev/null <<-EOF\n\tdb:5432:*:app:" + plainly(r) + "\n\tEOF\n"
	}},
	{"document, in a Dockerfile", "docs/Dockerfile", func(r *rand.Rand) string {
		return "FROM x\nCOPY <<EOF /root/.pgpass\ndb:5432:*:app:" + plainly(r) + "\nEOF\n"
	}},
	{"document, in a ConfigMap", "k8s/map.yml", func(r *rand.Rand) string {
		return "kind: ConfigMap\ndata:\n  .pgpass: |\n    db:5432:*:app:" + plainly(r) + "\n"
	}},
	{"cloud-init, file", "init/user-data", func(r *rand.Rand) string {
		return "write_files:\n- path: /root/.netrc\n  content: |\n    machine x login bot password " + plainly(r) + "\n"
	}},
	{"cloud-init, accounts", "init/cloud-init.yml", func(r *rand.Rand) string {
		return "#cloud-config\nchpasswd:\n  list: |\n    root:" + random(r, 11) + "1\n"
	}},
	{"Ansible, command", "roles/db/tasks/main.yml", func(r *rand.Rand) string { return "- shell: mysql -uroot -p" + plainly(r) + " -e 'select 1'\n" }},
	{"Ansible, commands", "roles/db/tasks/more.yml", func(r *rand.Rand) string {
		return "- shell: |\n    cd /x\n    mysql -uroot -p" + plainly(r) + " x\n  tags: x\n"
	}},
	{"command, share with the password before the user", "share.cmd", func(r *rand.Rand) string {
		return "net use Z: \\\\nas\\x " + random(r, 12) + " /user:me\r\n"
	}},
	{"command, RabbitMQ", "rabbit.sh", func(r *rand.Rand) string { return "rabbitmqctl add_user app " + plainly(r) + "\n" }},
	{"command, Samba", "samba.sh", func(r *rand.Rand) string {
		return "echo " + plainly(r) + " | smbpasswd -s -a app\n"
	}},
	{"call, store of keys", "Keys.java", func(r *rand.Rand) string {
		return "ks.load(new FileInputStream(\"k.jks\"), \"" + random(r, 11) + "1\".toCharArray());\n"
	}},
	{"call, pool of Redis", "Cache.java", func(r *rand.Rand) string {
		return "new JedisPool(config(), \"cache\", 6379, 2000, \"" + plainly(r) + "\");\n"
	}},
	{"call, header of C#", "Api.cs", func(r *rand.Rand) string {
		return "new AuthenticationHeaderValue(\"Bearer\", \"" + random(r, 40) + "\");\n"
	}},
	{"call, database in C", "my.c", func(r *rand.Rand) string {
		return "mysql_real_connect(con, \"db\", \"root\", \"" + random(r, 11) + "1\", \"x\", 0, NULL, 0);\n"
	}},
	{"call, credentials of AWS", "s3.go", func(r *rand.Rand) string {
		return "package a\n\nvar c = credentials.NewStaticCredentials(id(), \"" + random(r, 40) + "\", \"\")\n"
	}},
	{"call, without parentheses", "req.rb", func(r *rand.Rand) string { return "req.basic_auth 'bot', '" + plainly(r) + "'\nreq.x\n" }},
	{"call, symbol", "deploy.rb", func(r *rand.Rand) string { return "set :db_password, '" + random(r, 11) + "1'\n" }},
	{"call, credentials of AWS in Ruby", "aws.rb", func(r *rand.Rand) string {
		return "c = Aws::Credentials.new('AKIA', '" + random(r, 40) + "')\n"
	}},
	{"call, application of OAuth", "oauth.rb", func(r *rand.Rand) string {
		return "config.omniauth :github, 'id', '" + hexadecimal(r, 40) + "', scope: 'user'\n"
	}},
	{"call, option of Rust", "login.rs", func(r *rand.Rand) string {
		return "client.get(u).basic_auth(\"me\", Some(\"" + plainly(r) + "\"));\n"
	}},
	{"call, bearer in Rust", "bearer.rs", func(r *rand.Rand) string { return "client.get(u).bearer_auth(\"" + random(r, 40) + "\");\n" }},
	{"call, Redis", "red.lua", func(r *rand.Rand) string { return "local ok = red:auth(\"" + random(r, 11) + "!\")\n" }},
	{"script of a machine", "infra/vm.tf", func(r *rand.Rand) string {
		return "user_data = <<-EOT\n  #!/bin/sh\n  export DB_PASSWORD=" + random(r, 11) + "1\nEOT\n"
	}},
	{"call, login of MQTT", "mqtt.py", func(r *rand.Rand) string { return "c.username_pw_set(\"me\", \"" + plainly(r) + "\")\n" }},
	{"call, login in a pair", "session.py", func(r *rand.Rand) string { return "s.auth = (\"me\", \"" + plainly(r) + "\")\n" }},
	{"call, constant", "Kafka.java", func(r *rand.Rand) string {
		return "props.put(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, \"" + random(r, 11) + "1\");\n"
	}},
	{"flag of Go", "flags.go", func(r *rand.Rand) string {
		return "package a\n\nvar p = flag.String(\"password\", \"" + random(r, 11) + "1\", \"the password\")\n"
	}},
	{"option of Python", "options.py", func(r *rand.Rand) string {
		return "p.add_argument(\"--password\", default=\"" + random(r, 11) + "1\", help=\"password\")\n"
	}},
	{"field of Python", "fields.py", func(r *rand.Rand) string { return "password: str = Field(default=\"" + random(r, 11) + "1\")\n" }},
	{"comparison", "check.go", func(r *rand.Rand) string {
		return "package a\n\nvar ok = password == \"" + random(r, 11) + "!1\"\n"
	}},
	{"constant of Visual Basic", "Mod.vb", func(r *rand.Rand) string { return "Const Password As String = \"" + random(r, 11) + "1\"\n" }},
	{"arrow of R", "keys.R", func(r *rand.Rand) string { return "api_key <- \"" + random(r, 32) + "\"\n" }},
	{"mapping", "lists/map.json", func(r *rand.Rand) string { return "{\"tokens\": {\"ci\": \"" + random(r, 32) + "\"}}\n" }},
	{"value below the name", "lists/below.yml", func(r *rand.Rand) string { return "password:\n  value: " + random(r, 11) + "1\n" }},
	{"token below the name", "lists/arm.json", func(r *rand.Rand) string { return "{\"sasToken\": {\"value\": \"" + random(r, 40) + "\"}}\n" }},
	{"header of Django", "drf.js", func(r *rand.Rand) string { return "get(u, { 'Authorization': 'Token " + hexadecimal(r, 40) + "' })\n" }},
	{"CloudFormation", "cfn/template.yaml", func(r *rand.Rand) string { return "Properties:\n  MasterUserPassword: " + random(r, 11) + "1\n" }},
	{"Apache, variable", "web/.htaccess", func(r *rand.Rand) string { return "SetEnv DB_PASSWORD " + random(r, 11) + "1\n" }},
	{"command, file of a secret", "write.sh", func(r *rand.Rand) string { return "echo \"" + plainly(r) + "\" > /run/secrets/db_password\n" }},
	{"command, secret of Docker", "swarm.sh", func(r *rand.Rand) string {
		return "printf \"" + plainly(r) + "\" | docker secret create db_password -\n"
	}},
	{"command, secret of GitHub", "gh.sh", func(r *rand.Rand) string { return "gh secret set NPM_TOKEN -b \"" + random(r, 40) + "\"\n" }},
	{"default of a property", "Props.java", func(r *rand.Rand) string {
		return "@Value(\"${db.password:" + random(r, 11) + "1}\")\nString p;\n"
	}},
	{"password beside a user", "mail.js", func(r *rand.Rand) string {
		return "createTransport({ auth: { user: 'me@acme.io', pass: '" + planted(small(r, 9)) + "' } })\n"
	}},
	{"login of Oracle in a URL", "oracle.properties", func(r *rand.Rand) string {
		return "jdbc.url=jdbc:oracle:thin:app/" + plainly(r) + "@//db:1521/X\n"
	}},
	{"type and value", "realm.json", func(r *rand.Rand) string {
		return "{\"credentials\": [{\"type\": \"password\", \"value\": \"" + random(r, 11) + "1\"}]}\n"
	}},
	{"row, column", "db/seed.sql", func(r *rand.Rand) string {
		return "INSERT INTO users (id, login, password)\nVALUES\n  (1, 'it''s me', '" + random(r, 11) + "1');\n"
	}},
	{"row, setting", "db/settings.sql", func(r *rand.Rand) string {
		return "insert into settings values (1, 'smtp_password', '" + random(r, 11) + "1');\n"
	}},
	{"row, hash of COPY", "db/copy.sql", func(r *rand.Rand) string {
		return "COPY users (id, hash) FROM stdin;\n1\t$2y$10$" + random(r, 53) + "\n\\.\n"
	}},
	{"request with a login", "login.http", func(r *rand.Rand) string { return "GET https://x\nAuthorization: Basic bot:" + plainly(r) + "\n" }},
	{"Subversion", ".subversion/auth/svn.simple/0123", func(r *rand.Rand) string {
		return "K 8\npasstype\nV 6\nsimple\nK 8\npassword\nV 12\n" + random(r, 12) + "\nEND\n"
	}},
	{"repository of packages", "etc/yum.repos.d/x.repo", func(r *rand.Rand) string { return "[x]\nusername=me\npassword=" + plainly(r) + "\n" }},
	{"Caddy, provider", "caddy/Caddyfile", func(r *rand.Rand) string { return "tls {\n  dns cloudflare " + random(r, 40) + "\n}\n" }},
}
