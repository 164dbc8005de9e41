package secrets

// classes are the kinds of files that are known to hold secrets, the more
// telling first. Names that many harmless files share are never reported alone.
var classes = []class{
	{id: "ssh-private-key", what: "SSH private key", alone: 1, names: []string{
		"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk", "id_xmss",
		"ssh_host_*_key"}},
	{id: "pkcs12", what: "PKCS#12 key store", alone: 0, names: []string{
		"*.p12", "*.pfx", "*.pkcs12"}},
	{id: "java-keystore", what: "Java key store", alone: 1, sign: isJavaKeyStore, names: []string{
		"*.jks", "*.keystore", "*.bks", "*.jceks", "*.uber", "*.bcfks"}},
	{id: "putty-key", what: "PuTTY private key", alone: 0, names: []string{"*.ppk"}},
	{id: "pgp-secret", what: "PGP secret key ring", alone: 0, names: []string{
		"secring.gpg", "secring.pgp", "secring.skr", "private-keys-v1.d/*.key"}},
	{id: "env-file", what: "environment file", alone: 0, names: []string{
		".env", ".env.*", "*.env", ".envrc", ".flaskenv"}},
	{id: "pypirc", what: "PyPI credentials", alone: 0, names: []string{".pypirc"}},
	{id: "npmrc", what: "npm configuration", alone: never, sign: has("_authtoken", "_auth", "_password"), names: []string{".npmrc"}},
	{id: "netrc", what: "netrc credentials", alone: 0, names: []string{".netrc", "_netrc"}},
	{id: "git-credentials", what: "git credentials", alone: 0, names: []string{
		".git-credentials", ".git/credentials", ".config/git/credentials"}},
	{id: "docker-config", what: "registry credentials", alone: never, sign: has(`"auth"`, `"identitytoken"`), names: []string{
		".docker/config.json", ".dockercfg", ".dockerconfigjson", "containers/auth.json"}},
	{id: "kubeconfig", what: "Kubernetes configuration with credentials", alone: 0, names: []string{
		".kube/config", "kubeconfig", "*.kubeconfig", "kubeconfig.yml", "kubeconfig.yaml", "kubeconfig.json", "admin.conf"}},
	{id: "aws-credentials", what: "AWS credentials", alone: 0, names: []string{
		".aws/credentials", "aws/credentials"}},
	{id: "gcloud-adc", what: "Google Cloud credentials", alone: 0, names: []string{
		"application_default_credentials.json", "gcloud/credentials.db", "gcloud/access_tokens.db",
		"legacy_credentials/*/adc.json"}},
	{id: "azure-cli", what: "Azure access tokens", alone: 0, names: []string{
		".azure/accesstokens.json", ".azure/msal_token_cache.json", ".azure/msal_token_cache.bin"}},
	{id: "terraform-state", what: "Terraform state", alone: 0, names: []string{
		"*.tfstate", "*.tfstate.backup"}},
	{id: "terraform-vars", what: "Terraform variables", alone: never, names: []string{
		"*.tfvars", "*.tfvars.json"}},
	{id: "terraform-creds", what: "Terraform credentials", alone: 0, names: []string{
		".terraformrc", "terraform.rc", "credentials.tfrc.json"}},
	{id: "vault-token", what: "Vault token", alone: 0, names: []string{".vault-token"}},
	{id: "ansible-vault-password", what: "Ansible vault password", alone: 0, names: []string{
		".vault_pass", ".vault_pass.txt", "vault_pass.txt", ".vault-password", "vault-password*", ".vault_password", "vault_password*"}},
	{id: "htpasswd", what: "password hashes", alone: 1, names: []string{
		".htpasswd", "htpasswd", "*.htpasswd"}},
	{id: "pgpass", what: "PostgreSQL passwords", alone: 0, names: []string{".pgpass", "pgpass.conf"}},
	{id: "mysql-conf", what: "MySQL login", alone: 0, names: []string{".mylogin.cnf"}},
	{id: "rails-master-key", what: "Rails master key", alone: never, names: []string{
		"master.key", "config/credentials/*.key"}},
	{id: "gem-credentials", what: "RubyGems credentials", alone: 0, names: []string{".gem/credentials"}},
	{id: "cargo-credentials", what: "crates.io credentials", alone: 0, names: []string{
		".cargo/credentials", ".cargo/credentials.toml"}},
	{id: "jenkins", what: "Jenkins credentials", alone: 0, names: []string{
		"jenkins/secrets/master.key", "secrets/hudson.util.secret"}},
	{id: "shell-history", what: "command history", alone: 1, names: []string{
		".bash_history", ".zsh_history", ".sh_history", ".ash_history", ".fish_history", "fish_history", ".python_history",
		".node_repl_history", ".irb_history", ".psql_history", ".mysql_history", ".rediscli_history", ".sqlite_history",
		"consolehost_history.txt"}},
	{id: "password-manager", what: "password store", alone: 0, names: []string{
		"*.kdbx", "*.kdb", "*.psafe3", "*.1pif", "*.kwallet", "*.keychain", "*.keychain-db", "*.enpassdb",
		"key4.db", "key3.db", "encryptionkeys.js", "*.opvault/default/profile.js"}},
	{id: "keytab", what: "Kerberos key table", alone: 0, names: []string{"*.keytab"}},
	{id: "shadow", what: "system password hashes", alone: 0, names: []string{"etc/shadow", "etc/gshadow"}},
	{id: "core-dump", what: "memory dump", alone: never, sign: isCoreDump, names: []string{
		"core", "core.[0-9]*", "*.core", "*.dmp", "*.hprof"}},
}
