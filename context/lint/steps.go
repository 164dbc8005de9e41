package lint

import (
	"iter"
	"path"
	"path/filepath"
	"strings"

	"ctxaudit/context"
)

// steps yields the steps that take from the main context.
func (s *subject) steps() iter.Seq[*buildcontext.Step] {
	return func(yield func(*buildcontext.Step) bool) {
		if s.Build == nil {
			return
		}
		for i := range s.Build.Steps {
			if st := &s.Build.Steps[i]; st.From == "" && !yield(st) {
				return
			}
		}
	}
}

// atStep makes a finding at an instruction of the Dockerfile, at the word that it
// is about where the instruction has one; it tells those of one instruction
// apart.
func (s *subject) atStep(code string, st *buildcontext.Step, word string) buildcontext.Finding {
	f := buildcontext.Finding{Path: s.dockerfile(), Line: st.Line, Column: 1}
	f.Fingerprint = fingerprint(code, f.Path, st.Text, word)
	s.locate(&f, word)
	return f
}

// locate moves a finding to the first place of a word in its instruction, which
// may go on over several lines. A word that variables were put into is not found,
// nor is one in a Dockerfile out of the context.
func (s *subject) locate(f *buildcontext.Finding, word string) {
	if word == "" {
		return
	}
	for i, line := range s.instruction(f.Line) {
		for at := 0; at < len(line); at++ {
			n := strings.Index(line[at:], word)
			if n < 0 {
				break
			}
			at += n
			end := at + len(word)
			if at > 0 && strings.IndexByte(" \t=,[\"'", line[at-1]) >= 0 && (end == len(line) || strings.IndexByte(" \t\\,]\"'\r", line[end]) >= 0) {
				f.Line, f.Column, f.EndColumn = f.Line+i, at+1, end+1
				return
			}
		}
	}
}

// instruction returns the lines of the Dockerfile that belong to the instruction
// at a line, which counts from 1.
func (s *subject) instruction(line int) []string {
	if s.dockerLines == nil {
		s.dockerLines = strings.Split(s.read(s.dockerfile()), "\n")
	}
	if line < 1 || line > len(s.dockerLines) {
		return nil
	}
	lines := s.dockerLines[line-1:]
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if !strings.HasSuffix(l, "\\") && !strings.HasPrefix(l, "#") && (i == 0 || l != "") {
			return lines[:i+1]
		}
	}
	return lines
}

// dockerfile is the path of the Dockerfile as a report shows it: relative to the
// root where it lies below it.
func (s *subject) dockerfile() string {
	switch dir := s.dockerfileDir(); dir {
	case "..":
		return s.Target.Dockerfile
	default:
		return path.Join(dir, filepath.Base(s.Target.Dockerfile))
	}
}

// needed says that the target needs the stage of a step.
func (s *subject) needed(st *buildcontext.Step) bool { return s.Build.Stages[st.Stage].Needed }

// verb names a step as in the Dockerfile.
func verb(st *buildcontext.Step) string {
	if st.Kind == "COPY" || st.Kind == "ADD" {
		return st.Kind
	}
	return "--mount=type=" + st.Kind
}

// consequence says what a source that is not there does to the build.
func (s *subject) consequence(st *buildcontext.Step, src *buildcontext.Source) (string, buildcontext.Severity) {
	switch {
	case !s.needed(st):
		return "in a stage that this target does not need", buildcontext.Info
	case src.Fails:
		return "the build fails", buildcontext.High
	case optional(src):
		return "nothing is copied", buildcontext.Info
	}
	return "nothing is copied, and the build does not say so", buildcontext.Low
}

// optional says that a source is written as a pattern so that the file may be
// missing: "yarn.lock*", "[c]onfig.json".
func optional(src *buildcontext.Source) bool {
	name := path.Base(src.Path)
	plain := strings.TrimRight(strings.NewReplacer("[", "", "]", "").Replace(name), "*?")
	return src.Wildcard && literal(plain) && strings.Contains(plain, ".")
}

// similar finds what may have been meant by a path that does not exist: another
// letter case, or the one file of that name elsewhere.
func (s *subject) similar(p string) string {
	if actual, ok := otherCase(p, s.children); ok {
		return actual
	}
	base, found := "/"+path.Base(p), ""
	for i := range s.Entries {
		if e := s.Entries[i].Path; strings.HasSuffix(e, base) || e == base[1:] {
			if found != "" {
				return ""
			}
			found = e
		}
	}
	return found
}

// base is the image that a stage starts from, through the stages in between.
func (s *subject) base(stage int) string {
	for s.Build.Stages[stage].Parent >= 0 {
		stage = s.Build.Stages[stage].Parent
	}
	return s.Build.Stages[stage].Base
}

// runsBefore yields the RUN instructions that a stage has behind it at a line,
// those of the stages that it starts from among them.
func (s *subject) runsBefore(stage, line int) iter.Seq[*buildcontext.Run] {
	return func(yield func(*buildcontext.Run) bool) {
		in := map[int]bool{}
		for i := stage; i >= 0; i = s.Build.Stages[i].Parent {
			in[i] = true
		}
		for i := range s.Build.Runs {
			if r := &s.Build.Runs[i]; in[r.Stage] && r.Line < line && !yield(r) {
				return
			}
		}
	}
}
