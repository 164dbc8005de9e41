package secrets

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
)

// benign are files that look like those that hold a secret and hold none.
var benign = []fileKind{
	{"example of an environment file", ".env.example", constant("DB_PASSWORD=\nAPI_KEY=your-api-key\nTOKEN=changeme\n")},
	{"sample of an environment file", "config/.env.sample", constant("DB_PASSWORD=secret\nSECRET_KEY=please-change-me\n")},
	{"template of an environment file", ".env.template", constant("DB_PASSWORD=${DB_PASSWORD}\n")},
	{"environment file of a distribution", ".env.dist", constant("APP_SECRET=ThisTokenIsNotSoSecretChangeIt\n")},
	{"empty environment file", "a/.env", constant("")},
	{"public SSH key", "id_rsa.pub", func(r *rand.Rand) string { return "ssh-rsa AAAAB3NzaC1yc2E" + base64Of(r, 270) + " me@x\n" }},
	{"certificate", "tls/ca.pem", func(r *rand.Rand) string {
		return "-----BEGIN CERTIFICATE-----\n" + base64Of(r, 600) + "\n-----END CERTIFICATE-----\n"
	}},
	{"public key", "tls/server.pub.pem", func(r *rand.Rand) string {
		return "-----BEGIN PUBLIC KEY-----\n" + base64Of(r, 91) + "\n-----END PUBLIC KEY-----\n"
	}},
	{"DH parameters", "tls/dhparam.pem", func(r *rand.Rand) string {
		return "-----BEGIN DH PARAMETERS-----\n" + base64Of(r, 260) + "\n-----END DH PARAMETERS-----\n"
	}},
	{"private key as a form", "docs-key.txt", constant("-----BEGIN RSA " + "PRIVATE KEY-----\n...\n-----END RSA " + "PRIVATE KEY-----\n and more text that makes the match long enough to count KEY-----\n")},
	{"private key from a variable", "helm/tls.yaml", constant("key: |\n  -----BEGIN RSA " + "PRIVATE KEY-----\n  {{ .Values.tls.key | nindent 4 }}  {{ .Values.tls.key | nindent 4 }}\n  -----END RSA " + "PRIVATE KEY-----\n")},
	{"trust store", "cacerts.jks", func(r *rand.Rand) string {
		return "\xfe\xed\xfe\xed\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x02\x00\x02ca" + random(r, 900)
	}},
	{"detached signature", "release.asc", func(r *rand.Rand) string {
		return "-----BEGIN PGP SIGNATURE-----\n\n" + base64Of(r, 300) + "\n-----END PGP SIGNATURE-----\n"
	}},
	{"public key ring", "keys/apt.gpg", func(r *rand.Rand) string { return "\x99\x02\x0d\x04\x5f" + random(r, 500) }},
	{"npmrc without token", ".npmrc", constant("registry=https://packages.board.dev/\nsave-exact=true\n")},
	{"npmrc from a variable", "web/.npmrc", constant("//packages.board.dev/:_authToken=${NPM_TOKEN}\n")},
	{"yarnrc", ".yarnrc.yml", constant("nodeLinker: node-modules\nyarnPath: .yarn/releases/yarn-4.1.0.cjs\n")},
	{"pip.conf", "pip.conf", constant("[global]\nindex-url = https://pypi.org/simple\n")},
	{"docker config with a helper", ".docker/config.json", constant(`{"auths": {"ghcr.io": {}}, "credsStore": "desktop"}`)},
	{"configuration", "config.json", constant(`{"port": 3000, "auth": {"enabled": true, "type": "basic"}}`)},
	{"git configuration", ".gitconfig", constant("[user]\n\tname = Me\n\temail = me@acme.io\n[credential]\n\thelper = store\n")},
	{"git configuration of a clone", ".git/config", constant("[remote \"origin\"]\n\turl = git@github.com:acme/app.git\n")},
	{"kubeconfig", "k/kube-config.yaml", constant("users:\n- name: a\n  user:\n    exec:\n      command: aws\n      args: [eks, get-token]\n")},
	{"sealed secret", "k8s/sealed.yaml", func(r *rand.Rand) string {
		return "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: Ag" + base64Of(r, 400) + "\n"
	}},
	{"sealed secret in JSON", "k8s/sealed.json", func(r *rand.Rand) string {
		return "{\"kind\": \"SealedSecret\", \"apiVersion\": \"bitnami.com/v1alpha1\", \"spec\": {\"encryptedData\": {\"secret\": \"Ag" + base64Of(r, 400) + "\"}}}\n"
	}},
	{"external secret", "k8s/external.yaml", constant("kind: ExternalSecret\nspec:\n  data:\n  - secretKey: password\n    remoteRef:\n      key: prod/db/password\n")},
	{"Secret from values", "chart/templates/secret.yaml", constant("kind: Secret\ndata:\n  password: {{ .Values.password | b64enc | quote }}\n")},
	{"reference to a Secret", "k8s/deploy.yaml", constant("env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n      key: password\n")},
	{"values of a chart", "chart/values.yaml", constant("postgresql:\n  auth:\n    password: \"\"\n    existingSecret: my-db\n    secretKeys:\n      userPasswordKey: password\n")},
	{"Terraform variables", "variables.tf", constant("variable \"db_password\" {\n  type      = string\n  sensitive = true\n}\n")},
	{"Terraform expression", "main.tf", constant("resource \"x\" \"y\" {\n  password = var.db_password\n  token    = data.vault_generic_secret.a.data[\"token\"]\n  secret   = random_password.main.result\n}\n")},
	{"Terraform example", "example.tfvars", constant("db_password = \"changeme\"\n")},
	{"vault password script", "vault-password.sh", constant("#!/bin/sh\nexec op read op://infra/vault/password\n")},
	{"encrypted Ansible variables", "group_vars/all/vault.yml", func(r *rand.Rand) string {
		return "$ANSIBLE_VAULT;1.1;AES256\n" + hexadecimal(r, 80) + "\n" + hexadecimal(r, 80) + "\n"
	}},
	{"Ansible variables", "group_vars/web", constant("mysql_root_password: \"{{ vault_mysql_root_password }}\"\n")},
	{"encrypted by sops", "secrets.sops.yaml", func(r *rand.Rand) string {
		return "db_password: ENC[AES256_GCM,data:" + base64Of(r, 12) + ",iv:" + base64Of(r, 32) + ",tag:" + base64Of(r, 16) + ",type:str]\n"
	}},
	{"database.yml of Rails", "config/database.yml", constant("production:\n  password: <%= ENV['DATABASE_PASSWORD'] %>\n")},
	{"settings of Django", "app/settings.py", constant("SECRET_KEY = os.environ['SECRET_KEY']\nPASSWORD_HASHERS = ['django.contrib.auth.hashers.PBKDF2PasswordHasher']\nAUTH_PASSWORD_VALIDATORS = []\n")},
	{"settings from the environment", "app/config.py", constant("password = os.getenv('DB_PASSWORD', '')\ntoken = config('TOKEN')\n")},
	{"wp-config from the environment", "wp-config.php", constant("<?php define('DB_PASSWORD', getenv('DB_PASSWORD'));\n")},
	{"wp-config sample", "wp-config-sample.php", constant("<?php define('DB_PASSWORD', 'password_here');\ndefine('AUTH_KEY', 'put your unique phrase here');\n")},
	{"appsettings", "appsettings.json", constant(`{"ConnectionStrings": {"Default": ""}, "Jwt": {"Key": "", "TokenLifetime": "00:30:00"}}`)},
	{"appsettings, trusted connection", "appsettings.Development.json", constant(`{"ConnectionStrings": {"Default": "Server=(localdb)\\mssqllocaldb;Database=a;Trusted_Connection=True"}}`)},
	{"Spring properties", "application.properties", constant("spring.datasource.password=${DB_PASSWORD:}\nsecurity.token.expiry=3600\nserver.ssl.key-store-password=${P}\n")},
	{"local.properties", "local.properties", constant("sdk.dir=/opt/android/sdk\n")},
	{"Maven settings", "settings.xml", constant("<server><id>a</id><password>${env.MAVEN_PASSWORD}</password></server>")},
	{"compose", "compose.yaml", constant("services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?missing}\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n    secrets: [db_password]\n")},
	{"Dockerfile", "Dockerfile", constant("FROM scratch\nARG TOKEN\nENV PASSWORD_FILE=/run/secrets/p\nRUN --mount=type=secret,id=npm_token NPM_TOKEN=$(cat /run/secrets/npm_token) npm ci\n")},
	{"workflow", ".github/workflows/ci.yml", constant("env:\n  TOKEN: ${{ secrets.TOKEN }}\njobs:\n  a:\n    steps:\n    - uses: docker/login-action@v3\n      with:\n        password: ${{ secrets.GITHUB_TOKEN }}\n")},
	{"shell script", "entrypoint.sh", constant("#!/bin/sh\nPASSWORD=$(cat /run/secrets/p)\nmysql -u root -p\"$MYSQL_ROOT_PASSWORD\" -e 'select 1'\ncurl -u \"$USER:$PASS\" https://x\nread -s -p 'Password: ' PASSWORD\n")},
	{"shell script with pipes", "bin/pipes", constant("#!/bin/sh\necho $PASS | docker login -u me --password-stdin x\necho \"use --password secret99x to log in\"\necho 'root:${PW}' | chpasswd\n")},
	{"completions of fish", "completions/x.fish", constant("set -l token (commandline -ct)\nset -l pwd (prompt_pwd)\nset -l commands_need_user activate passwd resize-1\nset token [PathToken $i]\n")},
	{"list in a workflow", ".github/workflows/list.yml", constant("jobs:\n  a:\n    steps:\n    - run: [\"mysql\", \"-p$PASSWORD\"]\n    - run: docker login -u me --password-stdin\n")},
	{"shell script with defaults", "up.sh", constant("DB_PASSWORD=\"${DB_PASSWORD:-}\"\necho \"Password: $DB_PASSWORD\"\ndocker run -p 8080:80 -e TOKEN app\n")},
	{"source in a directory called secrets", "internal/secrets/store.go", constant("package secrets\n\n// Password returns the password.\nfunc Password() string { return os.Getenv(\"PASSWORD\") }\n")},
	{"text about secrets", "docs/secrets.md", constant("# Secrets\n\nSet `password: hunter` ... then use https://user:password@example.com\n")},
	{"URLs", "README.txt", constant("http://user:password@localhost https://example.com/@scope https://host:8080/a@b git@github.com:a/b.git postgres://${USER}:${PASS}@db/x mailto:me@acme.io\n")},
	{"URL in code", "url.py", constant("u = f\"postgres://{user}:{password}@{host}/db\"\nv = 'http://%s:%s@%s' % (a, b, c)\n")},
	{"labels of a form", "src/login.tsx", constant("<input type=\"password\" name=\"password\" placeholder=\"Password\" />\nconst labels = { password: 'Passwort', token: 'Token' }\n")},
	{"validation", "src/validate.js", constant("if (password === 'x') { errors.password = 'Password is too short' }\nconst passwordRegex = '^[a-z]{8,}$'\n")},
	{"routes by their labels", "src/routes.ts", constant("const routes = {\n  'Forgot Password': 'forgot_password',\n  'Reset Password': 'reset_password',\n}\n")},
	{"translation", "locales/de.json", constant(`{"password": "kennwort", "token": "zeichenfolge", "login.password": "geheimnis"}`)},
	{"type definitions", "types.d.ts", constant("interface Login { password: string; token?: string }\nexport const PASSWORD_FIELD = 'password'\n")},
	{"lock file", "package-lock.json", func(r *rand.Rand) string {
		return "{\"node_modules/js-tokens\": {\"version\": \"4.0.0\", \"resolved\": \"https://packages.board.dev/js-tokens/-/js-tokens-4.0.0.tgz\", \"integrity\": \"sha512-" + base64Of(r, 64) + "\"}}"
	}},
	{"checksums", "go.sum", func(r *rand.Rand) string {
		return "github.com/a/oauth-token v1.0.0 h1:" + base64Of(r, 32) + "\ngithub.com/a/oauth-token v1.0.0/go.mod h1:" + base64Of(r, 32) + "\n"
	}},
	{"package.json", "package.json", constant(`{"dependencies": {"minipass": "^7.1.2", "parse-passwd": "^1.0.0", "jwt": "~0.2.0"}}`)},
	{"identifiers", "terraform.json", func(r *rand.Rand) string {
		return `{"key_id": "` + hexadecimal(r, 32) + `", "public_key": "` + base64Of(r, 32) + `"}`
	}},
	{"password policy", "policy.yml", constant("password_policy:\n  min_length: 12\n  password_expiry: 90d\npassword_reset_url: https://acme.io/reset\nforgot_password: true\n")},
	{"my.cnf", "my.cnf", constant("[mysqld]\nport=3306\nskip-password-validation\n")},
	{"redis.conf", "redis.conf", constant("port 6379\n# requirepass foobared\n")},
	{"WireGuard peer", "wg-peer.conf", func(r *rand.Rand) string {
		return "[Peer]\nPublicKey = " + base64Of(r, 32) + "\nAllowedIPs = 10.0.0.0/24\n"
	}},
	{"OpenVPN", "client.ovpn", constant("client\nremote vpn.acme.io 1194\nauth-user-pass\n<ca>\n</ca>\n")},
	{"core directory of a program", "src/core", constant("#!/bin/sh\necho core\n")},
	{"migrations", "db/migrate/001_users.sql", constant("CREATE TABLE users (id int, password varchar(60), token text);\n")},
	{"test double", "README.conf", constant("# token: <your token>\ntoken = <token>\nsecret = xxxxxxxxxxxxxxxx\npassword = ********\n")},
	{"base64 of text", "notes.yml", func(*rand.Rand) string {
		return "blob: " + base64.StdEncoding.EncodeToString([]byte("a long and harmless text that says nothing at all to anyone")) + "\n"
	}},
	{"HTTP request", "api.http", constant("GET https://x\nAuthorization: Bearer {{token}}\n")},
	{"Android debug store", "README.kts", constant("signingConfigs { create(\"release\") { storePassword = System.getenv(\"STORE_PASSWORD\") } }\n")},
	{"validation rules", "app/Rules.php", constant("<?php return ['password' => 'required|string|min:8|confirmed', 'token' => 'required|not_array'];\n")},
	{"choice between words", "src/field.tsx", constant("const t = p.type === 'password' ? 'password' : 'number'\nconst l = `Log in with ${password ? \"password\" : \"email\"}`\nreturn ok ? \"pass\" : \"fail\"\n")},
	{"labels in PHP", "lang/da/settings.php", constant("<?php return ['users_password' => 'Brugeradgangskode', 'token' => 'adgangsbevis'];\n")},
	{"labels of a form to log in", "public/locales/de/auth.json", constant(`{"password": "Passwort", "login": {"password": "Kennwort1"}}`)},
	{"names of messages", "src/errors.go", constant("package a\n\nvar e = map[string]string{\"password\": \"ra.validation.passwordDoesNotMatch\", \"currentPassword\": \"ra.validation.required\"}\n")},
	{"names of constants", "src/constants.ts", constant("export const clientSecretKey = 'LWM2M_SERVER_CLIENT_SECRET_KEY'\nexport const apiKey = 'X-Internal-Server-Sealed-Key'\nexport const hashedPassword = 'password_hash_b64'\n")},
	{"names of secrets in a vault", ".github/workflows/deploy.yml", constant("env:\n  OPENSHIFT_PASS: openshift-credentials:password\n  KEYS: x\n  API_KEY: anthropic:api-key\nsecrets: \"BW-GHAPP-ID,BW-GHAPP-KEY\"\n")},
	{"places", "conf/unit.json", constant(`{"pass": "routes/main", "action": {"pass": "applications/netbox"}, "rates": {"change_password": "1/m/user"}}`)},
	{"results of checks", "conf/milter.conf", constant("spf {\n  pass = \"R_SPF_ALLOW\";\n}\n")},
	{"pages", "mkdocs.yml", constant("nav:\n- argo auth: cli/argo_auth.md\n- argo auth token: cli/argo_auth_token.md\n")},
	{"expression", "app/url.py", constant("m = re.match(r'(?P<user>\\w+):(?P<password>[^@]+)@(?P<host>.+)', url)\n")},
	{"form of a connection string", "help.go", constant("package a\n\nconst h = `such as \"<user>:<password>@tcp(<host>:<port>)/<database>\"`\n")},
	{"expression in a script", "read.sh", constant("PASSWORD=\"$(grep -oP 'SA_PASSWORD=[\"]?\\K[^\"]+' .env)\"\ntoken = json.load(r)[\"token\"]\n")},
	{"types of credentials", "git/creds.go", constant("package git\n\nvar _ Creds = NopCreds{}\nvar _ GenericCreds = HTTPSCreds{}\n")},
	{"parameters of a challenge", "src/mcp.ts", constant("const h = { \"WWW-Authenticate\": `Bearer resource_metadata=\"${origin}/.well-known/x\"` }\n")},
	{"headers with a form", "src/curl.md", constant("curl -H 'Authorization: Bearer YOUR_API_KEY' https://api.acme.io\ncurl -H 'Authorization: INSERT_API_KEY' https://api.acme.io\n")},
	{"example in base64", "src/auth.go", constant("package a\n\nvar examples = []string{\"Bearer dGhpcyBpcyBhIGZha2UgYmVhcmVyIHRva2VuIQ==\"}\n")},
	{"identifiers of password managers", "src/passkeys.ts", constant("export enum Manager {\n  NordPass = \"b84e4048-15dc-4dd0-8640-f4f60813c8af\",\n  OnePassword = \"bada5566-a7aa-401f-bd96-45619a55120d\",\n}\n")},
	{"codes of regions", "data/regions.json", constant(`{"RU-PSK": "Pskovskaya oblast'", "psw": "psw-Latn-VU", "en-PW": "left-to-right"}`)},
	{"passes of a program", "src/Encode.cs", constant("var hwScaleFilterFirstPass = \"vpp_rkrga=format=bgra:afbc=1\";\n")},
	{"packages of a workspace", "apps/web/package.json", constant(`{"dependencies": {"@acme/auth": "workspace:*", "better-auth": "1.4.0-beta.9", "my-token": "catalog:ui"}}`)},
	{"packages of a workspace, YAML", "pnpm-workspace.yaml", constant("catalog:\n  better-auth: 1.4.0-beta.9\n  oauth-token: ^2.1.0-rc.1\n")},
	{"checksums of texts", "web/i18n.lock", func(r *rand.Rand) string {
		return "checksums:\n  common/password: " + hexadecimal(r, 32) + "\n  settings/discord_secret: " + hexadecimal(r, 32) + "\n"
	}},
	{"values that count up", "conf/dns.ini", constant("dns_token = 0000111122223333444455556666777788889999aaaabbbbccccddddeeeeffff\ndns_api_key = MDAwMDAwMDAwMDAwMDAwMDAw\n")},
	{"reference to the environment", "supabase/config.toml", constant("auth_token = \"env(SUPABASE_AUTH_TOKEN)\"\nsecret = \"env(APPLE_SECRET)\"\n")},
	{"sentence in a comment", "ssl.conf", constant("# root owned 0600 file by using ssl_key_password = path.\n# Your password: hunter2x is asked for\n")},
	{"setting that is no more", "chat.env.list/x.env", constant("#EXPORT_SECRET=#DEPRECATED, use ADMIN_API_SECRET instead\n")},
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
	{"form to fill in", "web/.env.sample", constant("DB_PASSWORD=changeit\nTOKEN=0000000000000000\nSMTP_PASSWORD=Sunshine1976\n")},
}

func constant(s string) func(*rand.Rand) string { return func(*rand.Rand) string { return s } }
