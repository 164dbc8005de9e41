package formats

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

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
