package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with testdata/name; -update rewrites the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and look at it:\n%s", file, got)
	}
}

func written(t *testing.T, format string, r *Report, s Style) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, r, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldenTable(t *testing.T) {
	for name, make := range fixtures {
		for _, width := range []int{60, 80, 120, 200} {
			got := written(t, "table", make(), Style{Width: width})
			golden(t, fmt.Sprintf("%s.%d.txt", name, width), got)
			for line := range bytes.Lines(got) {
				if n := columns(string(bytes.TrimSuffix(line, []byte("\n")))); n > width {
					t.Errorf("%s: a line takes %d of %d columns: %s", name, n, width, line)
				}
			}
		}
	}
	golden(t, "shop.long.txt", written(t, "table", shop(), Style{Width: 80, Long: true}))
	golden(t, "shop.colour.txt", written(t, "table", shop(), Style{Width: 100, Color: true}))
}

// Every format but the table, which has a file for each width.
func TestGolden(t *testing.T) {
	for name, make := range fixtures {
		for _, f := range Formats() {
			if f == "table" {
				continue
			}
			got := written(t, f, make(), Style{})
			// The style and the script stand in files of their own.
			own := strings.NewReplacer(pageStyle, "page.css", pageScript, "page.js", hash(pageStyle), "page.css", hash(pageScript), "page.js")
			golden(t, name+"."+f, []byte(own.Replace(string(got))))
			if again := written(t, f, make(), Style{}); !bytes.Equal(got, again) {
				t.Errorf("%s: two runs give different bytes", f)
			}
		}
	}
}
