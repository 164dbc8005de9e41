package secrets

// commonClasses are the files that no other class knows and that may hold a
// setting all the same. Their rules are strict: a name that can only be that of
// a secret, a value that is no word of a language and no expression.
var commonClasses = []class{
	{id: "script", what: "script", writes: true, read: each(commands, statements), names: []string{
		"*.sh", "*.bash", "*.zsh", "*.ksh", "*.csh", "*.fish", "*.bats", "*.ps1", "*.psm1", "*.bat", "*.cmd", "*.exp", "*.tcl", "makefile", "*.mk", "justfile", "procfile", "crontab", "*.cron", "cron.d/*", ".git/hooks/*"}},
	{id: "config-file", what: "configuration file", common: true, read: strict(each(settings, directives(true))), names: []string{
		"*.cfg", "*.conf", "*.cnf", ".htaccess"}},
	{id: "config-file", what: "configuration file", common: true, read: strict(settings), names: []string{
		"*.properties", "*.ini", "*.config", "*.rsp", "*.toml", "*.xml", "*.plist", "*.cf", "*.conf.ext", "*.service", "*.reg", "*.runsettings", "*.hjson"}},
	{id: "config-file", what: "configuration file", common: true, writes: true, read: each(manifest, strict(settings), strict(presets), commandValues), names: []string{
		"*.yml", "*.yaml", "*.sls"}},
	{id: "config-file", what: "configuration file", common: true, read: each(strict(quoted), webKeys), names: []string{
		"*.json", "*.json5", "*.jsonc", "*.cson"}},
	{id: "config-file", what: "configuration file", common: true, read: each(strict(quoted), strict(presets), strict(hereScripts)), names: []string{
		"*.tf", "*.hcl", "*.nomad"}},
	{id: "table", what: "table", common: true, read: strict(columns), names: []string{"*.csv", "*.tsv"}},
	{id: "document", what: "document", common: true, read: prose, names: []string{"*.md", "*.mdx", "*.markdown", "*.rst", "*.adoc", "*.txt", "*.log"}},
	{id: "source-code", what: "source code", common: true, read: each(passwords, made(directives(false))), names: []string{
		"*.gradle", "*.groovy", "*.kts", "*.h", "*.hpp", "*.c", "*.cc", "*.cpp", "*.cxx", "*.ino"}},
	{id: "source-code", what: "source code", common: true, read: passwords, names: []string{
		"*.go", "*.py", "*.rb", "*.php", "*.java", "*.kt", "*.scala", "*.cs", "*.vb", "*.fs",
		"*.js", "*.cjs", "*.mjs", "*.jsx", "*.ts", "*.tsx", "*.vue", "*.svelte", "*.rs", "*.swift",
		"*.m", "*.dart", "*.ex", "*.exs", "*.erl", "*.clj", "*.lua", "*.pl", "*.pm", "*.jl", "*.ipynb", "*.hs", "*.mm", "*.jsp", "*.asp", "*.aspx", "*.html", "*.htm", "*.ejs",
		"*.inc", "*.phtml", "*.pas", "*.pp", "*.vbs", "*.nix", "*.bicep", "*.sbt", "tiltfile", "fastfile", "matchfile", "podfile", "gemfile", "rakefile", "capfile", "*.rake", "*.cfm"}},
	{id: "source-code", what: "source code", common: true, read: arrows(passwords), names: []string{"*.r"}},
	{id: "source-code", what: "source code", common: true, read: each(passwords, following(map[string]kind{"basic": aLogin})), names: []string{"*.http", "*.rest"}},
}
