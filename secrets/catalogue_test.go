package secrets

import "testing"

func TestCatalogue(t *testing.T) {
	c := newCatalogue(classes())
	for name, want := range map[string]string{
		".env":                                  "env-file",
		"a/b/.env.production":                   "env-file",
		"config/prod.env":                       "env-file",
		"env":                                   "",
		"a/ID_RSA":                              "ssh-private-key",
		"id_rsa.pub":                            "",
		".aws/credentials":                      "aws-credentials",
		"x/.aws/credentials":                    "aws-credentials",
		"x.aws/credentials":                     "secrets-file",
		"credentials":                           "secrets-file",
		"credentials.go":                        "source-code",
		"gcloud/legacy_credentials/me/adc.json": "gcloud-credentials",
		"adc.json":                              "config-file",
		"infra/terraform.tfstate":               "terraform-state",
		"infra/terraform.tfstate.backup":        "terraform-state",
		"core.123":                              "memory-dump",
		"core.go":                               "source-code",
		"a/vault-password-prod":                 "ansible-vault-password",
		"k.p12":                                 "pkcs12",
	} {
		got := ""
		if class := c.find(name); class != nil {
			got = class.id
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func BenchmarkCatalogue(b *testing.B) {
	c := newCatalogue(classes())
	names := []string{
		"web/node_modules/typescript/lib/lib.es2015.core.d.ts", "src/net/http/server.go", "README.md",
		"a/deep/er/path/with/many/Components/index.test.js", "Makefile", "x/y/z/data.json",
	}
	for i := 0; b.Loop(); i++ {
		c.find(names[i%len(names)])
	}
}
