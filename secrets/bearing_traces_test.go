package secrets

import (
	"encoding/base64"
	"math/rand/v2"
)

// bearingTraces are scripts, the traces that programs leave, stores of keys and tokens.
var bearingTraces = []fileKind{
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
