package lint

import (
	"fmt"
	"slices"
	"strings"

	"ctxaudit/context"
)

// nested is what ships deeper under a name that a pattern excludes at the root.
type nested struct {
	tops  []top
	heaps bool // one of them is a known heap
}

// anchored reports a pattern that is a single name and whose name ships in
// deeper directories. "/name" says that the root is meant.
func anchored(s *subject, i int) *buildcontext.Finding {
	n := s.nested()[i]
	if n == nil {
		return nil
	}
	text := s.Ignore.Patterns[i].Text
	f := &buildcontext.Finding{}
	for _, t := range n.tops {
		f.Entries += t.hi - t.lo
		f.Bytes += s.sums[t.hi] - s.sums[t.lo]
		f.Reach = max(f.Reach, s.farthest(t.lo, t.hi))
		if len(f.Places) < maxPlaces {
			f.Places = append(f.Places, buildcontext.Place{Path: t.path})
		}
	}
	where := "matches only ./" + text
	if s.dead(i) {
		where = "matches only at the root, where there is none"
	}
	f.Message = fmt.Sprintf("%s; it ships from %s below: %s, %s",
		where, count(len(n.tops), "place"), files(f.Entries), buildcontext.FormatSize(f.Bytes))
	f.Severity = s.weight(f.Bytes, f.Reach)
	// What git tracks is not litter, whatever its name.
	switch known := (n.heaps || litter(text)) && !s.tracks(n.tops); {
	case known && !s.named(n.tops):
		f.Severity = max(f.Severity, buildcontext.Low)
		f.Hint = instead("**/" + text)
	case known:
		f.Severity = max(f.Severity, buildcontext.Low)
		f.Hint = "a step names one of them: write /" + text + " if the root is meant"
	default: // such as docs or build: output here, source there
		f.Hint = fmt.Sprintf("write **/%s if none of them is needed, /%s if the root is meant", text, text)
	}
	if hasException(s.Ignore.Patterns[i:]) && s.letsIn(s.replaced(i, "**/"+text), "") {
		f.Hint = "" // what is excluded for one line can come in by another
	}
	return f
}

// named says that a step of the Dockerfile names one of the paths, or something
// below.
func (s *subject) named(tops []top) bool {
	for st := range s.steps() {
		for _, src := range st.Sources {
			if slices.ContainsFunc(tops, func(t top) bool { return buildcontext.Within(t.path, src.Path) }) {
				return true
			}
		}
	}
	return false
}

// tracks says that git tracks something of what is there.
func (s *subject) tracks(tops []top) bool {
	return slices.ContainsFunc(tops, func(t top) bool {
		i, found := slices.BinarySearch(s.Tracked, t.path)
		if !found {
			i, _ = slices.BinarySearch(s.Tracked, t.path+"/")
		}
		return found || i < len(s.Tracked) && strings.HasPrefix(s.Tracked[i], t.path+"/")
	})
}

// nested finds for each pattern that is a single name, by its index, what ships
// deeper under that name. Each entry counts for one pattern.
func (s *subject) nested() map[int]*nested {
	if s.nests != nil {
		return s.nests
	}
	s.nests = map[int]*nested{}
	var texts []string
	var index []int
	for i, p := range s.Ignore.Patterns {
		source := written(p)
		rooted := strings.HasPrefix(source, "/") || strings.HasPrefix(source, "./")
		// A brace makes each name a question to an expression, and CTX311 speaks of it.
		if !p.Exception() && !rooted && !strings.ContainsAny(p.Text, "/{}") && strings.Trim(p.Text, "*.") != "" && !strings.HasPrefix(p.Text, "**") {
			texts = append(texts, "**/"+p.Text)
			index = append(index, i)
		}
	}
	m := s.compile(texts...)
	if m == nil || len(texts) == 0 {
		return s.nests
	}
	s.tops(m, func(t top) {
		if !strings.Contains(t.path, "/") || verdict(s.Matcher, t.path).Rule >= 0 {
			return // at the root, or an exception brings it in
		}
		i := index[t.rule]
		if s.nests[i] == nil {
			s.nests[i] = &nested{}
		}
		n := s.nests[i]
		n.tops = append(n.tops, t)
		n.heaps = n.heaps || s.isHeap(t.path)
	})
	return s.nests
}
