package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
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

// runHere runs ctxaudit in this process.
func runHere(t *testing.T, args []string) (code int, stdout []byte, stderr string) {
	var out, errs bytes.Buffer
	p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: os.Getenv}
	code = p.main(t.Context(), args)
	return code, out.Bytes(), errs.String()
}

// runAsNobody runs ctxaudit in a process of its own that is not root, who can
// read everything.
func runAsNobody(t *testing.T, args []string) (code int, stdout []byte, stderr string) {
	for _, dir := range []string{"..", "."} {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	cmd := exec.Command("ctxaudit", args...)
	cmd.Env = append(os.Environ(), "NOBODY=1")
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.Bytes(), errs.String()
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
	args = append([]string{"--format", "json", "--fail-on", "never"}, args...)
	run := runHere
	if strings.Contains(archive, "(unreadable)") {
		run = runAsNobody
	}
	code, out, errs := run(t, args)
	if code == exitUsage && strings.Contains(errs, "the build fails on the rule") {
		return []exampleFinding{{"CTX310", "high", errs}}
	}
	var r struct{ Findings []exampleFinding }
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("exit code %d: %v\n%s", code, err, errs)
	}
	return r.Findings
}
