package secrets

import (
	"strings"
	"testing"

	buildcontext "ctxaudit/context"
)

func TestSealed(t *testing.T) {
	r := newRand()
	vault := "$ANSIBLE_VAULT;1.1;AES256\n" + hexadecimal(r, 80) + "\n"
	for _, c := range []struct {
		name string
		tree map[string]string
		want string
	}{
		{"the key of Rails beside what it opens",
			map[string]string{"config/master.key": hexadecimal(r, 32), "config/credentials.yml.enc": base64Of(r, 60) + "--" + base64Of(r, 12) + "--" + base64Of(r, 16)},
			"critical CTX101 config/master.key:1:1 rails-master-key +1\n"},
		{"what is sealed alone",
			map[string]string{"config/credentials.yml.enc": base64Of(r, 60) + "--" + base64Of(r, 12) + "--" + base64Of(r, 16)},
			"info CTX102 config/credentials.yml.enc:0:0 rails-credentials +0\n"},
		{"the key alone",
			map[string]string{"config/master.key": hexadecimal(r, 32)},
			"medium CTX101 config/master.key:1:1 rails-master-key +0\n"},
		{"variables of Ansible and their password",
			map[string]string{".vault_pass": random(r, 20), "group_vars/a.yml": vault, "group_vars/b.yml": "x: !vault |\n  " + vault},
			"critical CTX101 .vault_pass:1:1 ansible-vault-password +2\n"},
		{"two files without a key are one finding",
			map[string]string{"a.yml": vault, "b.yml": vault},
			"info CTX102 a.yml:0:0 ansible-vault +1\n"},
		{"git-crypt",
			map[string]string{"a.bin": "\x00GITCRYPT\x00" + random(r, 50), "git-crypt.key": "\x00GITCRYPTKEY" + random(r, 50)},
			"critical CTX102 git-crypt.key:0:0 git-crypt-key +1\n"},
	} {
		got := scanTree(t, c.tree, 1, nil).Findings
		if lines(got) != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, lines(got), c.want)
		}
	}
}

// A key in the image opens nothing in the image when what it opens stays behind.
func TestSealedReach(t *testing.T) {
	r := newRand()
	got := scanTree(t, map[string]string{"config/master.key": hexadecimal(r, 32), "credentials.yml.enc": "x"}, 1, func(c *buildcontext.Context) {
		c.Build = &buildcontext.Build{}
		for i := range c.Entries {
			if strings.HasSuffix(c.Entries[i].Path, ".key") {
				c.Entries[i].Reach = buildcontext.InStage
			}
		}
	}).Findings
	if want := "high CTX101 config/master.key:1:1 rails-master-key +1\n"; lines(got) != want {
		t.Errorf("got %s, want %s", lines(got), want)
	}
}
