package buildcontext

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// FormatSize writes a number of bytes as docker build does, in decimal units:
// "512 B", "84.6 MB", "1.43 GB".
func FormatSize(bytes int64) string {
	units := [...]string{"B", "kB", "MB", "GB", "TB"}
	decimals := [...]int{0, 1, 1, 2, 2}
	n, unit := float64(bytes), 0
	for n >= 999.95 && unit < len(units)-1 {
		n /= 1000
		unit++
	}
	return strconv.FormatFloat(n, 'f', decimals[unit], 64) + " " + units[unit]
}

// ParseSize reads a size such as "100MB", "1.5 GB", "64KiB" or "4096". As for
// docker build a unit without "i" is decimal; letter case does not matter. It
// rejects negative sizes and those that do not fit.
func ParseSize(s string) (int64, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	number := strings.TrimRight(text, "bikmgt ")
	unit := strings.TrimSuffix(strings.TrimSpace(text[len(number):]), "b")
	factors := map[string]float64{
		"": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12,
		"ki": 1 << 10, "mi": 1 << 20, "gi": 1 << 30, "ti": 1 << 40,
	}
	factor, known := factors[unit]
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !known || n < 0 || !(n*factor < math.MaxInt64) {
		return 0, WithHint(fmt.Errorf("%q is not a size", s), "write it as 100MB, 1.5GB or 64KiB")
	}
	return int64(n * factor), nil
}
