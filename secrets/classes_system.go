package secrets

// systemClasses are the files in which an operating system and its services keep
// passwords.
var systemClasses = []class{
	{id: "shadow", what: "system password file", read: hashes, names: []string{
		"etc/shadow", "etc/gshadow", "shadow", "shadow-", "etc/shadow-", "etc/master.passwd", "master.passwd", "etc/passwd", "proftpdpasswd", "ftpd.passwd", "smbpasswd"}},
	{id: "htpasswd", what: "password file of a web server", telling: true, read: hashes, names: []string{
		".htpasswd", "htpasswd", "*.htpasswd", ".htpasswd*", ".htdigest", "mosquitto/passwd", "mosquitto/pwfile", "mosquitto.passwd", "pwfile", "dovecot/users", "dovecot-users", "web.yml", "web-config.yml"}},
	{id: "rsync-secrets", what: "password file of rsync", read: logins, names: []string{"rsyncd.secrets"}},
	{id: "ppp-secrets", what: "secrets of a PPP connection", read: peers, names: []string{"chap-secrets", "pap-secrets"}},
	{id: "ipsec-secrets", what: "IPsec secrets", read: ipsec, names: []string{"ipsec.secrets", "*.ipsec.secrets", "racoon/psk.txt", "psk.txt"}},
	{id: "vpn", what: "VPN configuration", read: each(named(true, map[string]kind{"privatekey": aKey, "presharedkey": aKey, "enc_grouppwd": aPassword}), inlineLogin), names: []string{
		"*.ovpn", "wg*.conf", "wireguard/*.conf", "*.tblk", "*.pcf", "openvpn/*.conf", "*.mobileconfig"}},
	{id: "vpn-login", what: "login of a VPN", read: secondLine, names: []string{
		"auth.txt", "auth-user-pass", "auth-user-pass.txt", "openvpn/*.txt", "vpn/*.txt", "vpn-auth.txt", "vpn.auth", "userpass.txt", "pass.txt"}},
	{id: "wifi", what: "network configuration", read: settings, names: []string{"wpa_supplicant*.conf", "*.nmconnection", "system-connections/*", "hostapd.conf", "*.psk"}},
	{id: "mount-credentials", what: "credentials of a network share", read: settings, names: []string{
		".smbcredentials", "*.smbcredentials", ".cifs*", ".credentials", "smb.credentials", "davfs2/secrets"}},
	{id: "redis-conf", what: "Redis configuration", read: each(spaced, redisUsers), names: []string{"redis*.conf", "sentinel*.conf", "valkey*.conf", "users.acl"}},
	{id: "service-conf", what: "configuration of a service", read: settings, names: []string{
		"mongod.conf", "rabbitmq.conf", "rabbitmq.config", "definitions.json", "filebeat.yml", "logstash.yml", "kibana.yml", "elasticsearch.yml", "metricbeat.yml", "grafana.ini", "airflow.cfg", "prometheus.yml", "influxdb.conf", "pgbouncer.ini", "supervisord.conf",
		"gitlab.rb", "app.ini", "config.toml", "vault.hcl", "zabbix_*.conf", "zabbix.conf.php", "asterisk/*.conf", "sip.conf", "clients.conf", "freeradius/users", "raddb/users", "jupyter_*config.json", "jupyter_*config.py", "code-server/config.yaml"}},
	{id: "service-conf", what: "configuration of a service", read: each(settings, spaced), names: []string{
		"slapd.conf", "ldap.conf", "nslcd.conf", "sssd.conf", "pam_ldap.conf", "*.ldif"}},
	{id: "service-conf", what: "configuration of a service", read: each(settings, logins), names: []string{"turnserver.conf", "squid.conf"}},
	{id: "service-conf", what: "configuration of a service", names: []string{"consul*.hcl", "consul*.json", "consul/*.hcl", "consul/*.json", "consul.d/*"},
		read: named(true, map[string]kind{"encrypt": aKey, "agent": aToken, "initial_management": aToken, "master": aToken, "agent_recovery": aToken, "replication": aToken, "default": aToken})},
	{id: "service-conf", what: "configuration of a service", read: named(true, map[string]kind{"routing_key": aKey}), names: []string{"alertmanager*.yml", "alertmanager*.yaml"}},
	{id: "service-conf", what: "configuration of a service", names: []string{"haproxy*.cfg", "haproxy/*.cfg"},
		read: following(map[string]kind{"password": aPassword, "insecure-password": aPassword, "auth": aLogin})},
	{id: "service-conf", what: "configuration of a service", read: each(strict(settings), hashWords, randomWords), names: []string{"caddyfile"}},
	{id: "service-conf", what: "configuration of a service", common: true, read: each(strict(settings), hashWords), names: []string{
		"traefik*.yml", "traefik*.yaml", "traefik*.toml", "traefik/*.yml", "traefik/*.yaml", "traefik/*.toml"}},
	{id: "service-conf", what: "configuration of a service", names: []string{"snmpd.conf", "snmp.conf"},
		read: following(map[string]kind{"md5": aPassword, "sha": aPassword, "sha-256": aPassword, "sha-512": aPassword, "des": aPassword, "aes": aPassword, "rocommunity": aToken, "rwcommunity": aToken})},
	{id: "service-accounts", what: "accounts of a service", read: accounts, names: []string{
		"users.properties", "artemis-users.properties", "*jaas*.conf", "svn/passwd", "svnserve/passwd"}},
	{id: "pgbouncer-users", what: "password file of PgBouncer", read: pairs, names: []string{"userlist.txt", "openvpn/psw-file"}},
	{id: "unattended-install", what: "answers of an unattended installation", writes: true, read: each(settings, answers, commandValues, accountList), names: []string{
		"unattend.xml", "autounattend.xml", "sysprep.xml", "sysprep.inf", "groups.xml", "services.xml", "scheduledtasks.xml", "printers.xml", "drives.xml", "preseed.cfg", "ks.cfg", "kickstart.cfg", "anaconda-ks.cfg", "user-data", "user-data.*", "user_data.*", "userdata.*", "cloud-init*.yml", "cloud-init*.yaml", "cloud-config*.yml", "cloud-config*.yaml"}},
	{id: "profile", what: "shell profile", read: commands, names: []string{
		".bashrc", ".zshrc", ".profile", ".bash_profile", ".bash_login", ".bash_aliases", ".zprofile", ".zshenv", ".kshrc", ".cshrc", ".tcshrc", ".exports", ".functions", ".extra", ".aliases", "config.fish", ".pam_environment", "etc/environment", "etc/profile", "*profile.ps1", ".envrc"}},
	{id: "jenkins", what: "Jenkins credentials", alone: when(1, has("{aqaaabaa", "com.cloudbees.plugins.credentials")), read: settings, names: []string{
		"credentials.xml", "jenkins.plugins.publish_over_ssh.bapsshpublisherplugin.xml"}},
	{id: "app-server", what: "configuration of an application server", read: settings, names: []string{
		"tomcat-users.xml", "context.xml", "server.xml", "standalone*.xml", "domain.xml", "jboss-*.xml", "*-ds.xml", "mgmt-users.properties", "application-users.properties", "hibernate.cfg.xml", "hibernate.properties", "persistence.xml", "jetty*.xml", "realm.properties", "weblogic.properties", "boot.properties", "jdbc.properties", "db.properties", "database.properties", "datasource.properties", "mail.properties", "c3p0*.xml", "c3p0.properties", "druid.properties", "quartz.properties"}},
}
