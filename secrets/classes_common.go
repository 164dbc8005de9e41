package secrets

// commonClasses are the files that no other class knows and that may hold a
// setting all the same. Their rules are strict: a name that can only be that of
// a secret, a value that is no word of a language and no expression.
var commonClasses = []class{
	{id: "script", what: "script", common: true, read: each(commands, statements), names: []string{
		"*.sh", "*.bash", "*.zsh", "*.ps1", "*.bat", "*.cmd", "makefile", "*.mk", ".git/hooks/*"}},
	{id: "config-file", what: "configuration file", common: true, read: strict(settings), names: []string{
		"*.properties", "*.ini", "*.cfg", "*.conf", "*.cnf", "*.config", "*.rsp", "*.toml", "*.xml", "*.plist"}},
	{id: "config-file", what: "configuration file", common: true, read: each(manifest, strict(settings)), names: []string{
		"*.yml", "*.yaml"}},
	{id: "config-file", what: "configuration file", common: true, read: each(strict(quoted), webKeys), names: []string{
		"*.json", "*.json5", "*.tf", "*.hcl", "*.cson"}},
	{id: "document", what: "document", common: true, read: prose, names: []string{"*.md", "*.mdx", "*.markdown", "*.rst", "*.adoc"}},
	{id: "source-code", what: "source code", common: true, read: passwords, names: []string{
		"*.go", "*.py", "*.rb", "*.php", "*.java", "*.kt", "*.kts", "*.scala", "*.groovy", "*.gradle", "*.cs", "*.vb", "*.fs",
		"*.js", "*.cjs", "*.mjs", "*.jsx", "*.ts", "*.tsx", "*.vue", "*.svelte", "*.c", "*.cc", "*.cpp", "*.h", "*.rs", "*.swift",
		"*.m", "*.dart", "*.ex", "*.exs", "*.erl", "*.clj", "*.lua", "*.pl", "*.pm", "*.r", "*.jl", "*.ipynb", "*.hs", "*.mm", "*.hpp", "*.cxx", "*.jsp", "*.asp", "*.aspx", "*.html", "*.htm", "*.ejs"}},
}
