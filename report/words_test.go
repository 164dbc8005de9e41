package report

import (
	"strings"
	"testing"
)

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1 000", 48213: "48 213", 1234567: "1 234 567"} {
		if got := strings.ReplaceAll(grouped(n), nbsp, " "); got != want {
			t.Errorf("grouped(%d) = %q, want %q", n, got, want)
		}
	}
}

// A percentage never rounds something to nothing, or nearly all to all.
func TestPercent(t *testing.T) {
	for _, tt := range []struct {
		part, whole int64
		want        string
	}{{0, 5, "0 %"}, {1, 1000, "<1 %"}, {97, 100, "97 %"}, {9999, 10000, ">99 %"}, {7, 7, "100 %"}, {0, 0, "0 %"}} {
		if got := strings.ReplaceAll(percent(tt.part, tt.whole), nbsp, " "); got != tt.want {
			t.Errorf("percent(%d, %d) = %q, want %q", tt.part, tt.whole, got, tt.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	for name, want := range map[string]string{
		"web/.env":     `web/.env`,
		"sp ace":       `sp ace`,
		"日本語.txt":      `日本語.txt`,
		`back\slash`:   `back\slash`,
		"a\nb":         `"a\nb"`,
		"\x1b]0;x\x07": `"\x1b]0;x\a"`,
		"\u202egpj":    `"\u202egpj"`,
		"\u009b31m":    `"\u009b31m"`,
		"d\xff":        `"d\xff"`,
		"\ufffd":       "\ufffd",
		`"q"`:          `"\"q\""`,
	} {
		if got := printable(name); got != want {
			t.Errorf("printable(%q) = %s, want %s", name, got, want)
		}
	}
	if got, want := Safe("see a\tb\xff \"x\"\u00a01"), `see a\tb\xff "x"`+nbsp+"1"; got != want {
		t.Errorf("safeText = %s, want %s", got, want)
	}
}

// A path keeps its head and its base name.
func TestElide(t *testing.T) {
	for _, tt := range []struct {
		path  string
		width int
		want  string
	}{
		{"web/src/a.go", 12, "web/src/a.go"},
		{"packages/web/client/index.html", 20, "packages…/index.html"},
		{"packages/web/dist/", 12, "packa…/dist/"},
		{"averyveryverylongname.tar.gz", 12, "aver….tar.gz"},
		{"a/averyveryverylongname.tar.gz", 12, "a/av….tar.gz"},
		{"資料/日本語/日本語/表.txt", 13, "資料/…/表.txt"},
	} {
		if got := elide(tt.path, tt.width); got != tt.want || columns(got) > tt.width {
			t.Errorf("elide(%q, %d) = %q, want %q", tt.path, tt.width, got, tt.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {"one two three", "one two|three"}, {"abcdefghijkl mn", "abcdefgh|ijkl mn"}, {"a  b", "a  b"},
	} {
		if got := strings.Join(wrap(tt.in, 8), "|"); got != tt.want {
			t.Errorf("wrap(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
