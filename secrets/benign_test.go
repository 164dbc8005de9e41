package secrets

import (
	"encoding/base64"
	"math/rand/v2"
	"slices"
)

// benign are files that look like those that hold a secret and hold none.
var benign = slices.Concat(benignFiles, benignPrograms)

var benignFiles = []fileKind{
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
}

func constant(s string) func(*rand.Rand) string { return func(*rand.Rand) string { return s } }
