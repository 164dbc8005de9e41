package secrets

// keyClasses are private keys, the stores that hold them and the passwords that
// open others.
var keyClasses = []class{
	{id: "ssh-private-key", what: "SSH private key", telling: true, alone: at(2), names: []string{
		"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk", "id_xmss", "ssh_host_*_key"}},
	{id: "pkcs12", what: "PKCS#12 key store", telling: true, opaque: true, alone: when(0, isPKCS12), names: []string{
		"*.p12", "*.pfx", "*.pkcs12"}},
	{id: "java-keystore", what: "Java key store", telling: true, opaque: true, alone: javaKeyStore, names: []string{
		"*.jks", "*.keystore", "*.bks", "*.jceks", "*.uber", "*.bcfks", "*.ks"}},
	{id: "oracle-wallet", what: "Oracle wallet", telling: true, opaque: true, alone: when(0, begins("\xa1\xf8\x4e")), names: []string{"cwallet.sso"}},
	{id: "putty-key", what: "PuTTY private key", telling: true, opaque: true, alone: puttyKey, names: []string{"*.ppk"}},
	{id: "pgp-secret", what: "PGP secret key", opaque: true, alone: when(0, isPGPSecret), names: []string{
		"secring.gpg", "secring.pgp", "*.skr", "*.gpg", "*.pgp", "*.key", "private-keys-v1.d/*.key"}},
	{id: "password-store", what: "password store", telling: true, opaque: true, alone: when(0, isPasswordStore), names: []string{
		"*.kdbx", "*.kdb", "*.psafe3", "*.kwl", "*.kwallet", "*.keychain", "*.keychain-db", "*.enpassdb",
		"key4.db", "key3.db", "login data"}},
	{id: "password-store", what: "password store", alone: at(0), names: []string{
		"*.1pif", "*.1pux", "encryptionkeys.js", "*.opvault/default/profile.js"}},
	{id: "firefox-logins", what: "passwords of a browser", opaque: true, alone: when(0, has(`"encryptedpassword"`)), names: []string{"logins.json"}},
	{id: "keytab", what: "Kerberos key table", telling: true, opaque: true, alone: when(0, begins("\x05\x02", "\x05\x01")), names: []string{"*.keytab", "keytab"}},
	{id: "crypto-wallet", what: "wallet of a cryptocurrency", opaque: true, alone: when(0, isWallet), names: []string{
		"wallet.dat", "utc--*", "keystore/*", "id.json", "*-keypair.json", "*.wallet"}},
	{id: "age-key", what: "age key", names: []string{"keys.txt", "key.txt", "*.agekey", "age.key"}},
	{id: "ansible-vault-password", what: "Ansible vault password", telling: true, read: oneLine, names: []string{
		".vault_pass", ".vault-pass", "vault_pass", "vault_pass.txt", ".vault_pass.txt", "vault-pass.txt", ".vaultpass", ".vault_pass_*", ".vault-password*",
		"vault-password*", ".vault_password*", "vault_password*", ".ansible_vault*", "ansible_vault_pass*"}},
	{id: "rails-master-key", what: "Rails master key", telling: true, read: masterKey, names: []string{
		"master.key", "config/credentials/*.key"}},
	{id: "git-crypt-key", what: "git-crypt key", opaque: true, alone: when(0, begins("\x00GITCRYPTKEY")), names: []string{
		"git-crypt-key", "*.gitcrypt", "git-crypt.key", ".git/git-crypt/keys/default"}},
	{id: "dotenv-keys", what: "keys of encrypted environment files", read: settings, names: []string{".env.keys"}},
	{id: "jenkins-key", what: "Jenkins master key", telling: true, alone: at(0), names: []string{
		"jenkins/secrets/master.key", "jenkins_home/secrets/master.key", "secrets/hudson.util.secret"}},
	{id: "symfony-decryption-key", what: "key of the secrets of a Symfony application", telling: true, alone: at(0), names: []string{"*.decrypt.private.php"}},
	{id: "data-protection-key", what: "key ring of an ASP.NET application", read: keyRing, names: []string{"key-*-*-*-*-*.xml"}},
	{id: "wireguard-key", what: "WireGuard key", read: oneLine, names: []string{"wireguard/*.key", "wg/*.key", "wg*.key", "privatekey", "private.key", "presharedkey", "preshared.key"}},
	{id: "mongodb-keyfile", what: "MongoDB key file", alone: when(0, isKeyFile), names: []string{"keyfile", "*.keyfile", "*-keyfile", "*_keyfile", "mongo*.key"}},
	{id: "maven-security", what: "Maven master password", alone: when(1, has("<master>")), names: []string{"settings-security.xml"}},
}
