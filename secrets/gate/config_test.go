package gate

import (
	"reflect"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
)

// The embedded configuration is read as gitleaks reads it.
func TestParse(t *testing.T) {
	d, err := detect.NewDetectorDefaultConfig()
	if err != nil {
		t.Fatal(err)
	}
	c, err := Parse([]byte(config.DefaultConfig))
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Translate()
	if err != nil {
		t.Fatal(err)
	}
	want := d.Config
	if !reflect.DeepEqual(got.Keywords, want.Keywords) || !reflect.DeepEqual(got.OrderedRules, want.OrderedRules) {
		t.Error("keywords or rules differ")
	}
	same(t, "the configuration", got.Allowlists, want.Allowlists)
	for id, w := range want.Rules {
		g := got.Rules[id]
		same(t, id, g.Allowlists, w.Allowlists)
		g.Allowlists, w.Allowlists = nil, nil
		if !reflect.DeepEqual(g, w) {
			t.Errorf("%s: got %+v, want %+v", id, g, w)
		}
	}
}

func same(t *testing.T, where string, got, want []*config.Allowlist) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d allowlists, want %d", where, len(got), len(want))
	}
	for i, g := range got {
		w := want[i]
		if g.RegexTarget != w.RegexTarget || g.MatchCondition != w.MatchCondition || len(g.StopWords) != len(w.StopWords) ||
			!reflect.DeepEqual(g.Regexes, w.Regexes) || !reflect.DeepEqual(g.Paths, w.Paths) {
			t.Errorf("%s: allowlist %d differs", where, i)
		}
	}
}

func TestNewRejects(t *testing.T) {
	rule := "[[rules]]\nid = \"r\"\nregex = 'a(b)'\n"
	for _, test := range []struct{ config, message string }{
		{"[[rules]]\nid = \"r\"\nregex = 'a('", "rule r: regex: error parsing regexp: missing closing )"},
		{"[[rules]]\nid = \"r\"\npath = '*'", "rule r: path: error parsing regexp"},
		{"[[rules]]\nregex = 'a'", "rule |id| is missing"},
		{"[[rules]]\nid = \"r\"", "both |regex| and |path| are empty"},
		{rule + "secretGroup = 2", "invalid regex secret group 2"},
		{rule + "[[rules.allowlists]]", "must contain at least one check"},
		{rule + "[[rules.allowlists]]\nregexes = ['(']", "rule r: allowlist: error parsing regexp"},
		{rule + "[[rules.allowlists]]\ncondition = \"XOR\"\nregexes = ['x']", "unknown allowlist |condition|"},
		{rule + "[rules.allowlist]\npaths = ['(']", "rule r: allowlist: error parsing regexp"},
		{rule + "[[rules.required]]\nid = \"s\"", "rule ID 's' does not exist"},
		{rule + "[allowlist]\nregexes = ['[']", "allowlist: error parsing regexp"},
		{rule + "[[allowlists]]\ntargetRules = [\"s\"]\nregexes = ['x']", "target rule ID 's' does not exist"},
	} {
		c, err := Parse([]byte(test.config))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := New(c, Words{}); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%s\ngot error %v, want %s", test.config, err, test.message)
		}
	}
}
