package secrets

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
)

// bearingServices are the files of services and of systems.
var bearingServices = []fileKind{
	{"HAProxy, login", "haproxy/haproxy.cfg", func(r *rand.Rand) string { return "listen stats\n  stats auth admin:" + random(r, 10) + "1\n" }},
	{"HAProxy, list of users", "lb/haproxy.cfg", func(r *rand.Rand) string { return "userlist u\n  user ops insecure-password " + plainly(r) + "\n" }},
	{"OpenLDAP", "ldap/slapd.conf", func(r *rand.Rand) string { return "rootdn \"cn=admin\"\nrootpw " + random(r, 12) + "\n" }},
	{"LDAP client", "ldap/nslcd.conf", func(r *rand.Rand) string { return "binddn cn=x\nbindpw " + plainly(r) + "\n" }},
	{"SSSD", "sssd.conf", func(r *rand.Rand) string { return "[domain/a]\nldap_default_authtok = " + random(r, 12) + "\n" }},
	{"LDIF", "users.ldif", func(r *rand.Rand) string { return "dn: uid=me\nuserPassword: {SSHA}" + base64Of(r, 24) + "\n" }},
	{"LDIF, base64", "more.ldif", func(r *rand.Rand) string {
		return "dn: uid=me\nuserPassword:: " + base64.StdEncoding.EncodeToString([]byte(random(r, 12))) + "\n"
	}},
	{"Redis, user", "cache/redis.conf", func(r *rand.Rand) string { return "user worker on >" + random(r, 12) + " ~* +@all\n" }},
	{"Redis Sentinel", "cache/sentinel.conf", func(r *rand.Rand) string { return "sentinel auth-pass main " + random(r, 12) + "\n" }},
	{"Consul", "consul/server.hcl", func(r *rand.Rand) string { return "encrypt = \"" + base64Of(r, 32) + "\"\n" }},
	{"Alertmanager", "alertmanager.yml", func(r *rand.Rand) string { return "pagerduty_configs:\n- routing_key: " + hexadecimal(r, 32) + "\n" }},
	{"Prometheus exporter", "exporter/web.yml", func(r *rand.Rand) string { return "basic_auth_users:\n  admin: $2y$10$" + random(r, 53) + "\n" }},
	{"Traefik, list of users", "traefik/dynamic.yml", func(r *rand.Rand) string {
		return "basicAuth:\n  users:\n    - \"admin:$apr1$" + random(r, 8) + "$" + random(r, 22) + "\"\n"
	}},
	{"SNMP", "snmpd.conf", func(r *rand.Rand) string { return "createUser me SHA \"" + random(r, 12) + "\" AES\n" }},
	{"TURN server", "turnserver.conf", func(r *rand.Rand) string { return "user=me:" + random(r, 11) + "1\n" }},
	{"accounts of ActiveMQ", "activemq/users.properties", func(r *rand.Rand) string { return "me=" + random(r, 11) + "1\n" }},
	{"accounts of Kafka", "kafka/server_jaas.conf", func(r *rand.Rand) string {
		return "KafkaServer {\n  x.PlainLoginModule required\n  user_alice=\"" + random(r, 11) + "1\";\n};\n"
	}},
	{"Mosquitto", "mosquitto/passwd", func(r *rand.Rand) string { return "me:$7$101$" + base64Of(r, 12) + "$" + base64Of(r, 64) + "\n" }},
	{"MongoDB key file", "mongo/keyfile", func(r *rand.Rand) string { return base64Of(r, 756) + "\n" }},
	{"OpenVPN, login in a file", "vpn/auth.txt", func(r *rand.Rand) string { return "me\n" + random(r, 11) + "1\n" }},
	{"OpenVPN, static key", "ta.key", func(r *rand.Rand) string {
		return "-----BEGIN OpenVPN " + "Static key V1-----\n" + hexadecimal(r, 32) + "\n" + hexadecimal(r, 32) + "\n-----END OpenVPN Static key V1-----\n"
	}},
	{"WireGuard, key in a file", "wireguard/private.key", func(r *rand.Rand) string { return base64Of(r, 32) + "\n" }},
	{"onion service", "tor/hs_ed25519_secret_key", func(r *rand.Rand) string {
		return "== ed25519v1-secret: type0 ==\x00\x00\x00" + random(r, 64)
	}},
	{"minisign", "minisign.key", func(r *rand.Rand) string {
		return "untrusted comment: minisign encrypted secret key\n" + base64Of(r, 158) + "\n"
	}},
	{"fstab", "etc/fstab", func(r *rand.Rand) string {
		return "//nas/x /mnt cifs username=me,password=" + random(r, 12) + ",uid=1000 0 0\n"
	}},
	{"kickstart", "ks.cfg", func(r *rand.Rand) string { return "rootpw --plaintext " + random(r, 12) + "\n" }},
	{"preseed", "preseed.cfg", func(r *rand.Rand) string { return "d-i passwd/root-password password " + random(r, 12) + "\n" }},
	{"unattended installation", "unattend.xml", func(r *rand.Rand) string {
		return "<AutoLogon><Password><Value>" + random(r, 11) + "1</Value></Password></AutoLogon>\n"
	}},
	{"boot loader", "grub.cfg", func(r *rand.Rand) string {
		return "password_pbkdf2 root grub.pbkdf2.sha512.10000." + strings.ToUpper(hexadecimal(r, 128)) + "." + strings.ToUpper(hexadecimal(r, 128)) + "\n"
	}},
	{"ODBC", "odbc.ini", func(r *rand.Rand) string { return "[a]\nUID=me\nPWD=" + plainly(r) + "\n" }},
	{"nginx, header", "nginx/conf.d/api.conf", func(r *rand.Rand) string { return "proxy_set_header X-Api-Key " + random(r, 32) + ";\n" }},
	{"Grafana, three quotes", "conf/grafana.ini", func(r *rand.Rand) string { return "[database]\npassword = \"\"\"" + random(r, 12) + "\"\"\"\n" }},
	{"fetchmail", ".fetchmailrc", func(r *rand.Rand) string { return "poll imap.acme.io user \"me\" password \"" + plainly(r) + "\"\n" }},
	{"Kubernetes Secret of a name", "k8s/secret.yaml", func(r *rand.Rand) string {
		return "apiVersion: v1\nkind: Secret\ndata:\n  DSN: " + base64.StdEncoding.EncodeToString([]byte(random(r, 30))) + "\n"
	}},
	{"Vault, unseal keys", "vault/init.json", func(r *rand.Rand) string { return "{\"unseal_keys_b64\": [\n  \"" + base64Of(r, 33) + "\"\n]}\n" }},
	{"Nomad", "job.nomad", func(r *rand.Rand) string { return "env {\n  DB_PASSWORD = \"" + plainly(r) + "\"\n}\n" }},
	{"Terraform state, random password", "net/terraform.tfstate", func(r *rand.Rand) string { return "{\"attributes\": {\"result\": \"" + random(r, 20) + "\"}}\n" }},
	{"Redis in a connection string", "Redis.cs", func(r *rand.Rand) string {
		return "var c = \"cache.acme.io:6380,password=" + base64Of(r, 32) + ",ssl=True,abortConnect=False\";\n"
	}},
	{"data source of Go", "dsn.go", func(r *rand.Rand) string {
		return "package a\n\nconst dsn = \"app:" + plainly(r) + "@tcp(db:3306)/app\"\n"
	}},
}
