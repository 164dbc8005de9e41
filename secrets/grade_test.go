package secrets

import (
	"testing"

	buildcontext "ctxaudit/context"
)

func TestDistance(t *testing.T) {
	for name, want := range map[string]drop{
		"config/prod.env":                   0,
		"internal/latest/contest.go":        0,
		".cargo/credentials.toml":           0,
		".m2/settings.xml":                  0,
		".cargo/registry/x/y.rs":            2,
		"web/node_modules/a/index.js":       2,
		"go/pkg/mod/example.com/a/a.go":     2,
		"src/client_test.go":                2,
		"src/login.spec.ts":                 2,
		"test_login.py":                     2,
		"Acme.Core.Tests/LoginTests.cs":     2,
		"spec/models/user_spec.rb":          2,
		"internal/testdata/key.pem":         2,
		"docs/setup.md":                     2,
		"settings-dist.py":                  2,
		"Vagrantfile":                       2,
		"phpunit.xml":                       2,
		"vitest.config.ts":                  2,
		"examples/compose/docker-stack.yml": 2,
	} {
		if got := distance(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

func TestIsTranslation(t *testing.T) {
	for name, want := range map[string]bool{
		"locales/x.json": true, "config/locales/devise.yml": true, "src/i18n/de.json": true, "pt-BR.yml": true, "messages_fr.properties": true,
		"db.yaml": false, "config/app.json": false, "k8s.yml": false,
	} {
		if got := isTranslation(name); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestTestsOfRust(t *testing.T) {
	line := "    let token = \"" + githubToken(newRand()) + "\";\n"
	for name, test := range map[string]struct {
		text string
		want buildcontext.Severity
	}{
		"program": {"fn main() {\n" + line + "}\n\n#[cfg(test)]\nmod tests {}\n", buildcontext.Medium},
		"tests":   {"fn main() {}\n\n#[cfg(test)]\nmod tests {\n" + line + "}\n", buildcontext.Low},
	} {
		r := scanTree(t, map[string]string{"src/main.rs": test.text}, 1, nil)
		if len(r.Findings) != 1 || r.Findings[0].Severity != test.want {
			t.Errorf("%s: want one finding of severity %v, got %d", name, test.want, len(r.Findings))
		}
	}
}

// What everyone knows and what says of itself that it is for no use weighs less.
func TestWeakness(t *testing.T) {
	for value, want := range map[string]drop{
		"pa$$word": 2, "Pa$$w0rd": 2, "secret-key-do-not-use-in-production": 2, "dev-key-not-for-production-1": 2,
		"pa$$4Vendor_1": 0, "horse-4-battery": 0,
	} {
		if got := weakness(aPassword, []byte(value)); got != want {
			t.Errorf("%s: %d, want %d", value, got, want)
		}
	}
}

// What stands before a secret on its line may say that it was made up.
func TestRemarkable(t *testing.T) {
	for line, want := range map[string]drop{
		"iex> secret = ": 2, ">>> token = ": 2, "irb(main):001:0> token = ": 2, "# e.g. token=": 2, "a test token=": 2,
		"# token=": 1, "token=": 0, "x >> token=": 0,
	} {
		if got := remarkable([]byte("x\n"+line), len(line)+2); got != want {
			t.Errorf("%s: %d, want %d", line, got, want)
		}
	}
}
