package formats

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// The finding about a line of the ignore file stands at its text, in the unit
// that the run names.
func TestSARIFColumns(t *testing.T) {
	out, err := audit(root, "sarif")
	if err != nil {
		t.Fatal(err)
	}
	log, err := sarif.FromBytes(out)
	if err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if kind := run.ColumnKind; kind == nil || *kind != "utf16CodeUnits" {
		t.Error("columns count something else")
	}
	units, found := utf16.Encode([]rune(inlineComment)), false
	for _, r := range run.Results {
		if *r.RuleID != "CTX303" {
			continue
		}
		found = true
		at := r.Locations[0].PhysicalLocation.Region
		if at.StartColumn == nil || at.EndColumn == nil || *at.EndColumn > len(units)+1 {
			t.Fatalf("region %+v", at)
		}
		if got := string(utf16.Decode(units[*at.StartColumn-1 : *at.EndColumn-1])); *at.StartLine != 2 || got != strings.TrimSpace(inlineComment) {
			t.Errorf("line %d: %q", *at.StartLine, got)
		}
	}
	if !found {
		t.Error("no finding about the comment")
	}
}

// The official schema of SARIF 2.1.0 knows every property that is written, and
// none is missing.
func TestSARIFSchema(t *testing.T) {
	for name, root := range map[string]string{"shop": root, "empty": t.TempDir()} {
		out, err := audit(root, "sarif")
		if err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(bytes.NewReader(out))
		d.DisallowUnknownFields()
		if err := d.Decode(new(sarif.Report)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		log, err := sarif.FromBytes(out)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		// The library fills in what is left out, and wrongly here.
		english, run := "en-US", log.Runs[0]
		run.Language, run.Tool.Driver.Language, run.NewlineSequences = english, english, []string{"\n"}
		if err := log.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if name == "shop" && len(log.Runs[0].Results) < len(hostile) {
			t.Errorf("%d results", len(log.Runs[0].Results))
		}
	}
}
