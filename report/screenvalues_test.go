package report

import (
	"strings"
	"testing"

	bc "ctxaudit/context"
)

func TestValues(t *testing.T) {
	const env = " in environment file (8 to 15 characters)"
	find := func(message string, line int) bc.Finding { return bc.Finding{Message: message, Line: line} }
	for _, test := range []struct {
		want     string
		findings []bc.Finding
	}{
		{"password and token in environment file: 5 values on lines 2, 3 and 5 to 7", []bc.Finding{
			find("password"+env, 5), find("password"+env, 6), find("token"+env, 7), find("password"+env, 2), find("password"+env, 3)}},
		{"AWS access token: 2 values on one line", []bc.Finding{find("AWS access token (AKIA…, 16 to 31 characters)", 4), find("AWS access token", 4)}},
		{"key in script: 2 values", []bc.Finding{find("key in script (under 8 characters), in a.sh:1 of the archive", 0), find("key in script", 0)}},
		{"private key: 6 values on lines 1, 3, 5, 7 and more", []bc.Finding{
			find("private key", 1), find("private key", 3), find("private key", 5), find("private key", 7), find("private key", 9), find("private key", 11)}},
	} {
		if got := strings.ReplaceAll(values(test.findings), nbsp, " "); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
