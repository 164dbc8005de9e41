package secrets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUserRules(t *testing.T) {
	const rule = "[[rules]]\nid = 'mine'\nregex = '''my-[0-9]{8}'''\n"
	const extend = "[extend]\nuseDefault = true\n"
	defaults := len(rulesOf(t, extend))
	for _, c := range []struct {
		text  string
		rules int
		err   string
	}{
		{rule, 1, ""},
		{extend + rule, defaults + 1, ""},
		{extend + "disabledRules = ['generic-api-key', 'jwt']\n" + rule, defaults - 1, ""},
		{extend + "[[rules]]\nid = 'generic-api-key'\nentropy = 5\n", defaults, ""},
		{rule + "[[rules]]\nid = 'bad'\nregex = '''a('''\n", 0, ":6:9: "},
		{rule + "[[rules.allowlists]]\nregexes = [\n  'ok',\n  '[',\n]\n", 0, ":7:3: "},
		{rule + "[[rules.allowlists]]\ncondition = 'XOR'\nregexes = ['a']\n", 0, "XOR"},
		{rule + "secretGroup = 3\n", 0, "invalid regex secret group 3"},
		{rule + "entrpy = 3\n", 0, ":4: unknown key rules.entrpy"},
		{"[[rules]\n", 0, ":1:"},
		{"[[rules]]\nregex = 'a'\n", 0, ":1: rule 1 has no id"},
		{"[[allowlists]]\ntargetRules = ['none']\npaths = ['a']\n", 0, ":2: [[allowlists]]"},
		{"[extend]\npath = 'other.toml'\n", 0, ":1: extend.path"},
	} {
		file := filepath.Join(t.TempDir(), "rules.toml")
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := New(Options{Rules: file})
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%q: %v", c.text, err)
		case c.err == "" && len(s.engine().keywords) != c.rules:
			t.Errorf("%q: %d rules, want %d", c.text, len(s.engine().keywords), c.rules)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), file) || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%q: %v, want %s", c.text, err, c.err)
		}
	}
}

// rulesOf returns the rules of a file by name.
func rulesOf(t *testing.T, text string) map[string][]string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rules.toml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := New(Options{Rules: file})
	if err != nil {
		t.Fatal(err)
	}
	return s.engine().keywords
}

// A rule that a user wrote says for itself what is a secret.
func TestUserRulesAreNotDoubted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rules.toml")
	if err := os.WriteFile(file, []byte("[[rules]]\nid = 'mine'\nregex = 'example-[0-9]{8}'\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := New(Options{Rules: file})
	if err != nil {
		t.Fatal(err)
	}
	r := s.Worker().Scan(t.Context(), "notes.txt", strings.NewReader("example-12345678\n"))
	if len(r.Findings) != 1 || r.Findings[0].Detector != "mine" {
		t.Errorf("found %v", r.Findings)
	}
}
