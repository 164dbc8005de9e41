package lint

import (
	"fmt"
	"iter"
	"path"
	"regexp"
	"strings"

	"ctxaudit/context"
)

// notation is a way of writing that the builder reads otherwise than other
// tools. For most a pattern that matches something is left alone: a name may
// well hold a brace.
type notation struct {
	expr  *regexp.Regexp
	alive bool // reported also where it matches something
	why   string
	mend  func(text string) string
}

var notations = []notation{
	{regexp.MustCompile(`\{[^{}]*,[^{}]*\}`), false, "braces and commas are no alternatives", spread},
	{regexp.MustCompile(`\[!`), true, `"[!" does not negate: it matches "!" too`, func(t string) string { return strings.ReplaceAll(t, "[!", "[^") }},
	{regexp.MustCompile(`\[[^\]]*[*?][^\]]*\]`), true, "* and ? in a class are translated and match neither", nil},
	{regexp.MustCompile(`\\[A-Za-z0-9]`), true, `the separator is "/"; a backslash and a letter is an escape of regular expressions`, func(t string) string { return strings.ReplaceAll(t, `\`, "/") }},
	{regexp.MustCompile("^!?([\"'`]).*[\"'`],?$"), false, "quotes are part of the name", func(t string) string { return strings.Trim(strings.TrimSuffix(t, ","), "\"'`") }},
	{regexp.MustCompile(`^[^,{]+,$`), false, "the comma is part of the name", func(t string) string { return strings.TrimSuffix(t, ",") }},
	{regexp.MustCompile(`[?*+@!]\([^()]*\)`), false, "there are no extended globs", nil},
}

// otherMeaning reports a line whose notation or letter case means something else
// to the builder.
func otherMeaning(s *subject, i int) *buildcontext.Finding {
	text := s.Ignore.Patterns[i].Text
	dead := s.dead(i)
	for _, n := range notations {
		if (dead || n.alive) && n.expr.MatchString(text) {
			f := &buildcontext.Finding{Severity: buildcontext.Medium, Message: n.why}
			if dead {
				f.Message += "; the pattern matches nothing"
			}
			if n.mend != nil {
				f.Hint = instead(n.mend(text))
			}
			return f
		}
	}
	if !dead || !literal(text) || !s.short() || s.Ignore.Patterns[i].Exception() {
		return nil // what ships needs no exception
	}
	actual, ok := otherCase(text, s.children)
	if !ok {
		return nil
	}
	f := &buildcontext.Finding{
		Severity: buildcontext.Medium,
		Message:  fmt.Sprintf("letter case counts: the pattern matches nothing, and %s ships", actual),
		Hint:     instead(actual),
	}
	lo, hi := s.At(actual)
	f.Entries, f.Bytes = hi-lo, s.sums[hi]-s.sums[lo]
	return f
}

// spread writes the first group of braces as alternatives of their own.
func spread(text string) string {
	open := strings.IndexByte(text, '{')
	end := open + strings.IndexByte(text[open:], '}')
	var lines []string
	for alternative := range strings.SplitSeq(text[open+1:end], ",") {
		lines = append(lines, text[:open]+alternative+text[end+1:])
	}
	return strings.Join(lines, " and ")
}

// otherCase finds a path that differs in letter case alone among the names in
// each directory.
func otherCase(p string, names func(dir string) iter.Seq[string]) (actual string, ok bool) {
	for part := range strings.SplitSeq(p, "/") {
		best := ""
		for name := range names(actual) {
			if name == part {
				best = name
				break
			}
			if best == "" && strings.EqualFold(name, part) {
				best = name
			}
		}
		if best == "" {
			return "", false
		}
		actual = path.Join(actual, best)
	}
	return actual, actual != p
}
