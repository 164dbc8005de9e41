package lint

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"ctxaudit/context"
)

// lineCheck looks at the pattern with that index and returns what is wrong with
// it, or nil.
type lineCheck struct {
	code  string
	check func(s *subject, i int) *buildcontext.Finding
}

// lineChecks are asked in this order. A line has one finding at the most, that
// of the first check that knows what is wrong: a comment that is none also
// matches nothing.
var lineChecks = []lineCheck{
	{"CTX303", inlineComment},
	{"CTX309", hiddenCharacter},
	{"CTX311", otherMeaning},
	{"CTX302", anchored},
	{"CTX304", shadowed},
	{"CTX305", emptyException},
	{"CTX301", matchesNothing},
}

// maxLines is the number of patterns up to which each is compared with all
// others and with the names beside it.
const maxLines = 300

func (s *subject) short() bool { return len(s.Ignore.Patterns) <= maxLines }

// checkLines asks the line checks about each line of the ignore file.
func checkLines(s *subject) []buildcontext.Finding {
	if len(encoding(s)) > 0 {
		return nil // there are no lines
	}
	seen := map[string]int{}
	var found []buildcontext.Finding
	for i, p := range s.Ignore.Patterns {
		if p.Line == 0 {
			continue // the classic builder's own
		}
		nth := seen[p.Text]
		seen[p.Text]++
		for _, c := range lineChecks {
			if f := c.check(s, i); f != nil {
				f.Code = c.code
				s.place(f, p)
				f.Fingerprint = fingerprint(f.Code, f.Path, p.Text, strconv.Itoa(nth))
				found = append(found, *f)
				break
			}
		}
	}
	return found
}

// written is the text of a line without the blanks around it and the byte order
// mark that the first may have.
func written(p buildcontext.Pattern) string {
	text := p.Source
	if p.Line == 1 {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	return strings.TrimSpace(text)
}

// place puts a finding at the text of a pattern.
func (s *subject) place(f *buildcontext.Finding, p buildcontext.Pattern) {
	text := written(p)
	f.Path = s.Ignore.Path
	f.Line = p.Line
	f.Column = 1 + strings.Index(p.Source, text)
	f.EndColumn = f.Column + len(text)
}

// line names the line of a pattern: ".dockerignore:3 dist".
func (s *subject) line(i int) string {
	p := s.Ignore.Patterns[i]
	return fmt.Sprintf("line %d, %s", p.Line, p.Text)
}

// instead is the hint that gives the mended line.
func instead(line string) string { return "write " + line }

// dead says that the pattern with that index decided nothing in the walk. It is
// false where the walk did not count.
func (s *subject) dead(i int) bool {
	return i < len(s.Uses) && s.Uses[i].Decided == 0
}

// measure adds to a finding about the pattern with that index what another
// in its place would exclude of the entries that are in the context now, if
// anything.
func (s *subject) measure(f *buildcontext.Finding, i int, text string) {
	if !s.pass() || text == "" || strings.HasPrefix(text, "!") {
		return
	}
	text = strings.TrimPrefix(path.Clean(text), "/")
	alone := s.compile(text)
	m, err := buildcontext.CompileFor(s.Target.Builder, s.replaced(i, text))
	if alone == nil || err != nil {
		return
	}
	s.tops(alone, func(t top) {
		for j := t.lo; j < t.hi; j++ {
			if verdict(m, s.Entries[j].Path).Excluded {
				f.Entries++
				f.Bytes += s.Entries[j].Size
			}
		}
	})
	if f.Entries > 0 {
		f.Message += fmt.Sprintf("; %s would exclude %s, %s", text, files(f.Entries), buildcontext.FormatSize(f.Bytes))
	}
}
