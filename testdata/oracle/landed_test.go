package oracle

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ctxaudit/testdata/oracle/cases"
	"ctxaudit/testdata/oracle/image"
	"ctxaudit/testdata/oracle/product"
)

// landings says which entries lie where, as sorted lines; those of named contexts
// are named from the root of the main one. An archive that was unpacked lies in
// the directory where its contents are.
//
// What is not among the paths that were taken is left out; nil leaves out nothing.
func landings(m *cases.Made, files []image.File, taken map[string]bool) []string {
	var lines []string
	for _, f := range files {
		source, ok := m.Source(f.ModTime)
		if !ok || taken != nil && !taken[source.Path] {
			continue
		}
		path := "/" + f.Path
		if slices.Contains(source.Members, f.Text) {
			path = "/" + strings.Trim(strings.TrimSuffix(f.Path, f.Text), "/")
		}
		lines = append(lines, arrow(source.Path, path))
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// printed says the same of the landings that ctxaudit prints and that keep
// holds for.
func printed(entries []product.Entry, keep func(product.Landing) bool) []string {
	var lines []string
	for _, e := range entries {
		for _, l := range e.Landings {
			if keep(l) {
				lines = append(lines, arrow(e.Path, l.Path))
			}
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

func arrow(source, path string) string { return fmt.Sprintf("%s -> %s", source, path) }

// source is that of an arrow.
func source(arrow string) string {
	i := strings.LastIndex(arrow, " -> ")
	return arrow[:i]
}

// sent are the paths that ctxaudit says are transferred.
func sent(entries []product.Entry) []string {
	var paths []string
	for _, e := range entries {
		if e.Reach != "context" {
			paths = append(paths, e.Path)
		}
	}
	return paths
}

// reaches says which entries have another reach than their landings have it.
func reaches(entries []product.Entry) string {
	var b strings.Builder
	for _, e := range entries {
		final := func(l product.Landing) bool { return l.Final }
		image := slices.ContainsFunc(e.Landings, final)
		if image != (e.Reach == "image") || !image && (len(e.Landings) > 0) != (e.Reach == "stage") {
			fmt.Fprintf(&b, "%s: reach %s, landings %v\n", e.Path, e.Reach, e.Landings)
		}
	}
	return b.String()
}

var command = regexp.MustCompile(`(?im)^\s*run\b`)

// failing says whether ctxaudit knows whether a build fails: it refuses, or its
// audit says that a source is missing or excluded and that this ends the build.
// Where commands run, ctxaudit need not know: a command may make what is missing
// or clear what is in the way.
func failing(p product.Program, t product.Target, refused error, m *cases.Made) (string, error) {
	runs := command.MatchString(m.Case.Dockerfile)
	findings, unknowns, err := p.Findings(t)
	if err != nil {
		diff, _, err := verdicts(refused, err)
		return diff, err
	}
	said := slices.IndexFunc(findings, func(f product.Finding) bool {
		return (f.Code == "CTX401" || f.Code == "CTX402") && slices.Contains([]string{"medium", "high"}, f.Severity)
	})
	// A variable without a value is said to be taken for empty.
	unset := slices.ContainsFunc(unknowns, func(u product.Unknown) bool {
		return strings.Contains(u.Message, "assumed empty") || strings.Contains(u.Message, "has no value here")
	})
	switch {
	case refused != nil && said < 0 && !runs && !unset:
		return fmt.Sprintf("the build fails, ctxaudit does not say so: %v", refused), nil
	case refused == nil && said >= 0:
		return fmt.Sprintf("the build does not fail, ctxaudit says so: %s", findings[said].Message), nil
	}
	return "", nil
}
