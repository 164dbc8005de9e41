package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"ctxaudit/context"
	"ctxaudit/context/lint"
	"ctxaudit/context/lint/linttest"
)

// TestExamplesOfPages audits the trees of every page: the bad one has the finding
// that the page is about and no other that is more than information, the good
// one has neither.
func TestExamplesOfPages(t *testing.T) {
	for _, page := range lint.Pages() {
		t.Run(page.Code, func(t *testing.T) {
			if strings.Contains(page.Text, "(unreadable)") && os.Geteuid() == 0 {
				t.Skip("root can read everything")
			}
			bad := loud(auditExample(t, page, "Bad"), page.Code)
			if len(bad) != 1 || bad[page.Code] == "" {
				t.Errorf("the bad example has %v", bad)
			}
			if good := loud(auditExample(t, page, "Good"), page.Code); len(good) != 0 {
				t.Errorf("the good example has %v", good)
			}
		})
	}
}

type exampleFinding struct{ Code, Severity, Message string }

// loud returns the message of each code that is the given one or more than
// information.
func loud(found []exampleFinding, code string) map[string]string {
	m := map[string]string{}
	for _, f := range found {
		if f.Code == code || f.Severity != buildcontext.Info.String() {
			m[f.Code] = f.Severity + ": " + f.Message
		}
	}
	return m
}

// auditExample plants the example below that heading of a page and audits it as
// its first line says. A build that would fail is the finding CTX310.
func auditExample(t *testing.T, page buildcontext.Page, heading string) []exampleFinding {
	t.Helper()
	_, section, _ := strings.Cut(page.Text, "\n## "+heading+"\n")
	_, fence, _ := strings.Cut(section, "\n```\n")
	archive, _, found := strings.Cut(fence, "\n```\n")
	if !found {
		t.Fatalf("no example under %s", heading)
	}
	args := []string{"."}
	if command, rest, ok := strings.Cut(archive, "\n"); ok && strings.HasPrefix(command, "$ ctxaudit ") {
		args, archive = strings.Fields(command)[2:], rest
	}
	t.Chdir(t.TempDir())
	linttest.Plant(t, ".", archive+"\n")
	var out, errs bytes.Buffer
	p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: os.Getenv}
	code := p.main(t.Context(), append([]string{"--format", "json", "--fail-on", "never"}, args...))
	if code == exitUsage && strings.Contains(errs.String(), "the build fails on the rule") {
		return []exampleFinding{{"CTX310", "high", errs.String()}}
	}
	var r struct{ Findings []exampleFinding }
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatalf("exit code %d: %v\n%s", code, err, errs.String())
	}
	return r.Findings
}
