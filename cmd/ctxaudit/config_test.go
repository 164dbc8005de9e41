package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"ctxaudit/context"
	"ctxaudit/report"
)

// TestConfigurationPage parses the example of the page, which names every key.
func TestConfigurationPage(t *testing.T) {
	page, err := os.ReadFile("configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(page), "```toml\n")
	example, _, _ = strings.Cut(example, "```")
	c, err := parseConfig("configuration.md", []byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Ignore) != 1 || c.MaxFiles != 20000 || c.Severity["CTX2"] != "info" {
		t.Errorf("read as %+v", c)
	}
	for _, key := range configKeys() {
		if !strings.Contains(example, key) {
			t.Errorf("the example lacks %s", key)
		}
	}
}

func TestConfigurationErrors(t *testing.T) {
	for _, tt := range []struct{ text, want, hint string }{
		{"fail_on = \"low\"", `f:1: unknown key "fail_on"`, "did you mean fail-on?"},
		{"\n[[ignore]]\ncode = \"CTX1\"\nreasons = \"x\"", `f:4: unknown key "reasons"`, "did you mean reason?"},
		{"colour = true", `f:1: unknown key "colour"`, "the keys are fail-on, max-size, max-files, select, severity, ignore, code, path, reason, expires"},
		{"max-files = \"many\"", "f:1: ", ""},
		{"fail-on = ", "f:1: ", ""},
		{"fail-on = \"severe\"", `f:1: fail-on: unknown severity "severe"`, "use critical, high, medium, low or never"},
		{"max-files = -1", "f:1: max-files: a number of files is not negative", "leave it out for no limit"},
		{"\nselect = \"CTX1\"", "f:2: select does not take that kind of value", "write it as select = [\"CTX1\", \"CTX302\"]"},
		{"select = [\"302\"]", `f:1: select: no rule begins with "302"`, "did you mean CTX302?"},
		{"select = [\"ctx3\"]", `f:1: select: no rule begins with "ctx3"`, "did you mean CTX3?"},
		{"[[ignore]]\ncode = \"CTX1\"\nreason = \"x\"\nexpires = 2027-01-01T00:00:00Z", "f:4: expires does not take", "write it as expires = 2027-06-30"},
		{"[[ignore]]\ncode = \"CTX1\"\nreason = \"x\"\n\n[[ignore]]\ncode = \"CTX2\"", "f:5: ignore: CTX2 has no reason", ""},
		{"max-size = \"big\"", `f:1: max-size: "big" is not a size`, ""},
		{"select = [\"CTX9\"]", `f:1: select: no rule begins with "CTX9"`, "ctxaudit rule lists all"},
		{"[severity]\nCTX3 = \"severe\"", `f:2: severity.CTX3: unknown severity "severe"`, "use critical, high, medium, low or info"},
		{"[[ignore]]\ncode = \"CTX3\"", "f:1: ignore: CTX3 has no reason", "say why, for whoever reads it in a year"},
		{"[[ignore]]\nreason = \"x\"", "f:1: ignore: an entry has no code", `write code = "CTX302"`},
		{"[[ignore]]\ncode = \"CTX3\"\nreason = \"x\"\npath = \"a[\"", "f:1: ignore: path: syntax error in pattern", "write it as in an ignore file"},
	} {
		_, err := parseConfig("f", []byte(tt.text))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %s", tt.text, err, tt.want)
		} else if tt.hint != "" && buildcontext.Hint(err) != tt.hint {
			t.Errorf("%q: hint %q, want %q", tt.text, buildcontext.Hint(err), tt.hint)
		}
	}
}

func TestChoice(t *testing.T) {
	found := []buildcontext.Finding{
		{Code: "CTX101", Path: "test/fixtures/key.pem"},
		{Code: "CTX101", Path: "config/prod.env"},
		{Code: "CTX302", Path: ".dockerignore"},
		{Code: "CTX301", Path: ".dockerignore"},
	}
	fixtures := "[[ignore]]\ncode = \"CTX101\"\npath = \"test/**\"\nreason = \"x\"\n"
	for _, tt := range []struct {
		name, config string
		chosen, left codes
		want, notes  string
	}{
		{"all", "", nil, nil, "CTX101 CTX101 CTX302 CTX301", ""},
		{"a group", "", codes{"CTX3"}, nil, "CTX302 CTX301", ""},
		{"a group without one", "", codes{"CTX3"}, codes{"CTX301"}, "CTX302", ""},
		{"chosen in the file", "select = [\"CTX1\"]", nil, nil, "CTX101 CTX101", ""},
		{"the flag wins", "select = [\"CTX1\"]", codes{"CTX302"}, nil, "CTX302", ""},
		{"an exemption by path", fixtures, nil, nil, "CTX101 CTX302 CTX301", ""},
		{"on its last day", fixtures + "expires = 2026-06-30\n", nil, nil, "CTX101 CTX302 CTX301", ""},
		{"expired", fixtures + "expires = 2026-06-29\n", nil, nil, "CTX101 CTX101 CTX302 CTX301", "note: findings whose exemption has expired: 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			conf, err := parseConfig("f", []byte(tt.config))
			if err != nil {
				t.Fatal(err)
			}
			o := &options{chosen: tt.chosen, left: tt.left}
			choice, err := o.choose(conf)
			if err != nil {
				t.Fatal(err)
			}
			r := &report.Report{Findings: found}
			var notes strings.Builder
			choice.apply(r, &notes, time.Date(2026, 6, 30, 23, 0, 0, 0, time.Local))
			var got []string
			for _, f := range r.Findings {
				got = append(got, f.Code)
			}
			if strings.Join(got, " ") != tt.want || notes.String() != tt.notes {
				t.Errorf("got %v and %q, want %s and %q", got, notes.String(), tt.want, tt.notes)
			}
			// Nothing goes without a trace: it is shown, it is exempt, or its rule was left out.
			out := func(f buildcontext.Finding) bool {
				return slices.ContainsFunc(r.Unchecked, func(u report.Unchecked) bool { return u.Code == f.Code })
			}
			left := len(slices.DeleteFunc(slices.Clone(found), out))
			if left != len(r.Findings)+len(r.Exempt) {
				t.Errorf("%d shown and %d exempt of %d", len(r.Findings), len(r.Exempt), left)
			}
			for _, x := range r.Exempt {
				if x.Reason != "x" {
					t.Errorf("%s is exempt for %q", x.Path, x.Reason)
				}
			}
		})
	}
}

func TestSeverities(t *testing.T) {
	conf, err := parseConfig("f", []byte("[severity]\nCTX3 = \"info\"\nCTX302 = \"high\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{"CTX301": "info true", "CTX302": "high true", "CTX101": "info false"} {
		s, ok := conf.grade(code)
		if got := s.String() + map[bool]string{true: " true", false: " false"}[ok]; got != want {
			t.Errorf("%s: got %s, want %s", code, got, want)
		}
	}
}
