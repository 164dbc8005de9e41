package secrets

// stores are the kinds of binary files that are known by their first bytes
// whatever they are called.
var stores = []class{
	{id: "java-keystore", what: "Java key store", alone: when(0, isJavaStore)},
	{id: "pkcs12", what: "PKCS#12 key store", alone: when(0, isPKCS12)},
	{id: "private-key", what: "private key", alone: when(0, isPrivateKeyDER)},
	{id: "password-store", what: "password store", alone: when(0, begins("\x03\xd9\xa2\x9a"))},
	{id: "tor-service-key", what: "key of an onion service", alone: when(0, begins("== ed25519v1-secret:"))},
	{id: "git-crypt-key", what: "git-crypt key", alone: when(0, begins("\x00GITCRYPTKEY"))},
	{id: "memory-dump", what: "memory dump", alone: when(1, isCoreDump)},
}

func isJavaStore(head []byte) bool {
	return begins("\xfe\xed\xfe\xed", "\xce\xce\xce\xce")(head) && javaKeyStore(head) < never
}
