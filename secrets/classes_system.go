package secrets

// systemClasses are the files in which an operating system and its services keep
// passwords.
var systemClasses = []class{
	{id: "shadow", what: "system password file", read: hashes, names: []string{
		"etc/shadow", "etc/gshadow", "shadow", "shadow-", "etc/shadow-", "etc/master.passwd", "master.passwd", "etc/passwd", "proftpdpasswd", "ftpd.passwd", "smbpasswd"}},
	{id: "htpasswd", what: "password file of a web server", telling: true, read: hashes, names: []string{
		".htpasswd", "htpasswd", "*.htpasswd", ".htpasswd*", ".htdigest"}},
	{id: "rsync-secrets", what: "password file of rsync", read: logins, names: []string{"rsyncd.secrets"}},
	{id: "ppp-secrets", what: "secrets of a PPP connection", read: peers, names: []string{"chap-secrets", "pap-secrets"}},
	{id: "ipsec-secrets", what: "IPsec secrets", read: ipsec, names: []string{"ipsec.secrets", "*.ipsec.secrets", "racoon/psk.txt", "psk.txt"}},
	{id: "vpn", what: "VPN configuration", read: each(named(true, map[string]kind{"privatekey": aKey, "presharedkey": aKey, "enc_grouppwd": aPassword}), inlineLogin), names: []string{
		"*.ovpn", "wg*.conf", "wireguard/*.conf", "*.tblk", "*.pcf", "openvpn/*.conf", "*.mobileconfig"}},
	{id: "wifi", what: "network configuration", read: settings, names: []string{"wpa_supplicant*.conf", "*.nmconnection", "system-connections/*", "hostapd.conf"}},
	{id: "mount-credentials", what: "credentials of a network share", read: settings, names: []string{
		".smbcredentials", "*.smbcredentials", ".cifs*", ".credentials", "smb.credentials", "davfs2/secrets"}},
	{id: "redis-conf", what: "Redis configuration", read: spaced, names: []string{"redis*.conf", "sentinel*.conf", "valkey*.conf", "users.acl"}},
	{id: "service-conf", what: "configuration of a service", read: settings, names: []string{
		"mongod.conf", "rabbitmq.conf", "rabbitmq.config", "definitions.json", "filebeat.yml", "logstash.yml", "kibana.yml", "elasticsearch.yml", "metricbeat.yml", "grafana.ini", "airflow.cfg", "alertmanager.yml", "prometheus.yml", "influxdb.conf", "pgbouncer.ini",
		"gitlab.rb", "app.ini", "config.toml", "vault.hcl", "consul.json", "zabbix_*.conf", "zabbix.conf.php", "slapd.conf", "ldap.conf", "nslcd.conf", "pam_ldap.secret", "snmpd.conf", "asterisk/*.conf", "sip.conf", "freeradius/clients.conf", "clients.conf", "jupyter_*config.json", "jupyter_*config.py", "code-server/config.yaml"}},
	{id: "pgbouncer-users", what: "password file of PgBouncer", read: pairs, names: []string{"userlist.txt"}},
	{id: "unattended-install", what: "answers of an unattended installation", read: settings, names: []string{
		"unattend.xml", "autounattend.xml", "sysprep.xml", "sysprep.inf", "groups.xml", "services.xml", "scheduledtasks.xml", "printers.xml", "drives.xml", "preseed.cfg", "ks.cfg", "kickstart.cfg", "anaconda-ks.cfg", "user-data", "cloud-config*.yml", "cloud-config*.yaml"}},
	{id: "profile", what: "shell profile", read: script, names: []string{
		".bashrc", ".zshrc", ".profile", ".bash_profile", ".bash_login", ".bash_aliases", ".zprofile", ".zshenv", ".kshrc", ".cshrc", ".tcshrc", ".exports", ".functions", ".extra", ".aliases", "config.fish", ".pam_environment", "etc/environment", "etc/profile", "*profile.ps1", ".envrc"}},
	{id: "jenkins", what: "Jenkins credentials", alone: when(1, has("{aqaaabaa", "com.cloudbees.plugins.credentials")), read: settings, names: []string{
		"credentials.xml", "jenkins.plugins.publish_over_ssh.bapsshpublisherplugin.xml"}},
	{id: "app-server", what: "configuration of an application server", read: settings, names: []string{
		"tomcat-users.xml", "context.xml", "server.xml", "standalone*.xml", "domain.xml", "jboss-*.xml", "*-ds.xml", "mgmt-users.properties", "application-users.properties", "hibernate.cfg.xml", "hibernate.properties", "persistence.xml", "jetty*.xml", "realm.properties", "weblogic.properties", "boot.properties", "jdbc.properties", "db.properties", "database.properties", "datasource.properties", "mail.properties", "c3p0*.xml", "c3p0.properties", "druid.properties", "quartz.properties"}},
}
