package secrets

import (
	"encoding/base64"
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
var bearing = slices.Concat(bearingCommon, bearingServices, bearingPrograms, bearingShapes)

var bearingCommon = []fileKind{
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
	{"netrc", ".netrc", func(r *rand.Rand) string { return "machine git.acme.io login bot password " + human(r) + "\n" }},
	{"netrc, lines", "_netrc", func(r *rand.Rand) string { return "machine git.acme.io\n  login bot\n  password " + human(r) + "\n" }},
	{"pgpass", ".pgpass", func(r *rand.Rand) string { return "db:5432:app:app:" + human(r) + "\n" }},
	{"my.cnf", ".my.cnf", func(r *rand.Rand) string { return "[client]\nuser=root\npassword=" + human(r) + "\n" }},
	{"pypirc", ".pypirc", func(r *rand.Rand) string { return "[pypi]\nusername = me\npassword = " + human(r) + "\n" }},
	{"pip.conf", "pip.conf", func(r *rand.Rand) string {
		return "[global]\nindex-url = https://ci:" + plainly(r) + "@pypi.acme.io/simple\n"
	}},
	{"npmrc token", ".npmrc", func(r *rand.Rand) string { return "//npm.acme.io/:_authToken=" + random(r, 36) + "\n" }},
	{"npmrc auth", "web/.npmrc", func(r *rand.Rand) string { return "_auth=" + login64("ci", human(r)) + "\nalways-auth=true\n" }},
	{"npmrc password", "b/.npmrc", func(r *rand.Rand) string {
		return "//npm.acme.io/:_password=" + base64.StdEncoding.EncodeToString([]byte(human(r))) + "\n"
	}},
	{"yarnrc", ".yarnrc.yml", func(r *rand.Rand) string { return "npmAuthToken: " + random(r, 32) + "\n" }},
	{"git-credentials", ".git-credentials", func(r *rand.Rand) string { return "https://me:" + plainly(r) + "@github.com\n" }},
	{"git config", ".git/config", func(r *rand.Rand) string {
		return "[remote \"origin\"]\n\turl = https://me:" + random(r, 20) + "@git.acme.io/a/b.git\n"
	}},
	{"git config, header", "sub/.git/config", func(r *rand.Rand) string {
		return "[http \"https://github.com/\"]\n\textraheader = AUTHORIZATION: basic " + login64("x-access-token", random(r, 30)) + "\n"
	}},
	{"docker config", ".docker/config.json", func(r *rand.Rand) string {
		return `{"auths": {"registry.acme.io": {"auth": "` + login64("ci", human(r)) + `"}}}`
	}},
	{"kubeconfig token", ".kube/config", func(r *rand.Rand) string {
		return "apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    token: " + random(r, 40) + "\n"
	}},
	{"kubeconfig key", "kubeconfig", func(r *rand.Rand) string {
		return "users:\n- name: a\n  user:\n    client-key-data: " + base64.StdEncoding.EncodeToString([]byte(ecKey(r))) + "\n"
	}},
	{"kubeconfig key, cut short", "cut.kubeconfig", func(r *rand.Rand) string {
		return "users:\n- name: a\n  user:\n    client-key-data: " + base64.StdEncoding.EncodeToString([]byte("-----BEGIN RSA PRIVATE KEY-----"+random(r, 300))) + "\n"
	}},
	{"Kubernetes Secret, connection", "k8s/dsn.yaml", func(r *rand.Rand) string {
		return "kind: Secret\ndata:\n  password: " + base64.StdEncoding.EncodeToString([]byte("Server=db;User Id=sa;Initial Catalog=app;Password="+random(r, 12))) + "\n"
	}},
	{"URL credentials, reserved host", "pip/pip.conf", func(r *rand.Rand) string {
		return "[global]\nindex-url = https://ci:" + random(r, 16) + "@pypi.example.com/simple\n"
	}},
	{"Kubernetes Secret", "k8s/db.yaml", func(r *rand.Rand) string {
		return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  pw: " + base64.StdEncoding.EncodeToString([]byte(human(r))) + "\n"
	}},
	{"Kubernetes Secret, plain", "k8s/smtp.yml", func(r *rand.Rand) string {
		return "kind: Secret\nstringData:\n  smtp-password: " + plainly(r) + "\n"
	}},
	{"Kubernetes environment", "k8s/app.yaml", func(r *rand.Rand) string {
		return "env:\n- name: DB_PASSWORD\n  value: \"" + human(r) + "\"\n"
	}},
	{"AWS credentials", ".aws/credentials", func(r *rand.Rand) string {
		return "[default]\naws_access_key_id = AK" + "IA" + strings.ToUpper(random(r, 16)) + "\naws_secret_access_key = " + random(r, 40) + "\n"
	}},
	{"AWS key file", "accessKeys.csv", func(r *rand.Rand) string {
		return "Access key ID,Secret access key\nAK" + "IA" + strings.ToUpper(random(r, 16)) + "," + random(r, 40) + "\n"
	}},
	{"Google application default", "application_default_credentials.json", func(r *rand.Rand) string {
		return `{"client_id": "a.apps.googleusercontent.com", "client_secret": "` + random(r, 24) + `", "refresh_token": "1//0` + random(r, 60) + `", "type": "authorized_user"}`
	}},
	{"Google service account", "my-service-account.json", func(r *rand.Rand) string {
		return `{"type": "service_account", "private_key": "` + strings.ReplaceAll(ecKey(r), "\n", `\n`) + `"}`
	}},
	{"Terraform state", "terraform.tfstate", func(r *rand.Rand) string {
		return `{"version": 4, "resources": [{"instances": [{"attributes": {"password": "` + human(r) + `"}}]}]}`
	}},
	{"Terraform variables", "prod.tfvars", func(r *rand.Rand) string { return "region = \"eu\"\ndb_password = \"" + human(r) + "\"\n" }},
	{"Terraform credentials", "credentials.tfrc.json", func(r *rand.Rand) string {
		return `{"credentials": {"app.terraform.io": {"token": "` + random(r, 60) + `"}}}`
	}},
	{"Vault token", ".vault-token", func(r *rand.Rand) string { return "s." + random(r, 24) }},
	{"Ansible vault password", ".vault_pass", func(r *rand.Rand) string { return human(r) + "\n" }},
	{"Ansible inventory", "inventory.ini", func(r *rand.Rand) string {
		return "[web]\nweb1 ansible_user=root ansible_ssh_pass=" + plainly(r) + "\n"
	}},
	{"Ansible variables", "group_vars/all", func(r *rand.Rand) string { return "mysql_root_password: " + plainly(r) + "\n" }},
	{"htpasswd", ".htpasswd", func(r *rand.Rand) string { return "me:$apr1$" + random(r, 8) + "$" + random(r, 22) + "\n" }},
	{"shadow", "etc/shadow", func(r *rand.Rand) string {
		return "root:$6$" + random(r, 8) + "$" + random(r, 86) + ":19000:0:99999:7:::\n"
	}},
	{"Rails master key", "config/master.key", func(r *rand.Rand) string { return hexadecimal(r, 32) }},
	{"Rails database", "config/database.yml", func(r *rand.Rand) string { return "production:\n  password: " + plainly(r) + "\n" }},
	{"Rails secrets", "config/secrets.yml", func(r *rand.Rand) string { return "production:\n  secret_key_base: " + hexadecimal(r, 128) + "\n" }},
	{"Django settings", "app/settings.py", func(r *rand.Rand) string { return "SECRET_KEY = '" + random(r, 50) + "'\n" }},
	{"Django database", "app/local_settings.py", func(r *rand.Rand) string {
		return "DATABASES = {'default': {'USER': 'a', 'PASSWORD': '" + human(r) + "'}}\n"
	}},
	{"wp-config", "wp-config.php", func(r *rand.Rand) string { return "<?php\ndefine( 'DB_PASSWORD', '" + human(r) + "' );\n" }},
	{"wp-config salt", "blog/wp-config.php", func(r *rand.Rand) string {
		return "<?php\ndefine('AUTH_KEY',         '" + random(r, 64) + "');\n"
	}},
	{"wp-config salt, signs", "news/wp-config.php", func(r *rand.Rand) string {
		return "<?php\ndefine('AUTH_KEY', 'k" + signs(r, 63) + "');\ndefine('NONCE_SALT', 'k" + signs(r, 62) + " ');\n"
	}},
	{"key of a framework", "conf/web.php", func(r *rand.Rand) string {
		return "<?php return ['cookieValidationKey' => '" + random(r, 20) + "#@" + random(r, 8) + "1'];\n"
	}},
	{"key of small letters", "conf/jwt.yml", func(r *rand.Rand) string {
		return "jwt-secret-key: " + strings.Map(func(c rune) rune { return 'a' + c%26 }, random(r, 31)) + "\n"
	}},
	{"PHP configuration", "inc/config.php", func(r *rand.Rand) string { return "<?php $db['password'] = '" + human(r) + "';" }},
	{"appsettings", "appsettings.Production.json", func(r *rand.Rand) string {
		return `{"ConnectionStrings": {"Default": "Server=db;Database=a;User Id=sa;Password=` + plainly(r) + `;"}}`
	}},
	{"appsettings, key", "appsettings.json", func(r *rand.Rand) string { return `{"Smtp": {"Password": "` + human(r) + `"}}` }},
	{"web.config", "Web.config", func(r *rand.Rand) string {
		return `<add key="MailPassword" value="` + human(r) + `" />`
	}},
	{"publish settings", "x.publishsettings", func(r *rand.Rand) string {
		return `<publishProfile userName="$a" userPWD="` + random(r, 60) + `" />`
	}},
	{"Spring properties", "src/main/resources/application-prod.properties", func(r *rand.Rand) string {
		return "spring.datasource.password=" + human(r) + "\n"
	}},
	{"Spring YAML", "application.yml", func(r *rand.Rand) string { return "spring:\n  datasource:\n    password: " + plainly(r) + "\n" }},
	{"Android signing", "android/key.properties", func(r *rand.Rand) string { return "storePassword=" + human(r) + "\nkeyAlias=a\n" }},
	{"Gradle properties", "gradle.properties", func(r *rand.Rand) string { return "signing.password=" + human(r) + "\n" }},
	{"Maven settings", ".m2/settings.xml", func(r *rand.Rand) string {
		return "<server>\n<id>a</id>\n<password>" + plainly(r) + "</password>\n</server>"
	}},
	{"NuGet", "NuGet.Config", func(r *rand.Rand) string { return `<add key="ClearTextPassword" value="` + human(r) + `" />` }},
	{"Tomcat users", "conf/tomcat-users.xml", func(r *rand.Rand) string {
		return `<user username="admin" password="` + human(r) + `" roles="manager-gui"/>`
	}},
	{"RubyGems", ".gem/credentials", func(r *rand.Rand) string { return "---\n:rubygems_api_key: " + hexadecimal(r, 48) + "\n" }},
	{"Bundler", ".bundle/config", func(r *rand.Rand) string { return "BUNDLE_GEMS__ACME__IO: \"ci:" + random(r, 20) + "\"\n" }},
	{"Cargo", ".cargo/credentials.toml", func(r *rand.Rand) string { return "[registry]\ntoken = \"" + random(r, 32) + "\"\n" }},
	{"Composer", "auth.json", func(r *rand.Rand) string {
		return `{"http-basic": {"repo.acme.io": {"username": "a", "password": "` + human(r) + `"}}}`
	}},
	{"Composer, GitHub", "b/auth.json", func(r *rand.Rand) string {
		return `{"github-oauth": {"github.com": "` + hexadecimal(r, 40) + `"}}`
	}},
	{"conda", ".condarc", func(r *rand.Rand) string {
		return "channels:\n  - https://conda.acme.io/t/" + random(r, 12) + "-" + random(r, 12) + "/main\n"
	}},
	{"Streamlit", ".streamlit/secrets.toml", func(r *rand.Rand) string { return "db_password = \"" + human(r) + "\"\n" }},
	{"Docker secret", "secrets/db_password", func(r *rand.Rand) string { return human(r) + "\n" }},
	{"Docker secret, text", "secrets/api_key.txt", func(r *rand.Rand) string { return random(r, 32) + "\n" }},
	{"password file", "db/password.txt", func(r *rand.Rand) string { return human(r) }},
	{"compose", "docker-compose.yml", func(r *rand.Rand) string {
		return "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: " + plainly(r) + "\n"
	}},
	{"compose, list", "compose.prod.yaml", func(r *rand.Rand) string {
		return "services:\n  db:\n    environment:\n      - MYSQL_ROOT_PASSWORD=" + plainly(r) + "\n"
	}},
	{"Dockerfile ENV", "Dockerfile", func(r *rand.Rand) string { return "FROM scratch\nENV DB_PASSWORD=" + plainly(r) + "\n" }},
	{"Dockerfile ARG", "api.Dockerfile", func(r *rand.Rand) string { return "FROM scratch\nARG NPM_TOKEN=" + random(r, 32) + "\n" }},
	{"Dockerfile RUN", "b/Dockerfile", func(r *rand.Rand) string {
		return "FROM scratch\nRUN mysql -u root -p" + plainly(r) + " < x.sql\n"
	}},
	{"JSON web key", "jwk.json", func(r *rand.Rand) string {
		return `{"kty":"EC","crv":"P-256","x":"` + random(r, 43) + `","d":"` + random(r, 43) + `"}`
	}},
	{"git hook", ".git/hooks/pre-push", func(r *rand.Rand) string { return "#!/bin/sh\nTOKEN=" + random(r, 30) + "\n" }},
	{"CI", ".gitlab-ci.yml", func(r *rand.Rand) string { return "variables:\n  DEPLOY_PASSWORD: " + plainly(r) + "\n" }},
	{"GitHub workflow", ".github/workflows/ci.yml", func(r *rand.Rand) string { return "env:\n  API_KEY: " + random(r, 30) + "\n" }},
	{"shell history, mysql", ".bash_history", func(r *rand.Rand) string { return "ls\nmysql -u root -p" + plainly(r) + " app\n" }},
	{"shell history, curl", ".zsh_history", func(r *rand.Rand) string { return ": 1700000000:0;curl -u me:" + plainly(r) + " https://x\n" }},
	{"shell history, export", ".sh_history", func(r *rand.Rand) string { return "export GITLAB_TOKEN=" + random(r, 26) + "\n" }},
	{"shell script", "deploy.sh", func(r *rand.Rand) string { return "#!/bin/sh\nsshpass -p '" + human(r) + "' ssh root@x\n" }},
	{"shell script, pipe", "push.sh", func(r *rand.Rand) string {
		return "#!/bin/sh\necho " + plainly(r) + " | docker login -u me --password-stdin x\n"
	}},
	{"shell script, account", "user.sh", func(r *rand.Rand) string { return "echo 'root:" + human(r) + "' | chpasswd\n" }},
	{"shell script, Oracle", "load.sh", func(r *rand.Rand) string { return "sqlplus app/" + plainly(r) + "@orcl @load.sql\n" }},
	{"shell script, shell in a shell", "remote.sh", func(r *rand.Rand) string { return "ssh db \"mysql -uroot -p" + plainly(r) + " app\"\n" }},
	{"script without extension", "bin/deploy", func(r *rand.Rand) string { return "#!/bin/bash\nDB_PASSWORD='" + human(r) + "'\n" }},
	{"program without extension", "bin/report", func(r *rand.Rand) string { return "#!/usr/bin/env python3\npassword = '" + random(r, 12) + "'\n" }},
	{"PowerShell", "vm.ps1", func(r *rand.Rand) string {
		return "Connect-VIServer -Server x -User me -Password " + plainly(r) + "\r\n"
	}},
	{"fish", "setup.fish", func(r *rand.Rand) string { return "set -x API_TOKEN " + random(r, 32) + "\n" }},
	{"expect", "login.exp", func(r *rand.Rand) string {
		return "spawn ssh me@x\nexpect \"*assword:\"\nsend \"" + plainly(r) + "\\r\"\n"
	}},
	{"CI, command", ".travis.yml", func(r *rand.Rand) string { return "script:\n- mysql -u root -p" + plainly(r) + " app\n" }},
	{"CI, step", ".github/workflows/push.yml", func(r *rand.Rand) string {
		return "steps:\n- run: docker login -u me -p " + plainly(r) + " x\n"
	}},
	{"CI, SQL", "Vagrantfile", func(r *rand.Rand) string { return "  mysql -e \"CREATE USER a IDENTIFIED BY '" + plainly(r) + "'\"\n" }},
	{"compose, command", "compose.cache.yml", func(r *rand.Rand) string {
		return "services:\n  c:\n    command: redis-server --requirepass " + plainly(r) + "\n"
	}},
	{"compose, check", "compose.db.yml", func(r *rand.Rand) string {
		return "services:\n  d:\n    healthcheck:\n      test: [\"CMD\", \"mysqladmin\", \"-p" + plainly(r) + "\", \"ping\"]\n"
	}},
	{"Dockerfile, document", "h/Dockerfile", func(r *rand.Rand) string {
		return "FROM scratch\nRUN <<EOF\nexport DB_PASSWORD=" + plainly(r) + "\nEOF\n"
	}},
	{"service of systemd", "app.service", func(r *rand.Rand) string { return "[Service]\nEnvironment=\"DB_PASSWORD=" + plainly(r) + "\"\n" }},
	{"Postfix", "postfix/ldap-users.cf", func(r *rand.Rand) string { return "server_host = x\nbind_pw = " + random(r, 11) + "1" + "\n" }},
	{"shell script, variable", "run.sh", func(r *rand.Rand) string { return "PGPASSWORD='" + human(r) + "' psql -h db\n" }},
	{"shell profile", ".bashrc", func(r *rand.Rand) string { return "export HOMEBREW_TOKEN=\"" + random(r, 30) + "\"\n" }},
	{"KeePass", "p.kdbx", func(r *rand.Rand) string { return "\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\x01\x00" + random(r, 600) }},
	{"Java key store", "release.jks", func(r *rand.Rand) string {
		return "\xfe\xed\xfe\xed\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x01\x00\x03key" + random(r, 800)
	}},
	{"Java key store, other name", "upload-key", func(r *rand.Rand) string {
		return "\xfe\xed\xfe\xed\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x01\x00\x03key" + random(r, 800)
	}},
	{"PKCS#12", "tls/client.p12", func(r *rand.Rand) string {
		return "\x30\x82\x09\x5f\x02\x01\x03\x30\x82\x09\x25\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0" + random(r, 2000)
	}},
	{"private key, DER", "tls/server.der", func(r *rand.Rand) string {
		return "\x30\x82\x04\xbe\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00" + random(r, 1200)
	}},
	{"private key, PEM", "tls/server.key", ecKey},
	{"private key, PKCS#8", "tls/server.pem", func(r *rand.Rand) string { _, p := edKey(r); return p }},
	{"SSH key", "deploy/id_ed25519", func(r *rand.Rand) string { _, p := edKey(r); return p }},
	{"PGP key ring", "secring.gpg", func(r *rand.Rand) string { return "\x95\x03\xbe\x04\x5f" + random(r, 900) }},
	{"PuTTY", "me.ppk", func(r *rand.Rand) string {
		return "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 2\n" + base64Of(r, 51) + "\nPrivate-Lines: 1\n" + base64Of(r, 36) + "\nPrivate-MAC: " + hexadecimal(r, 64) + "\n"
	}},
	{"WireGuard", "wg0.conf", func(r *rand.Rand) string {
		return "[Interface]\nPrivateKey = " + base64Of(r, 32) + "\nAddress = 10.0.0.2\n"
	}},
	{"OpenVPN login", "office.ovpn", func(r *rand.Rand) string {
		return "client\n<auth-user-pass>\nme\n" + human(r) + "\n</auth-user-pass>\n"
	}},
	{"keytab", "svc.keytab", func(r *rand.Rand) string { return "\x05\x02\x00\x00\x00\x4b\x00\x02" + random(r, 80) }},
	{"age key", "keys.txt", func(r *rand.Rand) string {
		const letters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
		b := []byte("AGE-SECRET-" + "KEY-1")
		for range 58 {
			b = append(b, letters[r.IntN(len(letters))])
		}
		return "# created: 2026-01-01\n" + string(b) + "\n"
	}},
	{"FileZilla", "filezilla.xml", func(r *rand.Rand) string {
		return `<Server><Host>x</Host><Pass encoding="base64">` + base64.StdEncoding.EncodeToString([]byte(human(r))) + `</Pass></Server>`
	}},
	{"FileZilla, poor password", "b/filezilla.xml", constant("<Server><Host>x</Host><Pass>password</Pass></Server>\n")},
	{"mail client, poor password", ".esmtprc", constant("hostname x:587\nusername \"me\"\npassword \"password\"\n")},
	{"DBeaver, poor password", "dbeaver-data-sources.xml", constant("<data-source save-password=\"true\"><connection user=\"me\" password=\"password\"/></data-source>\n")},
	{"SFTP of an editor", ".vscode/sftp.json", func(r *rand.Rand) string {
		return "{\n  \"host\": \"x\",\n  \"username\": \"me\",\n  \"password\": \"" + human(r) + "\"\n}\n"
	}},
	{"rclone", "rclone.conf", func(r *rand.Rand) string { return "[s]\ntype = sftp\npass = " + random(r, 40) + "\n" }},
	{"s3cmd", ".s3cfg", func(r *rand.Rand) string { return "[default]\nsecret_key = " + random(r, 40) + "\n" }},
	{"GitHub client", ".config/gh/hosts.yml", func(r *rand.Rand) string {
		return "github.com:\n    user: me\n    oauth_token: gho_" + random(r, 36) + "\n"
	}},
	{"Kaggle", "kaggle.json", func(r *rand.Rand) string { return `{"username":"me","key":"` + hexadecimal(r, 32) + `"}` }},
	{"Hugging Face", ".huggingface/token", func(r *rand.Rand) string { return "hf_" + random(r, 34) }},
	{"Databricks", ".databrickscfg", func(r *rand.Rand) string {
		return "[DEFAULT]\nhost = https://x\ntoken = dapi" + hexadecimal(r, 32) + "\n"
	}},
	{"Sentry", ".sentryclirc", func(r *rand.Rand) string { return "[auth]\ntoken=" + hexadecimal(r, 64) + "\n" }},
	{"coding tool", ".claude/.credentials.json", func(r *rand.Rand) string {
		return `{"oauth":{"accessToken":"` + random(r, 60) + `","refreshToken":"` + random(r, 60) + `"}}`
	}},
	{"MCP settings", ".mcp.json", func(r *rand.Rand) string {
		return `{"mcpServers":{"a":{"env":{"ACME_API_KEY":"` + random(r, 32) + `"}}}}`
	}},
	{"Redis", "redis.conf", func(r *rand.Rand) string { return "port 6379\nrequirepass " + human(r) + "\n" }},
	{"Jenkins", "credentials.xml", func(r *rand.Rand) string {
		return "<com.cloudbees.plugins.credentials.X><password>{AQAAABAA" + base64Of(r, 48) + "}</password></com.cloudbees.plugins.credentials.X>"
	}},
	{"browser session", "storageState.json", func(r *rand.Rand) string {
		return `{"cookies": [{"name": "sid", "value": "` + random(r, 40) + `"}], "origins": []}`
	}},
	{"core dump", "core", func(r *rand.Rand) string {
		return "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x3e\x00" + random(r, 500)
	}},
	{"HTTP archive", "session.har", func(r *rand.Rand) string {
		return `{"log": {"entries": [{"request": {"headers": [{"name": "Authorization", "value": "Bearer ` + random(r, 40) + `"}]}}]}}`
	}},
	{"sasl_passwd", "postfix/sasl_passwd", func(r *rand.Rand) string { return "[smtp.acme.io]:587 me@acme.io:" + random(r, 14) + "1\n" }},
	{"Wi-Fi", "wpa_supplicant.conf", func(r *rand.Rand) string { return "network={\n  ssid=\"x\"\n  psk=\"" + human(r) + "\"\n}\n" }},
	{"share", ".smbcredentials", func(r *rand.Rand) string { return "username=me\npassword=" + human(r) + "\n" }},
	{"source code", "client.py", func(r *rand.Rand) string { return "conn = connect(user='app', password='" + human(r) + "')\n" }},
	{"configuration", "etc/app.ini", func(r *rand.Rand) string { return "[db]\npassword = " + human(r) + "\n" }},
	{"bearer token", "test.http", func(r *rand.Rand) string { return "GET https://x/\nAuthorization: Bearer " + random(r, 40) + "\n" }},
	{"access token", "lib/x.browser.js", func(r *rand.Rand) string { return "const t = '" + githubToken(r) + "';" }},
	{"access token of a registry", "notes/login.txt", func(r *rand.Rand) string { return "use dckr_" + "pat_" + random(r, 27) + " to push\n" }},
	{"access token of a model", "lib/ask.js", func(r *rand.Rand) string { return "const c = new Client('gsk_" + random(r, 52) + "');\n" }},
	{"token of a bot", "lib/bot.js", func(r *rand.Rand) string { return "bot('1234509876" + ":AA" + random(r, 33) + "');\n" }},
	{"key of Azure", "lib/vision.txt", func(r *rand.Rand) string { return "key " + random(r, 52) + "JQQJ99" + random(r, 26) + "\n" }},
	{"webhook", "lib/notify.txt", func(r *rand.Rand) string {
		return "https://discord.com/api/webhooks/123456789098765432/" + random(r, 68) + "\n"
	}},
	{"seed of NATS", "nats/user.creds", func(r *rand.Rand) string {
		return "-----BEGIN USER NKEY " + "SEED-----\nSUA" + base32Of(r, 55) + "\n------END USER NKEY SEED------\n"
	}},
	{"access token in base64", "data/notes.txt", func(r *rand.Rand) string {
		return "x " + base64.StdEncoding.EncodeToString([]byte("token="+githubToken(r)+" ")) + "\n"
	}},
}
