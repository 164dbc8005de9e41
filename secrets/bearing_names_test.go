package secrets

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
)

// bearingNames are files that are known by their names.
var bearingNames = []fileKind{
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
}
