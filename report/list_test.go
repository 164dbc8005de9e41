package report

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

func list(t *testing.T, r *Report, s ListStyle) string {
	t.Helper()
	var b bytes.Buffer
	if err := List(&b, r.Context, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestListText(t *testing.T) {
	if got, want := list(t, tidy(), ListStyle{})[:20], "cmd/tidy/f00000.js\nc"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := list(t, shop(), ListStyle{Reach: bc.InImage, Long: true}), "         812 image   file    config/prod.env\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q", got[:60], want)
	}
}

func TestGoldenList(t *testing.T) {
	for _, name := range []string{"tidy", "hostile", "empty"} {
		for _, format := range []string{"text", "json", "csv"} {
			golden(t, name+".ls."+format, []byte(list(t, fixtures[name](), ListStyle{Format: format})))
		}
	}
}

// Every name is one line, and only -0 gives it byte for byte.
func TestListHostileNames(t *testing.T) {
	r := hostile()
	lines := strings.Split(strings.TrimSuffix(list(t, r, ListStyle{}), "\n"), "\n")
	raw := strings.Split(strings.TrimSuffix(list(t, r, ListStyle{Zero: true}), "\x00"), "\x00")
	for i, e := range r.Context.Entries {
		if lines[i] != printable(e.Path) || raw[i] != e.Path {
			t.Errorf("%q is listed as %s and as %q", e.Path, lines[i], raw[i])
		}
	}
}

// Any reader of JSON gets every name back: from path, or from rawpath where it
// is no UTF-8.
func TestListJSON(t *testing.T) {
	for name, make := range fixtures {
		r := make()
		out := list(t, r, ListStyle{Format: "json"})
		if strings.ContainsFunc(out, func(c rune) bool { return c != '\n' && !plain(string(c)) }) {
			t.Errorf("%s: a terminal would interpret the list", name)
		}
		var got []struct {
			Path     string
			RawPath  *string
			Size     int64
			Type     string
			Reach    string
			Landings []struct {
				Stage, Path string
				Line        int
				Final       bool
			}
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err)
		}
		if len(got) != len(r.Context.Entries) {
			t.Fatalf("%s: %d of %d entries", name, len(got), len(r.Context.Entries))
		}
		for i, e := range r.Context.Entries {
			path := got[i].Path
			if got[i].RawPath != nil {
				b, err := base64.StdEncoding.DecodeString(*got[i].RawPath)
				if err != nil {
					t.Fatal(err)
				}
				path = string(b)
			}
			if path != e.Path || got[i].Size != e.Size || got[i].Reach != e.Reach.String() || len(got[i].Landings) != len(e.Landings) {
				t.Errorf("%s: %+v became %+v", name, e, got[i])
			}
		}
	}
}

// No cell is a formula to a spreadsheet, and no name breaks a row.
func TestListCSV(t *testing.T) {
	for name, make := range fixtures {
		rows, err := csv.NewReader(strings.NewReader(list(t, make(), ListStyle{Format: "csv"}))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range rows[1:] {
			if strings.ContainsAny(row[0][:1], "=+-@") || strings.Contains(row[0], "\n") {
				t.Errorf("%s: %q", name, row[0])
			}
		}
	}
}

func TestListUnknownFormat(t *testing.T) {
	if err := List(io.Discard, shop().Context, ListStyle{Format: "xml"}); err == nil || !strings.Contains(err.Error(), "text, json, csv") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkListJSON(b *testing.B) {
	c := shop().Context
	b.ReportAllocs()
	for b.Loop() {
		if err := List(io.Discard, c, ListStyle{Format: "json"}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(c.Entries)), "ns/entry")
}
