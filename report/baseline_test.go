package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

func TestBaseline(t *testing.T) {
	var b bytes.Buffer
	limit := bc.Finding{Code: limitCode, Path: ".", Fingerprint: "never known"}
	if err := WriteBaseline(&b, append(shop().Findings, limit), []byte("project")); err != nil {
		t.Fatal(err)
	}
	golden(t, "shop.baseline", b.Bytes())
	known, err := ReadBaseline(&b)
	if err != nil {
		t.Fatal(err)
	}
	if string(known.Key) != "project" {
		t.Errorf("the key became %q", known.Key)
	}
	moved := shop().Findings
	for i := range moved {
		moved[i].Path = "elsewhere/" + moved[i].Path
		moved[i].Line += 7
	}
	other := bc.Finding{Code: "CTX101", Path: "config/prod.env", Line: 4, Fingerprint: "a new secret on an old line"}
	fresh, old := known.Split(append(slices.Clone(moved), other, limit))
	if len(fresh) != 2 || fresh[0].Fingerprint != other.Fingerprint || len(old) != len(moved) {
		t.Errorf("fresh %v, %d known", fresh, len(old))
	}
}

// The order of the findings is no matter, and one that is there twice is one line.
func TestBaselineIsStable(t *testing.T) {
	fs := shop().Findings
	var a, b bytes.Buffer
	WriteBaseline(&a, fs, nil)
	slices.Reverse(fs)
	WriteBaseline(&b, append(fs, fs...), nil)
	if a.String() != b.String() {
		t.Errorf("%s\n%s", a.String(), b.String())
	}
}

func TestReadBaselineRefuses(t *testing.T) {
	for _, in := range []string{"", "[]", "{}", `{"schema":"ctxaudit/v1"}`} {
		if _, err := ReadBaseline(strings.NewReader(in)); err == nil || !strings.HasPrefix(err.Error(), "not a baseline: ") {
			t.Errorf("%q: %v", in, err)
		}
	}
}
