package lint

import (
	"errors"
	"fmt"
	"strings"

	"ctxaudit/context"
)

// disagreement reports the other builders that do not see the same tree.
func disagreement(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for i := range s.Others {
		o := &s.Others[i]
		f := buildcontext.Finding{
			Severity: buildcontext.Low, Path: s.Ignore.Path, Detector: string(o.Builder),
			Hint: "ctxaudit --builder " + string(o.Builder) + " shows that side",
		}
		if o.Err != nil {
			f.Message = fmt.Sprintf("%s refuses the build: %v", o.Builder, o.Err)
			var re *buildcontext.RuleError
			if errors.As(o.Err, &re) {
				f.Path, f.Line = re.Path, re.Line
				f.Message = fmt.Sprintf("%s refuses the build: %v", o.Builder, re.Err)
			}
			found = append(found, f)
			continue
		}
		more, less := s.beyond(o), o.Less
		var parts []string
		if more.Entries > 0 {
			parts = append(parts, "takes "+files(more.Entries)+" more"+s.because(more, s.Ignore))
		}
		if less.Entries > 0 {
			parts = append(parts, "leaves out "+files(less.Entries)+s.because(less, o.Ignore))
		}
		if len(parts) == 0 {
			continue
		}
		f.Entries = more.Entries + less.Entries
		f.Message = fmt.Sprintf("%s %s", o.Builder, strings.Join(parts, " and "))
		if o.Ignore.Path != s.Ignore.Path {
			if o.Builder == buildcontext.Classic {
				f.Severity = buildcontext.Info // it knows no ignore file of a Dockerfile
			}
			if o.Ignore.Path != "" && o.Ignore.Path == s.misplaced() {
				f.Severity = buildcontext.Info // CTX307 says so
			}
			f.Message += "; it reads " + orNone(o.Ignore.Path)
		}
		if f.Path == "" {
			f.Path = orNone(o.Ignore.Path)
		}
		found = append(found, f)
	}
	return found
}

// because gives the example of a difference and the rule, of the file that
// leaves it out.
func (s *subject) because(d buildcontext.Difference, f buildcontext.IgnoreFile) string {
	switch {
	case d.Example == "":
		return ""
	case d.Rule < 0 || d.Rule >= len(f.Patterns):
		return ", such as " + d.Example
	}
	p := f.Patterns[d.Rule]
	return fmt.Sprintf(", such as %s (line %d, %s)", d.Example, p.Line, p.Text)
}

// beyond returns what another builder takes more, without the Dockerfile and the
// ignore file: the classic builder sends them in any case, and its daemon then
// removes what the rules exclude.
func (s *subject) beyond(o *buildcontext.Comparison) buildcontext.Difference {
	more := o.More
	for _, p := range o.Ignore.Patterns {
		if p.Line > 0 {
			continue
		}
		name := exclusion(p.Text)
		if s.exists(name) && verdict(s.Matcher, name).Excluded {
			more.Entries--
			if more.Example == name {
				more.Example = ""
			}
		}
	}
	return more
}

func orNone(ignoreFile string) string {
	if ignoreFile == "" {
		return "no ignore file"
	}
	return ignoreFile
}
