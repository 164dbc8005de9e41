package report

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

func TestTotals(t *testing.T) {
	got := shop().Totals()
	for _, tt := range []struct {
		reach string
		got   *Count
		want  Count
	}{
		{"context", &got.Context, Count{3410, 1_429_512_645}},
		{"sent", got.Sent, Count{3409, 1_420_412_645}},
		{"stage", got.Stage, Count{3394, 1_380_910_908}},
		{"image", got.Image, Count{41, 910_812}},
	} {
		if *tt.got != tt.want {
			t.Errorf("%s: %v, want %v", tt.reach, *tt.got, tt.want)
		}
	}
	if got := empty().Totals(); got.Sent != nil || got.Stage != nil || got.Image != nil {
		t.Error("without a Dockerfile nobody knows what is sent")
	}
}

func TestVerdict(t *testing.T) {
	r := tidy()
	if _, any := r.Highest(); any || r.OverLimit() || !r.Complete() {
		t.Error("tidy is not clean")
	}
	r.Findings = []bc.Finding{{Code: "CTX303", Severity: bc.Info}, {Code: "CTX205", Severity: bc.Medium}, {Code: "CTX204", Severity: bc.Low}}
	r.Incomplete = []bc.Problem{{Path: "x", Reason: "permission denied"}}
	if s, any := r.Highest(); s != bc.Medium || !any || !r.OverLimit() || r.Complete() {
		t.Errorf("highest %v, over the limit %v, complete %v", s, r.OverLimit(), r.Complete())
	}
}

// The schema: arrays are never null, unknowns always are.
func TestJSONNulls(t *testing.T) {
	var got map[string]json.RawMessage
	if err := json.Unmarshal(written(t, "json", empty(), Style{}), &got); err != nil {
		t.Fatal(err)
	}
	for _, array := range []string{"largest", "findings", "known", "suggestions", "exempt", "notscanned", "incomplete", "unknowns"} {
		if string(got[array]) != "[]" {
			t.Errorf("%s is %s", array, got[array])
		}
	}
	for object, unknown := range map[string]int{"target": 4, "totals": 3} {
		if n := strings.Count(string(got[object]), "null"); n != unknown {
			t.Errorf("%s has %d unknowns: %s", object, n, got[object])
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Write(io.Discard, "xml", empty(), Style{})
	if err == nil || !strings.Contains(err.Error(), "table, json") {
		t.Errorf("got %v", err)
	}
}
