package suggest

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// rules answers for paths under a list of patterns. It remembers the
// directories of the last path, so that sorted paths cost little.
type rules struct {
	buildcontext.Rules
	scopes []*buildcontext.Scope // of the root and of each directory in dirs
	dirs   []string
}

// newRules compiles patterns and lines to add at their end.
func newRules(b buildcontext.Builder, patterns []buildcontext.Pattern, added ...string) (*rules, error) {
	patterns = slices.Clip(patterns)
	for _, text := range added {
		patterns = append(patterns, buildcontext.Pattern{Text: text, Source: text})
	}
	m, err := buildcontext.CompileFor(b, patterns)
	if err != nil {
		return nil, err
	}
	return rulesOf(buildcontext.Rules{Builder: b, Matcher: m}), nil
}

func rulesOf(r buildcontext.Rules) *rules {
	return &rules{Rules: r, scopes: []*buildcontext.Scope{r.Matcher.Root()}}
}

// excludes says whether p, which is no directory, is left out.
func (r *rules) excludes(p string) bool { return r.verdict(p).Excluded }

// verdict answers for a path that is no directory. A pattern that fails on it
// decides nothing.
func (r *rules) verdict(p string) buildcontext.Verdict {
	depth := 0
	for {
		name, rest, deeper := strings.Cut(p, "/")
		if !deeper {
			v, err := r.scopes[depth].Match(name)
			if err != nil {
				v.Rule = -1
			}
			return v
		}
		if depth == len(r.dirs) || r.dirs[depth] != name {
			scope, err := r.scopes[depth].Enter(name)
			if err != nil {
				return buildcontext.Verdict{Rule: -1}
			}
			r.dirs = append(r.dirs[:depth], name)
			r.scopes = append(r.scopes[:depth+1], scope)
		}
		p = rest
		depth++
	}
}

// lists says whether p is let in and found.
func (r *rules) lists(p string) bool {
	return !r.excludes(p) && r.finds(p)
}

// lets says whether p is listed and, as BuildKit does not open all that it lists,
// opened.
func (r *rules) lets(p string) bool { return r.lists(p) && r.opens(p) }

// finds says whether the builder reads the directories above p, for which there
// was a verdict just now. Podman begins at what a source names, wherever it lies.
func (r *rules) finds(p string) bool {
	if r.Builder == buildcontext.Podman {
		return true
	}
	end := 0
	for _, scope := range r.scopes[1:] {
		slash := strings.IndexByte(p[end:], '/')
		if slash < 0 {
			break
		}
		end += slash
		if scope.Verdict.Excluded && !r.Descends(p[:end]) {
			return false
		}
		end++
	}
	return true
}

func (r *rules) opens(p string) bool {
	if r.Builder != buildcontext.BuildKit && r.Builder != "" {
		return true
	}
	_, opens := r.Matcher.Opens(p)
	return opens
}
