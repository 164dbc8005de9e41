package secrets

// toolClasses are the files in which command-line tools and editors keep the
// logins of a person.
var toolClasses = []class{
	{id: "npmrc", what: "npm configuration", names: []string{".npmrc", "npmrc"},
		read: named(true, map[string]kind{"_auth": aLogin, "_password": aPassword})},
	{id: "yarnrc", what: "Yarn configuration", read: each(named(true, map[string]kind{"npmauthident": aPassword}), spaced), names: []string{".yarnrc.yml", ".yarnrc"}},
	{id: "pypirc", what: "PyPI credentials", telling: true, alone: when(1, has("password")), read: settings, names: []string{".pypirc"}},
	{id: "pip-conf", what: "pip configuration", names: []string{"pip.conf", "pip.ini"}},
	{id: "netrc", what: "netrc file", telling: true, alone: when(1, has("password")), read: following(map[string]kind{"password": aPassword, "passwd": aPassword}), names: []string{".netrc", "_netrc", "netrc", ".authinfo", "apt/auth.conf", "auth.conf.d/*.conf"}},
	{id: "git-credentials", what: "git credential store", telling: true, alone: when(1, has("://")), names: []string{
		".git-credentials", ".git/credentials", ".config/git/credentials"}},
	{id: "git-config", what: "git configuration", read: settings, names: []string{".git/config", ".git/modules/*/config", ".gitconfig", ".config/git/config", "gitconfig", ".hgrc", ".hg/hgrc"}},
	{id: "docker-config", what: "registry credentials", names: []string{
		".docker/config.json", ".dockercfg", ".dockerconfigjson", "containers/auth.json", "config.json", "dockerconfig.json"},
		read: named(false, map[string]kind{"auth": aLogin, "identitytoken": aToken, "registrytoken": aToken})},
	{id: "kubeconfig", what: "Kubernetes configuration", names: []string{
		".kube/config", "kubeconfig", "*.kubeconfig", "kubeconfig.yml", "kubeconfig.yaml", "kubeconfig.json", "kubeconfig-*", "kube-config", "kube_config*.yml", "kube_config*.yaml", "admin.conf"},
		read: named(true, map[string]kind{"client-key-data": aKey})},
	{id: "aws-credentials", what: "AWS credentials", alone: when(1, has("aws_secret_access_key", "secret access key")), read: settings, names: []string{
		".aws/credentials", "aws/credentials", ".aws/config", "aws/config", "credentials.csv", "*accesskeys.csv", ".boto", ".s3cfg", ".passwd-s3fs", ".aws-credentials"}},
	{id: "gcloud-credentials", what: "Google Cloud credentials", alone: when(0, has("sqlite format 3", `"refresh_token"`, `"private_key"`)), read: quoted, names: []string{
		"application_default_credentials.json", "gcloud/credentials.db", "gcloud/access_tokens.db", "legacy_credentials/*/adc.json"}},
	{id: "gcp-service-account", what: "Google Cloud service account key", alone: when(1, has(`"private_key"`)), read: quoted, names: []string{
		"*service*account*.json", "*-sa.json", "*-key.json", "*firebase-adminsdk*.json", "credentials.json", "google-credentials*.json"}},
	{id: "azure-cli", what: "Azure access tokens", alone: when(0, has("token")), read: quoted, names: []string{
		".azure/accesstokens.json", ".azure/msal_token_cache.json", ".azure/msal_token_cache.bin", ".azure/service_principal_entries.json"}},
	{id: "terraform-credentials", what: "Terraform credentials", alone: when(1, has("token")), read: quoted, names: []string{
		".terraformrc", "terraform.rc", "credentials.tfrc.json"}},
	{id: "vault-token", what: "Vault token", telling: true, alone: at(1), read: oneLine, names: []string{".vault-token"}},
	{id: "token-file", what: "token file", read: oneLine, names: []string{
		".huggingface/token", "huggingface/token", ".cache/huggingface/token", ".github-token", ".github_token", ".gitlab-token", ".npm-token", ".token", "*.token", "token.txt", "*_token.txt", "*-token.txt", "*_token", "api_key.txt", "apikey.txt", "*_api_key.txt", "*_apikey.txt", ".apikey", ".api_key"}},
	{id: "cloud-cli", what: "credentials of a cloud client", read: settings, names: []string{
		".tugboat", "doctl/config.yaml", ".databrickscfg", ".snowsql/config", ".snowflake/connections.toml", "connections.toml", ".config/gh/hosts.yml", "gh/hosts.yml", "gh/hosts.yaml", ".config/hub", "hub",
		".oci/config", ".linode-cli", "linode-cli", ".fly/config.yml", ".dockerhub", ".heroku", ".sentryclirc", ".rclone.conf", "rclone.conf", ".openstack/clouds.yaml", "clouds.yaml", "secure.yaml", "openrc", "*openrc.sh",
		".wrangler/config/default.toml", ".vultr-cli.yaml", "hcloud/cli.toml", ".scwrc", "scw/config.yaml", ".pulumi/credentials.json", ".dockerhub", ".minio/config.json", ".mc/config.json", ".s3ql/authinfo2", ".circleci/cli.yml", ".travis/config.yml"}},
	{id: "cloud-cli", what: "credentials of a cloud client", read: named(false, map[string]kind{"key": aKey, "oauth": aToken}), names: []string{
		".aliyun/config.json", ".netlify/config.json", ".vercel/auth.json", "vercel/auth.json", "heroku.json", ".kaggle/kaggle.json", "kaggle.json", ".config/configstore/*.json", ".tencentcloud/*", ".expo/state.json", ".firebase/*.json"}},
	{id: "ai-tools", what: "credentials of a coding tool", read: each(quoted, script), names: []string{
		".claude/.credentials.json", ".claude/settings.local.json", ".claude/settings.json", ".claude.json", ".codex/auth.json", ".gemini/oauth_creds.json", "github-copilot/hosts.json", "github-copilot/apps.json",
		".continue/config.json", ".cursor/mcp.json", ".vscode/mcp.json", "mcp.json", ".mcp.json", "claude_desktop_config.json", ".aider.conf.yml"}},
	{id: "gem-credentials", what: "RubyGems credentials", read: each(settings, logins, randomWords), names: []string{".gem/credentials", ".bundle/config"}},
	{id: "cargo-credentials", what: "crates.io credentials", read: quoted, names: []string{".cargo/credentials", ".cargo/credentials.toml"}},
	{id: "composer-auth", what: "Composer credentials", read: each(quoted, randomWords), names: []string{"auth.json"}},
	{id: "package-client", what: "credentials of a package manager", read: each(settings, randomWords), names: []string{".cabal/config", "cabal/config", "hex.config"}},
	{id: "nuget", what: "NuGet configuration", read: quoted, names: []string{"nuget.config"}},
	{id: "maven-settings", what: "Maven settings", read: quoted, names: []string{"settings.xml", ".m2/settings.xml"}},
	{id: "package-client", what: "credentials of a package manager", read: settings, names: []string{"*.repo"}},
	{id: "subversion", what: "credentials of Subversion", read: storedPair, names: []string{"auth/svn.simple/*", "auth/svn.ssl.client-passphrase/*"}},
	{id: "conda", what: "conda configuration", read: each(settings, channelTokens), names: []string{".condarc"}},
	{id: "ftp-client", what: "passwords of a file transfer client", alone: when(2, has("<pass>", "<pass ")), names: []string{
		".ftpconfig", "sftp-config.json", "sftp.json", ".remote-sync.json", ".sync-config.cson", "deployment-config.json", "filezilla.xml", "recentservers.xml", "sitemanager.xml", "winscp.ini", "webservers.xml", ".lftprc", ".ncftp/bookmarks", "ws_ftp.ini", ".ftprc"},
		read: settings},
	{id: "mail-client", what: "passwords of a mail client", alone: when(2, has("password ")), read: each(settings, spaced), names: []string{
		".msmtprc", "msmtprc", ".esmtprc", ".muttrc", ".mbsyncrc", ".offlineimaprc", ".getmail/*", "ssmtp.conf"}},
	{id: "mail-client", what: "passwords of a mail client", read: following(map[string]kind{"password": aPassword, "pass": aPassword}), names: []string{".fetchmailrc", "fetchmailrc"}},
	{id: "mail-relay", what: "passwords of a mail relay", read: logins, names: []string{"sasl_passwd", "passwd.client", "sasl_password"}},
	{id: "download-client", what: "configuration of a download client", read: each(settings, logins), names: []string{".curlrc", ".wgetrc", "_curlrc"}},
	{id: "db-client", what: "configuration of a database client", alone: when(2, has(`save-password="true"`)), read: settings, names: []string{
		"dbeaver-data-sources.xml"}},
	{id: "db-client", what: "configuration of a database client", read: settings, names: []string{
		"credentials-config.json", "robomongo.json", "robo3t.json", "mongoid.yml", "*.rdg", "*.rdp", "datasources.xml", "datasources.local.xml", "ormconfig.json", "ormconfig.yml", "ormconfig.js", "knexfile.js", "knexfile.ts", "liquibase.properties", "flyway.conf", ".sqlplus/*", "pg_service.conf", ".pg_service.conf", "odbc.ini", ".odbc.ini", "tnsnames.ora"}},
	{id: "pgpass", what: "PostgreSQL password file", telling: true, alone: at(1), read: pgpass, names: []string{".pgpass", "pgpass.conf", "pgpass"}},
	{id: "mysql-conf", what: "MySQL configuration", read: each(settings, spaced), names: []string{".my.cnf", "my.cnf", "*.my.cnf", "debian.cnf", "my.ini", "client.cnf"}},
	{id: "mylogin", what: "MySQL login file", telling: true, alone: at(0), names: []string{".mylogin.cnf"}},
	{id: "chat-client", what: "passwords of a chat client", read: settings, names: []string{".irssi/config", ".purple/accounts.xml", "accounts.xml", ".weechat/sec.conf", "weechat/irc.conf", ".ventrilo_srv.ini", "ventrilo_srv.ini"}},
}
