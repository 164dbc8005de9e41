package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"1.4 GB, 12 files":     "1.4 GB, 12 files",
		"**/.env | a_b":        `\*\*/.env \| a\_b`,
		"<b>&amp;":             `\<b\>\&amp;`,
		"@org https://x www.y": `@<!-- -->org https\://x www\.y`,
		"[a](b) `c` \\ #1":     "\\[a\\](b) \\`c\\` \\\\ \\#<!-- -->1",
		"two\nlines":           `two\\nlines`,
	} {
		if got := prose(in); got != want {
			t.Errorf("prose(%q) = %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"a`b": "`\"a\\x60b\"`", "a|b": "`\"a\\x7cb\"`", "@types/x": "`@types/x`", "": ""} {
		if got := code(in); got != want {
			t.Errorf("code(%q) = %s, want %s", in, got, want)
		}
	}
}

// Every row has the columns of its table, whatever the names are.
func TestMarkdownTables(t *testing.T) {
	for name, make := range fixtures {
		for _, format := range []string{"markdown", "summary"} {
			columns := 0
			for line := range strings.Lines(string(written(t, format, make(), Style{}))) {
				line = strings.TrimSpace(line)
				if !strings.HasPrefix(line, "|") {
					columns = 0
					continue
				}
				n := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|")
				if columns > 0 && n != columns {
					t.Errorf("%s %s: %d of %d columns: %s", name, format, n, columns, line)
				}
				columns = n
			}
		}
	}
}

// What the baseline knows is no reason to tick a box.
func TestChecklistCountsKnownFindings(t *testing.T) {
	r := shop()
	r.Known, r.Findings = r.Findings, nil
	for _, c := range r.checks() {
		if strings.HasPrefix(c.statement, "No credential reaches the image") && c.holds() {
			t.Error("ticked")
		}
	}
}

// Nothing is ticked that nobody looked at.
func TestChecklistDoesNotGuess(t *testing.T) {
	r := tidy()
	for _, c := range r.checks() {
		if !c.holds() && !strings.Contains(c.statement, "limits") {
			t.Errorf("tidy: open: %s %s", c.statement, c.evidence)
		}
	}
	r.NoSecrets = true
	r.Context.Build = nil
	r.Unchecked = []Unchecked{{"CTX110", "git is not installed"}}
	var open []string
	for _, c := range r.checks() {
		if !c.holds() {
			open = append(open, c.statement)
		}
	}
	for _, want := range []string{"reaches the image", "build stage", "comes from this context", "lies in the context", "git ignores", "was searched", "what it copies", "Where everything lands"} {
		if !strings.Contains(strings.Join(open, "\n"), want) {
			t.Errorf("ticked without evidence: %s", want)
		}
	}
}

// What a reviewer asks next stands in the evidence.
func TestChecklistSaysWhy(t *testing.T) {
	find := func(r *Report, statement string) check {
		for _, c := range r.checks() {
			if strings.HasPrefix(c.statement, statement) {
				return c
			}
		}
		t.Fatalf("no check begins with %q", statement)
		return check{}
	}
	r := tidy()
	r.Findings = []bc.Finding{{Code: "CTX101", Severity: bc.High, Path: "go.mod", Reach: bc.InStage}, {Code: "CTX301", Path: ".dockerignore", Line: 1}}
	r.NotScanned = []bc.Problem{{Path: "go.sum", Reason: "binary"}, {Path: "a/B.PNG", Reason: "binary"}, {Path: "c.png", Reason: "binary"}, {Path: "Makefile", Reason: "binary"}}
	b := r.Context.Build
	b.Unknowns = []bc.Unknowable{{Line: 11, Made: true}, {Line: 3, Message: "what is in alpine"}}
	b.Steps = []bc.Step{{Kind: "COPY", Stage: 1, Line: 10, From: "composer:2", FromStage: -1}, {Kind: "COPY", Stage: 1, Line: 11, From: "build"}}
	for statement, want := range map[string]string{
		// Commands of a stage may carry what lies there into the image.
		"No credential reaches the image": "No file of the context gets there as it is. Stages hold credentials; not followed from stage to stage: what RUN steps and base images make (Dockerfile:11).",
		"Everything that ships":           "By name: 2 `*.png`, 1 `*.sum`, 1 `Makefile`.",
		"Every line":                      "Of 2" + nbsp + "rules, 1 find nothing to do in this tree.",
		"Everything comes":                "To be looked at on their own: image `composer:2` (Dockerfile:10).",
		"Where everything lands":          "Dockerfile:3: what is in alpine; not followed from",
	} {
		if c := find(r, statement); !strings.Contains(c.evidence, want) || c.holds() && statement != "Every line" {
			t.Errorf("%s (%v) %s; want %s", statement, c.holds(), c.evidence, want)
		}
	}
}

func TestSummaryKeepsItsBudget(t *testing.T) {
	out := string(written(t, "summary", many(40_000, bc.Medium), Style{}))
	if len(out) > budget || len(out) < budget-1000 {
		t.Errorf("%d of %d bytes", len(out), budget)
	}
	// What is there and what is said to be left out are all of it.
	left := 0
	if said := regexp.MustCompile(`\n_([0-9\x{a0}]+)\x{a0}lines left out`).FindStringSubmatch(out); said != nil {
		left, _ = strconv.Atoi(strings.ReplaceAll(said[1], nbsp, ""))
	}
	if rows := strings.Count(out, "| medium |"); rows == 0 || rows+left < 40_000 {
		t.Errorf("%d rows and %d lines left out of 40,000", rows, left)
	}
}

func TestBriefIsSixLines(t *testing.T) {
	for name, make := range fixtures {
		if n := strings.Count(string(written(t, "brief", make(), Style{})), "\n"); n > 6 {
			t.Errorf("%s: %d lines", name, n)
		}
	}
}
