package secrets

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// fileKind is a kind of file: a path and a text.
type fileKind struct {
	kind, path string
	text       func(r *rand.Rand) string
}

// bearing are the kinds of files that hold a secret.
var bearing = slices.Concat(bearingSettings, bearingNames, bearingTraces, bearingServices, bearingPrograms, bearingShapes)

// bearingSettings are settings wherever they stand.
var bearingSettings = []fileKind{
	{"environment file", ".env", func(r *rand.Rand) string { return "PORT=80\nDB_PASSWORD=" + human(r) + "\n" }},
	{"environment file, DB_PASS", "prod.env", func(r *rand.Rand) string { return "DB_PASS=" + human(r) + "\nX=1" }},
	{"environment file, quoted", ".env.production", func(r *rand.Rand) string { return "export SMTP_PWD=\"" + human(r) + "\"" }},
	{"environment file, key", "deploy/.env.staging", func(r *rand.Rand) string { return "STRIPE_SECRET=" + random(r, 32) + "\nA=b\n" }},
	{"environment file, MZ", "mz.env", func(r *rand.Rand) string { return "MZ=1\nADMIN_PASSWORD=" + plainly(r) + "\n" }},
	{"environment file, UTF-16", "win.env", func(r *rand.Rand) string { return utf16LE("A=1\r\nDB_PASSWORD=" + plainly(r) + "\r\n") }},
	{"environment file, wrong mark", "marked.env", func(r *rand.Rand) string { return "\xff\xfe\xff\nDB_PASSWORD=" + plainly(r) + "\n" }},
	{"envrc", ".envrc", func(r *rand.Rand) string { return "export API_TOKEN=" + random(r, 24) + "\n" }},
	{"URL credentials", "notes.txt", func(r *rand.Rand) string { return "see postgres://app:" + plainly(r) + "@db.internal:5432/app\n" }},
	{"URL credentials, Redis", "main.go", func(r *rand.Rand) string { return "const u = \"redis://:" + random(r, 14) + "@cache:6379/0\"" }},
	{"connection string", "Startup.cs", func(r *rand.Rand) string {
		return "var c = \"Server=db;Database=app;User Id=sa;Password=" + plainly(r) + ";Encrypt=true\";"
	}},
	{"storage account", "job.py", func(r *rand.Rand) string {
		return "c = 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=" + base64Of(r, 64) + ";EndpointSuffix=core.windows.net'"
	}},
	{"source, type", "main.rs", func(r *rand.Rand) string { return "const DB_PASSWORD: &'static str = \"" + plainly(r) + "\";\n" }},
	{"source, type in Kotlin", "Db.kt", func(r *rand.Rand) string { return "private val password: String? = \"" + plainly(r) + "\"\n" }},
	{"source, type in Go", "db.go", func(r *rand.Rand) string {
		return "package a\n\nconst dbPassword string = \"" + plainly(r) + "\"\n"
	}},
	{"source, array", "db.c", func(r *rand.Rand) string { return "static char db_password[] = \"" + plainly(r) + "\";\n" }},
	{"source, setter", "Db.java", func(r *rand.Rand) string { return "pool.setPassword(\"" + plainly(r) + "\");\n" }},
	{"source, properties", "Mail.java", func(r *rand.Rand) string {
		return "props.setProperty(\"mail.smtp.password\", \"" + random(r, 12) + "\");\n"
	}},
	{"source, default", "conf.php", func(r *rand.Rand) string { return "<?php return ['key' => env('APP_KEY', '" + random(r, 32) + "')];\n" }},
	{"source, characters", "Store.java", func(r *rand.Rand) string {
		return "char[] storePassword = \"" + plainly(r) + "\".toCharArray();\n"
	}},
	{"source, decoded", "Shiro.java", func(r *rand.Rand) string { return "m.setCipherKey(Base64.decode(\"" + base64Of(r, 16) + "\"));\n" }},
	{"source, bytes", "jwt.go", func(r *rand.Rand) string { return "package a\n\nvar jwtSecret = []byte(\"" + random(r, 24) + "\")\n" }},
	{"source, bytes in Python", "keys.py", func(r *rand.Rand) string { return "SIGNING_KEY = b'" + random(r, 32) + "'\n" }},
	{"source, login", "mail.py", func(r *rand.Rand) string { return "s.login('me@acme.io', '" + plainly(r) + "')\n" }},
	{"source, login of a request", "get.py", func(r *rand.Rand) string { return "requests.get(u, auth=('admin', '" + plainly(r) + "'))\n" }},
	{"source, login in C#", "Mail.cs", func(r *rand.Rand) string {
		return "client.Credentials = new NetworkCredential(\"me\", \"" + plainly(r) + "\");\n"
	}},
	{"source, login in PHP", "db.inc", func(r *rand.Rand) string {
		return "<?php $c = mysqli_connect($host, 'root', '" + random(r, 10) + "1', 'app');\n"
	}},
	{"source, login in Java", "Jdbc.java", func(r *rand.Rand) string {
		return "Connection c = DriverManager.getConnection(URL, \"root\", \"" + plainly(r) + "\");\n"
	}},
	{"source, login in Go", "smtp.go", func(r *rand.Rand) string {
		return "package a\n\nvar a = smtp.PlainAuth(\"\", \"me@acme.io\", \"" + plainly(r) + "\", \"smtp.acme.io\")\n"
	}},
	{"Gradle, signing", "app/build.gradle", func(r *rand.Rand) string {
		return "release {\n  storeFile file('r.jks')\n  storePassword '" + plainly(r) + "'\n}\n"
	}},
	{"Gradle, field", "lib/build.gradle", func(r *rand.Rand) string {
		return "buildConfigField \"String\", \"API_KEY\", '\"" + random(r, 32) + "\"'\n"
	}},
	{"source, definition", "wifi.h", func(r *rand.Rand) string { return "#define WIFI_PASSWORD \"" + plainly(r) + "\"\n" }},
	{"source, Objective-C", "Api.m", func(r *rand.Rand) string {
		return "static NSString * const kApiSecret = @\"" + random(r, 32) + "\";\n"
	}},
	{"Android resources", "res/values/strings.xml", func(r *rand.Rand) string {
		return "<resources><string name=\"api_secret\">" + random(r, 32) + "</string></resources>\n"
	}},
	{"property list", "App/Info.plist", func(r *rand.Rand) string {
		return "<dict><key>ApiSecret</key><string>" + random(r, 32) + "</string></dict>\n"
	}},
	{"Hibernate", "conf/hibernate.cfg.xml", func(r *rand.Rand) string {
		return "<property name=\"hibernate.connection.password\">" + random(r, 11) + "1</property>\n"
	}},
	{"options of a platform", ".ebextensions/env.config", func(r *rand.Rand) string {
		return "option_settings:\n  - option_name: DB_PASSWORD\n    value: " + plainly(r) + "\n"
	}},
	{"SQL, login", "db/login.sql", func(r *rand.Rand) string { return "CREATE LOGIN app WITH PASSWORD = N'" + plainly(r) + "';\n" }},
	{"SQL, function", "db/grant.sql", func(r *rand.Rand) string {
		return "SET PASSWORD FOR 'root'@'localhost' = PASSWORD('" + plainly(r) + "');\n"
	}},
	{"SQL, Oracle", "db/user.sql", func(r *rand.Rand) string { return "create user app identified by " + random(r, 9) + "1;\n" }},
	{"SQL, hash", "db/users.sql", func(r *rand.Rand) string {
		return "INSERT INTO users VALUES (1,'me','$2y$10$" + random(r, 53) + "');\n"
	}},
	{"hosts of Ansible", "hosts", func(r *rand.Rand) string { return "[web]\nw1 ansible_ssh_pass=" + plainly(r) + "\n" }},
	{"table of a browser", "export/passwords.csv", func(r *rand.Rand) string {
		return "name,url,username,password\nx,https://x.acme.io,me,\"" + plainly(r) + "1\"\n"
	}},
	{"table of users", "import/users.csv", func(r *rand.Rand) string { return "login;password;role\nme;" + random(r, 12) + "1;admin\n" }},
	{"Terraform, default", "infra/vars.tf", func(r *rand.Rand) string {
		return "variable \"db_password\" {\n  type    = string\n  default = \"" + plainly(r) + "1\"\n}\n"
	}},
	{"CloudFormation, default", "infra/stack.yaml", func(r *rand.Rand) string {
		return "Parameters:\n  DBPassword:\n    Type: String\n    NoEcho: true\n    Default: " + plainly(r) + "1\n"
	}},
	{"source, parameter of a URL", "maps.js", func(r *rand.Rand) string {
		return "fetch('https://x.acme.io/v1?q=a&apiKey=" + hexadecimal(r, 24) + "x7k2m9q4')\n"
	}},
	{"PowerShell, secure string", "login.ps1", func(r *rand.Rand) string {
		return "$p = ConvertTo-SecureString \"" + plainly(r) + "\" -AsPlainText -Force\r\n"
	}},
	{"key of Laravel", "conf/app.php", func(r *rand.Rand) string { return "<?php return ['key' => 'base64:" + base64Of(r, 32) + "'];\n" }},
	{"environment file, key of somebody", "maps/.env", func(r *rand.Rand) string { return "PORT=1\nSTEAM_KEY=" + hexadecimal(r, 28) + "x7k2\n" }},
	{"configuration of two words", "etc/broker.conf", func(r *rand.Rand) string { return "remote_username me\nremote_password " + random(r, 12) + "1\n" }},
	{"source, secret of sessions", "session.js", func(r *rand.Rand) string {
		return "app.use(session({ sessionSecret: 'monkey" + random(r, 4) + "7coffee' }))\n"
	}},
	{"mapping on one line", "roles/users.yml", func(r *rand.Rand) string { return "users:\n- { name: app, password: " + plainly(r) + "1 }\n" }},
	{"notes", "notes/keys.txt", func(r *rand.Rand) string { return "Production\nAPI_TOKEN=" + random(r, 32) + "\n" }},
	{"parameters of Azure", "azuredeploy.parameters.json", func(r *rand.Rand) string {
		return "{\"parameters\": {\n  \"adminPassword\": {\n    \"value\": \"" + plainly(r) + "1\"\n  }\n}}\n"
	}},
	{"source, short token", "api.js", func(r *rand.Rand) string { return "oauth: { token_secret: '" + hexadecimal(r, 8) + "x7k2m9q4' }\n" }},
	{"command in JSON", "package.json", func(r *rand.Rand) string {
		return `{"scripts": {"cover": "coverage | upload --token ` + hexadecimal(r, 32) + ` --language go"}}`
	}},
	{"document", "INSTALL.md", func(r *rand.Rand) string { return "    export CLIENT_SECRET=" + random(r, 32) + "\n" }},
	{"source, compound", "login.ts", func(r *rand.Rand) string {
		return "login({ user: 'me', password: '" + strings.ToLower(word(r)) + "password' })\n"
	}},
	{"form that was filled in", "api/.env.example", func(r *rand.Rand) string { return "PORT=1\nTWILIO_TOKEN=" + hexadecimal(r, 32) + "\n" }},
	{"batch file", "backup.bat", func(r *rand.Rand) string {
		return "mysqldump.exe -u app --password=" + random(r, 11) + " app > x.sql\r\n"
	}},
	{"openssl", "certs.sh", func(r *rand.Rand) string {
		return "openssl genrsa -aes256 -passout pass:" + plainly(r) + " -out ca.pem 4096\n"
	}},
	{"page", "index.html", func(r *rand.Rand) string {
		return "<script>\nvar conf = { clientSecret: '" + random(r, 32) + "' }\n</script>\n"
	}},
}
