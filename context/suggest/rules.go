package suggest

import (
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

// newRules compiles the patterns of an ignore file and lines to add at its end.
func newRules(b buildcontext.Builder, f *buildcontext.IgnoreFile, added []string) (*rules, error) {
	patterns := f.Patterns[:len(f.Patterns):len(f.Patterns)]
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

// verdict answers for a path that is no directory; parent is the verdict on the
// directory that holds it. A pattern that fails on p decides nothing.
func (r *rules) verdict(p string) (v, parent buildcontext.Verdict) {
	depth := 0
	for {
		name, rest, deeper := strings.Cut(p, "/")
		if !deeper {
			scope := r.scopes[depth]
			v, err := scope.Match(name)
			if err != nil {
				v.Rule = -1
			}
			return v, scope.Verdict
		}
		if depth == len(r.dirs) || r.dirs[depth] != name {
			scope, err := r.scopes[depth].Enter(name)
			if err != nil {
				return buildcontext.Verdict{Rule: -1}, r.scopes[depth].Verdict
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
	v, _ := r.verdict(p)
	return !v.Excluded && r.finds(p)
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
