package secrets

// settingsClasses are the files in which applications and deployments keep their
// settings.
var settingsClasses = []class{
	{id: "env-file", what: "environment file", telling: true, alone: when(2, envFile), read: env, names: []string{
		".env", ".env.*", ".env-*", ".env_*", "*.env", ".flaskenv", ".renviron", "env.list", ".dev.vars", "env.local", "env.test", "env.dev", "env.development", "env.staging", "env.prod", "env.production"}},
	{id: "env-file", what: "environment file", read: env, names: []string{"env.sh"}},
	{id: "compose", what: "compose file", read: each(settings, commandLines), names: []string{
		"docker-compose*.yml", "docker-compose*.yaml", "compose*.yml", "compose*.yaml", "docker-stack*.yml", "docker-stack*.yaml", "*.compose.yml"}},
	{id: "dockerfile", what: "Dockerfile", writes: true, read: instructions, names: []string{
		"dockerfile", "dockerfile.*", "*.dockerfile", "containerfile", "containerfile.*"}},
	{id: "terraform-state", what: "Terraform state", telling: true, alone: at(1), read: named(false, map[string]kind{"result": aToken}), names: []string{"*.tfstate", "*.tfstate.backup", "*.tfstate.*"}},
	{id: "terraform-vars", what: "Terraform variables", read: quoted, names: []string{"*.tfvars", "*.tfvars.json"}},
	{id: "ansible-vars", what: "Ansible variables", read: settings, names: []string{
		"group_vars/*", "host_vars/*", "group_vars/*/*", "host_vars/*/*", "hosts", "hosts.ini", "inventory", "inventory.ini", "inventory.yml", "inventory/hosts", "inventories/*/hosts", "vault.yml", "vault.yaml", "ansible.cfg"}},
	{id: "rails-secrets", what: "settings of a Rails application", read: each(manifest, settings), names: []string{
		"secrets.yml", "secrets.yaml", "secret_token.rb", "database.yml", "application.yml", "carrierwave.rb", "knife.rb", "session_store.rb", "credentials.yml", "local_env.yml", "settings.local.yml", "cable.yml", "storage.yml", "sidekiq.yml"}},
	{id: "rails-secrets", what: "settings of a Rails application", read: each(settings, randomWords), names: []string{"omniauth.rb", "devise.rb"}},
	{id: "django-settings", what: "settings of a Python application", read: quoted, names: []string{
		"settings.py", "local_settings.py", "settings_local.py", "settings/*.py", "settings_*.py", "secrets.py", "secret.py", "credentials.py", "superset_config.py", "webserver_config.py", "instance/config.py"}},
	{id: "php-config", what: "settings of a PHP application", read: quoted, names: []string{
		"wp-config.php", "wp-config-*.php", "config.php", "config.inc.php", "localsettings.php", "configuration.php", "settings.php", "settings.local.php", "parameters.php", "database.php", "db.php", "dbconfig.php", "db_config.php", "config.local.php", "local.php", "localconfiguration.php", "additional.php", "secrets.php", "connect.php", "connection.php", "conn.php"}},
	{id: "php-config", what: "settings of a PHP application", read: named(false, map[string]kind{"key": aKey}), names: []string{"app/etc/env.php", "app/etc/local.xml", "env.php"}},
	{id: "php-config", what: "settings of a PHP application", read: settings, names: []string{"parameters.yml", "parameters.yaml"}},
	{id: "dotnet-config", what: "settings of a .NET application", read: quoted, names: []string{
		"appsettings.json", "appsettings.*.json", "web.config", "web.*.config", "app.config", "connectionstrings.config", "connectionstrings.json", "*.pubxml", "*.pubxml.user", "*.publishsettings", "*.cscfg", "secrets.json", "local.settings.json", "launchsettings.json", "usersecrets.json", "machine.config"}},
	{id: "spring-config", what: "settings of a Java application", read: settings, names: []string{
		"application*.properties", "application*.yml", "application*.yaml", "bootstrap*.properties", "bootstrap*.yml", "bootstrap*.yaml", "microprofile-config.properties", "play.conf", "application.conf", "reference.conf", "log4j*.xml"}},
	{id: "android-signing", what: "signing settings", read: settings, names: []string{
		"keystore.properties", "key.properties", "signing.properties", "gradle.properties", "local.properties", "release.properties", "secrets.properties", "credentials.properties", "secure.properties", "fastlane/.env*"}},
	{id: "node-config", what: "settings of a Node application", read: quoted, names: []string{
		"config/config.json", "config/production.json", "config/development.json", "config/staging.json", "config/local.json", "config/*.js", "config/*.ts", "config/*.json", "env.js", "secrets.js", "secrets.ts", "secret.js", "credentials.js", "keys.js", "config.js", "database.json", ".vscode/settings.json", ".vscode/launch.json", "nodemon.json", "ecosystem.config.js", "salesforce.js"}},
	{id: "node-config", what: "settings of a Node application", opaque: true, read: quoted, names: []string{"config/default.json"}},
	{id: "secrets-file", what: "file of secrets", writes: true, read: each(manifest, settings), names: []string{
		"*secret*.yml", "*secret*.yaml", "*secret*.json", "*secret*.toml", "*secret*.ini", "*secret*.properties", "*secret*.conf", "*secret*.cfg", "*secret*.txt", "*secret*.xml", ".secrets.toml", ".secrets",
		"*credential*.yml", "*credential*.yaml", "*credential*.json", "*credential*.toml", "*credential*.ini", "*credential*.properties", "*credential*.conf", "*credential*.cfg", "*credential*.txt", "*credential*.xml", "credentials",
		"*password*.txt", "*password*.json", "*password*.yml", "*password*.yaml", "*password*.ini", "*passwd*.txt", "*.creds", "creds", "creds.txt", "creds.json", "creds.yml", "creds.yaml", "creds.ini", "creds.toml", "creds.xml", "creds.properties", "auth.yml", "auth.yaml", "auth.ini", "auth.toml"}},
	{id: "secret-file", what: "secret file", read: each(oneLine, hashes), names: []string{
		"run/secrets/*", "secrets/*.", "secrets/*.txt", ".secrets/*.", "*.secret", "*.passwd", "*.password", "*.pass", "*_password", "*_secret", "*-password", "*-secret", "*_password.txt", "*-password.txt", "*_secret.txt", "*-secret.txt", "password", "passwd", "secret", "password.txt", "secret.txt", "secret_key", "secret_key.txt", "*_secret_key", ".secret", ".secret_key", ".password", ".pass", ".erlang.cookie", "*.nk"}},
	{id: "ci-config", what: "CI configuration", writes: true, read: each(settings, commands, statements), names: []string{
		".travis.yml", ".circleci/config.yml", ".gitlab-ci.yml", "bitbucket-pipelines.yml", "azure-pipelines.yml", ".drone.yml", "appveyor.yml", ".github/workflows/*.yml", ".github/workflows/*.yaml", "buildspec.yml", "cloudbuild.yaml", "codeship-services.yml", "wercker.yml", "jenkinsfile", "app.yaml", "serverless.yml", "serverless.yaml", "samconfig.toml", "netlify.toml", "fly.toml", "wrangler.toml", "vercel.json", "now.json", "app.json", "manifest.yml", "fig.yml", "vagrantfile"}},
	{id: "mobile-config", what: "settings of a mobile application", names: []string{"google-services.json", "googleservice-info.plist"}},
}
