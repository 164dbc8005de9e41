package buildcontext

import "strings"

// Opens says whether BuildKit opens a file that it lists, and the index of the
// pattern that decided or -1. It lists with what directories hand down
// (MatchesUsingParentResults) and opens with every pattern on every directory
// above (MatchesOrParentMatches, moby/patternmatcher v0.6.1); what is listed and
// not opened arrives empty.
func (m *Matcher) Opens(path string) (rule int, opens bool) {
	rule, opens = -1, true
	for i := range m.rules {
		if r := &m.rules[i]; r.exception != opens && r.covers(path) {
			rule, opens = r.line, r.exception
		}
	}
	return rule, opens
}

// covers says whether the pattern matches a path or a directory above it.
func (r *rule) covers(path string) bool {
	if r.shape == asked || strings.Contains(path, "\n") {
		for end := range len(path) + 1 {
			if end == len(path) || path[end] == '/' {
				if ok, err := r.matches(path[:end]); ok && err == nil {
					return true
				}
			}
		}
		return false
	}
	for at, end := 0, 0; end <= len(path); end++ {
		if end < len(path) && path[end] != '/' {
			continue
		}
		dir, name := path[:at], path[at:end]
		at = end + 1
		switch {
		case r.shape == begin:
			if strings.HasPrefix(path[:end], r.dir.text) {
				return true
			}
		case r.dir.holds(dir) && (r.shape == below || r.name.holds(name)):
			return true
		}
	}
	return false
}
