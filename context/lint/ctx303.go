package lint

import (
	"fmt"
	"strings"

	"ctxaudit/context"
)

// inlineComment reports text that was meant as a comment.
func inlineComment(s *subject, i int) *buildcontext.Finding {
	line := written(s.Ignore.Patterns[i])
	switch {
	case strings.HasPrefix(line, "//"):
		return slashComment(s, i, line)
	case !s.dead(i):
		return nil // such a name exists
	case strings.HasPrefix(line, "#"):
		return &buildcontext.Finding{
			Severity: buildcontext.Info,
			Message:  "a comment begins in column 1; indented it is a pattern, which matches nothing",
			Hint:     instead(line),
		}
	case strings.HasPrefix(line, "/* "), strings.HasPrefix(line, "<!--"), strings.HasPrefix(line, "-- "):
		return &buildcontext.Finding{
			Severity: buildcontext.Low,
			Message:  "a comment begins with # in column 1; this is a pattern, which matches nothing",
			Hint:     instead("# " + strings.Trim(line, "/*<!-> ")),
		}
	}
	at, mark := commentAt(line)
	if at < 0 {
		return nil
	}
	rule := strings.TrimSpace(line[:at])
	f := &buildcontext.Finding{
		Severity: buildcontext.Medium,
		Message:  fmt.Sprintf("%q is a comment only in column 1; here it is part of the pattern, which matches nothing", mark),
		Hint:     instead(rule) + ", the comment in a line of its own",
	}
	if rule == "!" {
		f.Hint = "remove it"
	}
	if mark == "//" {
		f.Message = `"//" is no comment; it is part of the pattern, which matches nothing`
	}
	s.measure(f, i, rule)
	return f
}

// slashComment reports a line that begins with "//". One slash or two, the
// builder takes them off: what follows is a rule in force.
func slashComment(s *subject, i int, line string) *buildcontext.Finding {
	f := &buildcontext.Finding{
		Severity: buildcontext.Low,
		Message:  `"//" is no comment; this is a pattern, which matches nothing`,
		Hint:     instead("# " + strings.TrimLeft(line, "/ ")),
	}
	if !s.dead(i) {
		f.Severity = buildcontext.Medium
		f.Message = fmt.Sprintf(`"//" is no comment; the rule %q is in force`, s.Ignore.Patterns[i].Text)
		f.Hint += " to switch it off, /" + strings.TrimLeft(line, "/ ") + " to keep it"
	}
	return f
}

// commentAt finds a comment sign behind a blank that nothing escapes.
func commentAt(line string) (at int, mark string) {
	for i := 1; i < len(line); i++ {
		if (line[i-1] != ' ' && line[i-1] != '\t') || i > 1 && line[i-2] == '\\' {
			continue
		}
		for _, mark := range []string{"#", "//"} {
			if strings.HasPrefix(line[i:], mark) {
				return i, mark
			}
		}
	}
	return -1, ""
}
