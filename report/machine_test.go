package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

// many is a report of n findings of one severity; some share a fingerprint.
func many(n int, severity bc.Severity) *Report {
	r := shop()
	r.Findings = nil
	for i := range n {
		r.Findings = append(r.Findings, bc.Finding{
			Code: "CTX102", Severity: severity, Message: fmt.Sprintf("key %d", i), Path: fmt.Sprintf("k%05d", i), Fingerprint: itoa(i / 2),
		})
	}
	return r
}

// A result without a location has GitHub reject the whole file, and two with
// one fingerprint are one alert.
func TestSARIFResults(t *testing.T) {
	for name, make := range fixtures {
		var log sarifLog
		if err := json.Unmarshal(written(t, "sarif", make(), Style{}), &log); err != nil {
			t.Fatal(err)
		}
		run, seen := log.Runs[0], map[string]bool{}
		for _, result := range run.Results {
			at := result.Locations[0].Physical
			if at.Artifact.URI == "" || at.Region.StartLine < 1 {
				t.Errorf("%s: %s has no location", name, result.Message.Text)
			}
			if id := result.RuleID + result.Fingerprints["primaryLocationLineHash"]; seen[id] {
				t.Errorf("%s: %s twice", name, id)
			} else {
				seen[id] = true
			}
			rule := run.Tool.Driver.Rules[result.RuleIndex]
			if rule.ID != result.RuleID || rule.Help.Text == "" || rule.Full.Text == "" {
				t.Errorf("%s: rule %+v of a result of %s", name, rule, result.RuleID)
			}
		}
		if run.Invocations[0].Successful != make().Complete() {
			t.Errorf("%s: successful although incomplete", name)
		}
	}
}

// The secret is in a file that the repository does not know: the alert stands
// at the COPY, and the file is related.
func TestSARIFPlaces(t *testing.T) {
	r := shop()
	r.Repository = "/src"
	r.Findings = r.Findings[2:3]
	var log sarifLog
	if err := json.Unmarshal(written(t, "sarif", r, Style{}), &log); err != nil {
		t.Fatal(err)
	}
	result := log.Runs[0].Results[0]
	if at := result.Locations[0].Physical; at.Artifact.URI != "shop/Dockerfile" || at.Region.StartLine != 21 {
		t.Errorf("located at %+v", at)
	}
	if file := result.Related[0].Physical; file.Artifact.URI != "shop/config/prod.env" || file.Region.StartLine != 4 {
		t.Errorf("related to %+v", file)
	}
}

// Columns are those of the text as it is written, whatever an excerpt shows of
// it, and there are none where the text is not at hand.
func TestSARIFColumns(t *testing.T) {
	r := shop()
	r.Context.Ignore.Source = []byte("docs\n  é😀/dist # output\n")
	r.Dockerfile = []byte("FROM scratch\nRUN   --mount=type=bind,source=größe,target=/x  make\n")
	for _, tt := range []struct {
		finding bc.Finding
		want    sarifRegion
	}{
		{bc.Finding{Code: "CTX303", Path: ".dockerignore", Line: 2, Column: 3, EndColumn: 23}, sarifRegion{2, 3, 20}},
		{bc.Finding{Code: "CTX303", Path: ".dockerignore", Line: 2, Column: 15}, sarifRegion{2, 12, 0}},
		{bc.Finding{Code: "CTX404", Path: "Dockerfile", Line: 2, Column: 31, EndColumn: 38}, sarifRegion{2, 31, 36}},
		{bc.Finding{Code: "CTX402", Path: "Dockerfile", Line: 1}, sarifRegion{StartLine: 1}},
		{bc.Finding{Code: "CTX402", Path: "Dockerfile", Line: 9, Column: 1}, sarifRegion{StartLine: 9}},
		{bc.Finding{Code: "CTX505", Path: ".github/workflows/image.yml", Line: 7, Column: 5}, sarifRegion{StartLine: 7}},
		{bc.Finding{Code: "CTX101", Path: "Dockerfile", Line: 2, Column: 3}, sarifRegion{StartLine: 2}},
	} {
		if got := *r.sarifRegion(tt.finding, r.file(tt.finding)); got != tt.want {
			t.Errorf("%+v: %+v, want %+v", tt.finding, got, tt.want)
		}
	}
	f := bc.Finding{Code: "CTX303", Path: ".dockerignore", Line: 2, Column: 3}
	if got := *r.sarifRegion(f, bc.Place{Path: ".dockerignore", Line: 1}); got != (sarifRegion{StartLine: 1}) {
		t.Errorf("another line has the columns of the finding: %+v", got)
	}
}

func TestUTF16Column(t *testing.T) {
	for _, tt := range []struct {
		line         string
		column, want int
	}{
		{"dist", 1, 1},
		{"dist", 5, 5}, // behind the last
		{"dist", 6, 0},
		{"dist", 0, 0},
		{"é dist", 4, 3},
		{"資料 dist", 8, 4},
		{"😀 dist", 6, 4},
		{"😀 dist", 3, 0}, // within a character
		{"\xff dist", 3, 0},
		{"dist \xff", 3, 3},
		{"\ufeffdist", 4, 0},
	} {
		if got := utf16Column(tt.line, tt.column); got != tt.want {
			t.Errorf("utf16Column(%q, %d) = %d, want %d", tt.line, tt.column, got, tt.want)
		}
	}
}

// GitHub opens an alert for a result with suppressions, so what is decided is
// counted and is none.
func TestSARIFLeavesOutWhatIsDecided(t *testing.T) {
	r := shop()
	r.Known, r.Findings = r.Findings[:2], r.Findings[2:]
	var log sarifLog
	if err := json.Unmarshal(written(t, "sarif", r, Style{}), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != len(r.Findings) {
		t.Errorf("%d results of %d findings", len(run.Results), len(r.Findings))
	}
	said := ""
	for _, n := range run.Invocations[0].Notifications {
		said += strings.ReplaceAll(n.Message.Text, nbsp, " ") + "\n"
	}
	for _, want := range []string{"2 findings more in the baseline\n", "1 finding more exempt in the configuration\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("does not say %q: %s", want, said)
		}
	}
}

func TestURI(t *testing.T) {
	r := shop()
	for path, want := range map[string]string{
		"a b/ü#?.txt":     "a%20b/%C3%BC%23%3F.txt",
		"c:d":             "c%3Ad",
		"d\xff":           "d%FF",
		"../Dockerfile":   "file:///src/Dockerfile",
		"/etc/Dockerfile": "file:///etc/Dockerfile",
	} {
		if got, _ := r.uri(path); got != want {
			t.Errorf("uri(%q) = %s, want %s", path, got, want)
		}
	}
}

func TestSARIFKeepsTheWorst(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(written(t, "sarif", many(sarifResults+9, bc.Low), Style{}), &log); err != nil {
		t.Fatal(err)
	}
	said := log.Runs[0].Invocations[0].Notifications
	if n := len(log.Runs[0].Results); n != sarifResults || !strings.HasPrefix(said[len(said)-1].Message.Text, "9"+nbsp+"findings left out") {
		t.Errorf("%d results, and says %v", n, said)
	}
}

// Every finding is one line, whatever it is called, and no line is another
// command.
func TestGitHubLines(t *testing.T) {
	for name, make := range fixtures {
		for line := range strings.Lines(string(written(t, "github", make(), Style{}))) {
			level, rest, ok := strings.Cut(strings.TrimPrefix(line, "::"), " ")
			if !strings.HasPrefix(line, "ctxaudit: ") && (!ok || !strings.Contains("error warning notice", level) || !strings.Contains(rest, "::")) {
				t.Errorf("%s: %q", name, line)
			}
		}
	}
}

func TestGitHubTenOfEach(t *testing.T) {
	out := string(written(t, "github", many(25, bc.High), Style{}))
	if strings.Count(out, "::error ") != 10 || !strings.HasSuffix(out, "ctxaudit: 15 more without an annotation\n") {
		t.Error(out)
	}
}

func TestGitLabFingerprintsAreUnique(t *testing.T) {
	var issues []gitlabIssue
	if err := json.Unmarshal(written(t, "gitlab", many(100, bc.High), Style{}), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		seen[i.Fingerprint] = true
	}
	if len(seen) != 100 {
		t.Errorf("%d fingerprints for 100 findings", len(seen))
	}
}

// Only what fails the audit fails a test case.
func TestJUnit(t *testing.T) {
	for name, make := range fixtures {
		r := make()
		r.FailOn = bc.High
		var suites struct {
			Suite struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
				Errors   int `xml:"errors,attr"`
				Cases    []struct {
					Failure *struct{} `xml:"failure"`
					Error   *struct{} `xml:"error"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		if err := xml.Unmarshal(written(t, "junit", r, Style{}), &suites); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		suite, failures, errors := suites.Suite, 0, 0
		for _, c := range suite.Cases {
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				errors++
			}
		}
		high := 0
		for _, f := range r.Findings {
			if f.Severity >= bc.High {
				high++
			}
		}
		if suite.Tests != len(suite.Cases) || suite.Failures != failures || failures != high || suite.Errors != errors || errors != len(r.Incomplete) {
			t.Errorf("%s: %d of %d failures, %d errors, %d cases: %+v", name, failures, high, errors, len(suite.Cases), suite)
		}
	}
}
