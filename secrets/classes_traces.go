package secrets

// traceClasses are what programs leave behind: histories, dumps, sessions.
var traceClasses = []class{
	{id: "shell-history", what: "command history", telling: true, alone: at(2), read: each(commands, unescaped(statements)), names: []string{
		".bash_history", ".zsh_history", ".sh_history", ".ash_history", ".history", ".fish_history", "fish_history", ".python_history",
		".node_repl_history", ".irb_history", ".psql_history", ".mysql_history", ".rediscli_history", ".sqlite_history", ".dbshell", ".lesshst",
		".mongorc.js", "consolehost_history.txt", "bash_history", "*.bash_history"}},
	{id: "database-dump", what: "database script", alone: when(2, isDump), read: each(statements, inserted, storedHash, strict(quoted)), names: []string{
		"*.sql", "*.sqldump", "*.dump", "*.bak", "dump.rdb", "*.rdb", "*.mdf", "*.sdf"}},
	{id: "database", what: "database", alone: when(2, begins("SQLite format 3\x00")), names: []string{"*.sqlite", "*.sqlite3", "*.db"}},
	{id: "memory-dump", what: "memory dump", alone: when(1, isCoreDump), names: []string{
		"core", "core.[0-9]*", "*.core", "*.dmp", "*.mdmp", "*.hprof"}},
	{id: "memory-dump", what: "memory dump", alone: when(1, has(`{"snapshot":`)), names: []string{"*.heapsnapshot"}},
	{id: "network-capture", what: "network capture", alone: when(1, begins("\xd4\xc3\xb2\xa1", "\xa1\xb2\xc3\xd4", "\x4d\x3c\xb2\xa1", "\x0a\x0d\x0d\x0a")), names: []string{
		"*.pcap", "*.pcapng", "*.cap"}},
	{id: "network-capture", what: "network capture", alone: when(1, has(`"log"`)), read: harHeaders, names: []string{"*.har"}},
	{id: "browser-session", what: "sessions of a browser", alone: when(0, has("sqlite format 3", "# netscape http cookie file", "# http cookie file")), names: []string{
		"cookies.sqlite", "cookies", "cookies.txt", "cookies-journal"}},
	{id: "browser-session", what: "sessions of a browser", alone: when(0, has(`"cookies"`, `"origins"`)), names: []string{
		"storagestate.json", "storage-state.json", "auth-state.json", ".auth/*.json"}},
}
