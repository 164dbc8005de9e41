package secrets

import (
	"strings"
	"testing"
)

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
		"db/password.txt":                       "secret-file",
		"db/passwords.txt":                      "secrets-file",
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

// The catalogue gives the class that trying every pattern gives.
func TestCatalogueTriesAll(t *testing.T) {
	all := classes()
	c := newCatalogue(all)
	slow := func(name string) (best *class) {
		most := 0
		for i := range all {
			for _, p := range all[i].names {
				pattern, dotless := strings.CutSuffix(p, ".")
				if dotless && strings.Contains(base(name), ".") {
					continue
				}
				if n := demand(pattern); n > most && endMatches(pattern, lower(name)) {
					best, most = &all[i], n
				}
			}
		}
		return best
	}
	r := newRand()
	var parts []string // of patterns
	for i := range all {
		for _, p := range all[i].names {
			parts = append(parts, strings.FieldsFunc(p, func(c rune) bool { return c == '*' || c == '/' })...)
		}
	}
	known := 0
	try := func(name string) {
		if strings.HasSuffix(name, "/") {
			return
		}
		t.Helper()
		want, got := slow(name), c.find(name)
		if want != nil {
			known++
		}
		if want == got {
			return
		}
		show := func(c *class) string {
			if c == nil {
				return "no class"
			}
			return c.id + " (" + strings.Join(c.names, " ") + ")"
		}
		t.Errorf("%s:\n %s, want\n %s", name, show(got), show(want))
	}
	for i := range all {
		for _, p := range all[i].names {
			for _, fill := range []string{"", "x", "x.y", "1"} {
				name := strings.NewReplacer("[0-9]", "1", "*", fill).Replace(p)
				try(name)
				try("A/b/" + strings.ToUpper(name))
				try("x" + name)
				try("/" + name)
			}
		}
	}
	for range 3000 {
		name := ""
		for range 1 + r.IntN(4) {
			name += parts[r.IntN(len(parts))] + []string{"", "", ".", "/", "x", "-"}[r.IntN(6)]
		}
		try(name)
	}
	if known < 3000 {
		t.Errorf("only %d names have a class: the names are no test", known)
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
