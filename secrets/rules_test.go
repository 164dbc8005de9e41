package secrets

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
)

// The rules are those that gitleaks itself reads from the same text.
func TestDefaultRules(t *testing.T) {
	d, err := detect.NewDetectorDefaultConfig()
	if err != nil {
		t.Fatal(err)
	}
	theirs := d.Config
	ours, err := loadRules("")
	if err != nil {
		t.Fatal(err)
	}
	if len(ours.Rules) < 200 {
		t.Fatalf("%d rules", len(ours.Rules))
	}
	for id, their := range theirs.Rules {
		our, ok := ours.Rules[id]
		if !ok {
			if their.Regex != nil {
				t.Errorf("%s is missing", id)
			}
			continue
		}
		if our.Regex.String() != their.Regex.String() || our.Entropy != their.Entropy || our.SecretGroup != their.SecretGroup ||
			strings.Join(our.Keywords, " ") != strings.Join(their.Keywords, " ") || (our.Path == nil) != (their.Path == nil) ||
			len(our.Allowlists) != len(their.Allowlists) {
			t.Errorf("%s differs", id)
			continue
		}
		for i, a := range our.Allowlists {
			b := their.Allowlists[i]
			if a.MatchCondition != b.MatchCondition || a.RegexTarget != b.RegexTarget || len(a.StopWords) != len(b.StopWords) ||
				!reflect.DeepEqual(texts(a), texts(b)) {
				t.Errorf("%s: allowlist %d differs", id, i)
			}
		}
	}
	if len(ours.Keywords) == 0 || len(ours.Allowlists) != 1 || len(ours.Allowlists[0].Paths) != 0 {
		t.Error("keywords or allowlists of the whole file differ")
	}
}

func texts(a *config.Allowlist) (ts []string) {
	for _, r := range slices.Concat(a.Regexes, a.Paths) {
		ts = append(ts, r.String())
	}
	return ts
}

func TestUserRules(t *testing.T) {
	const rule = "[[rules]]\nid = 'mine'\nregex = '''my-[0-9]{8}'''\n"
	for _, c := range []struct{ text, want string }{
		{rule, ""},
		{"[extend]\nuseDefault = true\ndisabledRules = ['generic-api-key']\n" + rule, ""},
		{rule + "[[rules]]\nid = 'bad'\nregex = '''a('''\n", ":6:9: "},
		{rule + "[[rules.allowlists]]\nregexes = [\n  'ok',\n  '[',\n]\n", ":7:3: "},
		{rule + "[[rules.allowlists]]\ncondition = 'XOR'\nregexes = ['a']\n", "unknown condition \"XOR\""},
		{rule + "secretGroup = 3\n", "invalid regex secret group 3"},
		{rule + "entrpy = 3\n", ":4: unknown key rules.entrpy"},
		{"[[rules]\n", ":1:"},
		{"[[rules]]\nregex = 'a'\n", "rule 1 has no id"},
		{"[[allowlists]]\ntargetRules = ['none']\npaths = ['a']\n", "there is no target rule none"},
	} {
		file := filepath.Join(t.TempDir(), "rules.toml")
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		cfg, err := loadRules(file)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%q: %v", c.text, err)
		case c.want == "" && cfg.Rules["mine"].Regex == nil:
			t.Errorf("%q: the rule is missing", c.text)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), file) || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}
