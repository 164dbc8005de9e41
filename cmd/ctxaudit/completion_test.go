package main

import (
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestComplete(t *testing.T) {
	for line, want := range map[string]string{
		"ctxaudit r":                      "rule",
		"ctxaudit src/r":                  "",
		"ctxaudit --format json r":        "",
		"ctxaudit rule CTX50":             "CTX501 CTX502 CTX503 CTX504 CTX505 CTX506 CTX507",
		"ctxaudit rule CTX501 ":           "",
		"ctxaudit completion ":            "bash zsh fish",
		"ctxaudit --fa":                   "--fail-on",
		"ctxaudit --fail-on ":             "critical high medium low never",
		"ctxaudit --fail-on=h":            "--fail-on=high",
		"ctxaudit --fail-on = h":          "high",
		"ctxaudit --fail-on =":            "critical high medium low never",
		"ctxaudit --select CTX101,CTX205": "CTX101,CTX205",
		"ctxaudit ls --format ":           "text json csv",
		"ctxaudit ls -f ":                 "",
		"ctxaudit ls --long s":            "",
		"ctxaudit why -- --fo":            "",
		"ctxaudit no=":                    "",
		"ctxaudit =":                      "",
	} {
		args := strings.Split(line, " ")[1:]
		if got := strings.Join(texts(complete(args)), " "); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// TestWordsOfFlags holds the words of each flag against its usage, which names
// them for people.
func TestWordsOfFlags(t *testing.T) {
	flags := 0
	for _, c := range commands() {
		c.flags(&options{}).VisitAll(func(f *pflag.Flag) {
			for _, w := range f.Annotations[words] {
				flags++
				if !strings.Contains(f.Usage, w) && !strings.HasPrefix(w, "CTX") && f.Name != "report" {
					t.Errorf("ctxaudit %s: the usage of --%s does not name %q: %s", c.name, f.Name, w, f.Usage)
				}
			}
		})
	}
	if flags < 50 {
		t.Errorf("only %d words", flags)
	}
}
