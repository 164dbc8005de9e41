package gate

import (
	"bytes"
	"regexp/syntax"

	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/report"
)

// Some allowlists look at the whole line of a match. A line can be as long as
// the file and hold any number of matches, so what was found out about the last
// one is kept.

// line is the line of the last match.
type line struct {
	start, end  int // the match
	first, last int // the line
	text        string
}

// lineOf returns the line of a match as gitleaks has it: from the newline before
// it, which is part of it, to the one after it.
func (f *file) lineOf(start, end int) string {
	if start >= len(f.data) {
		// An empty match at the end. gitleaks takes all before it for the line.
		return (string(f.data) + "\n")[:start]
	}
	l, from := f.line, 0
	if l.text != "" && start >= l.start {
		from = l.start
	}
	first := bytes.LastIndexByte(f.data[from:start+1], '\n')
	switch {
	case first >= 0:
		first += from
	case from > 0:
		first = l.first
	default:
		first = 0
	}
	if l.text == "" || first != l.first || end < l.end || end > l.last {
		l.first, l.last = first, max(end, first+1)
		l.last += index(f.data[l.last:], '\n')
		l.text = string(f.data[l.first:l.last])
	}
	l.start, l.end = start, end
	f.line = l
	return l.text
}

// A lineList is an allowlist that looks at the whole line. Search is for its
// expressions: the line of a bundle is too long to look for them with regexp.
type lineList struct {
	*config.Allowlist
	search func() *program
}

func newLineList(a *config.Allowlist) *lineList {
	return &lineList{a, lazily(func() *program {
		either := &syntax.Regexp{Op: syntax.OpAlternate}
		for _, expr := range a.Regexes {
			re, err := syntax.Parse(expr.String(), syntax.Perl)
			if err != nil {
				panic(err) // it is compiled
			}
			either.Sub = append(either.Sub, re)
		}
		return compileExact(either)
	})}
}

// answers are what allowlists said to a line.
type answers struct {
	line string
	said map[*lineList]bool
	// searches are kept for all lines.
	searches map[*lineList]*dfa
}

// allows is a.RegexAllowed(line).
func (s *answers) allows(a *lineList, line string) bool {
	if s.said == nil || s.line != line {
		s.line, s.said = line, map[*lineList]bool{}
	}
	if _, ok := s.said[a]; !ok {
		if s.searches[a] == nil {
			s.searches[a] = newDFA(a.search(), true)
		}
		s.said[a] = s.searches[a].found(&text{bytes: []byte(line)}) && a.RegexAllowed(line)
	}
	return s.said[a]
}

// allowed says whether one of lists, which look at the line, lets the finding
// pass. It is checkFindingAllowed of gitleaks' detect/detect.go, v8.30.1, for
// such lists and files outside a commit.
func (f *file) allowed(lists []*lineList, finding report.Finding, line string) bool {
	for _, a := range lists {
		word, _ := a.ContainsStopWord(finding.Secret)
		if a.MatchCondition != config.AllowlistMatchAnd {
			if word || f.answers.allows(a, line) {
				return true
			}
			continue
		}
		if len(a.Commits) == 0 && (word || len(a.StopWords) == 0) &&
			(len(a.Paths) == 0 || a.PathAllowed(f.path)) && f.answers.allows(a, line) {
			return true
		}
	}
	return false
}
