package buildcontext

import "testing"

func TestFormatSize(t *testing.T) {
	for _, tt := range []struct {
		bytes int64
		want  string
	}{
		{0, "0 B"},
		{999, "999 B"},
		{1000, "1.0 kB"},
		{999_949, "999.9 kB"},
		{999_951, "1.0 MB"},
		{84_600_000, "84.6 MB"},
		{1_430_000_000, "1.43 GB"},
		{5_000_000_000_000_000, "5000.00 TB"},
	} {
		if got := FormatSize(tt.bytes); got != tt.want {
			t.Errorf("FormatSize(%d) = %q, want %q", tt.bytes, got, tt.want)
		}
	}
}

func TestParseSize(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want int64
	}{
		{"0", 0},
		{"4096", 4096},
		{"100MB", 100_000_000},
		{"100mb", 100_000_000},
		{"1.5 GB", 1_500_000_000},
		{"64KiB", 65_536},
		{"1k", 1000},
		{" 2 T ", 2_000_000_000_000},
	} {
		if got, err := ParseSize(tt.in); err != nil || got != tt.want {
			t.Errorf("ParseSize(%q) = %d, %v, want %d", tt.in, got, err, tt.want)
		}
	}
	for _, in := range []string{"", "MB", "-1", "1X", "1 M B", "NaN", "Inf", "9e18kB", "9223372036854775807", "1e3 bb", "0x10"} {
		if got, err := ParseSize(in); err == nil {
			t.Errorf("ParseSize(%q) = %d, want an error", in, got)
		}
	}
}
