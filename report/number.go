package report

import (
	"strconv"
	"strings"
	"time"

	"ctxaudit/context"
)

// nbsp groups thousands and stands between a number and its unit, so that no
// line breaks there.
const nbsp = "\u00a0"

// size gives bytes in decimal units.
func size(n int64) string { return strings.ReplaceAll(buildcontext.FormatSize(n), " ", nbsp) }

// grouped gives a number with its thousands grouped.
func grouped(n int) string {
	s := strconv.Itoa(n)
	var b strings.Builder
	for i, c := range s {
		if i > 0 && (len(s)-i)%3 == 0 && s[i-1] != '-' {
			b.WriteString(nbsp)
		}
		b.WriteRune(c)
	}
	return b.String()
}

// plural gives a number and the noun in the number that fits; the plural of all
// our nouns ends in s.
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return grouped(n) + nbsp + noun
}

// percent gives part of whole. It says 0 and 100 only of nothing and of all.
func percent(part, whole int64) string {
	switch p := 100 * float64(part) / float64(whole); {
	case part == 0 || whole == 0:
		return "0" + nbsp + "%"
	case part >= whole:
		return "100" + nbsp + "%"
	case p < 1:
		return "<1" + nbsp + "%"
	case p > 99:
		return ">99" + nbsp + "%"
	default:
		return strconv.FormatFloat(p, 'f', 0, 64) + nbsp + "%"
	}
}

func seconds(d time.Duration) string {
	decimals := 2
	if d >= 10*time.Second {
		decimals = 0
	}
	return strconv.FormatFloat(d.Seconds(), 'f', decimals, 64) + nbsp + "s"
}
