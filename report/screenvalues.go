package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// values says in one row what one detector found in one file: what the values are
// and on which lines they stand.
func values(fs []buildcontext.Finding) string {
	var kinds []string
	var lines []int
	in := ""
	for _, f := range fs {
		// such as: password in environment file (8 to 15 characters)
		what, _, _ := strings.Cut(f.Message, " (")
		kind, file, _ := strings.Cut(what, " in ")
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		if in == "" && file != "" {
			in = " in " + file
		}
		if f.Line > 0 && !slices.Contains(lines, f.Line) {
			lines = append(lines, f.Line)
		}
	}
	slices.Sort(lines)
	words := Safe(enumerated(kinds)+in) + ": " + plural(len(fs), "value")
	switch {
	case len(lines) == 1:
		words += " on one line"
	case len(lines) > 1:
		words += " on lines " + enumerated(spans(lines))
	}
	return words
}

// enumerated joins words, of many the first.
func enumerated(words []string) string {
	const most = 4
	switch n := len(words); {
	case n == 1:
		return words[0]
	case n <= most:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words[:most], ", ") + " and more"
}

// spans are sorted numbers, those that follow each other as one.
func spans(sorted []int) (out []string) {
	for i := 0; i < len(sorted); {
		j := i
		for j+1 < len(sorted) && sorted[j+1] == sorted[j]+1 {
			j++
		}
		span := itoa(sorted[i])
		switch {
		case j == i+1:
			out, span = append(out, span), itoa(sorted[j])
		case j > i+1:
			span += " to " + itoa(sorted[j])
		}
		out = append(out, span)
		i = j + 1
	}
	return out
}
