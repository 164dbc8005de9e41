package lint

import (
	"fmt"
	"path"
	"strings"

	"ctxaudit/context"
)

// noIgnoreFile reports a context without an ignore file, unless CTX307 names the
// file that was meant: the cure of that is the cure of both.
func noIgnoreFile(s *subject) []buildcontext.Finding {
	if s.Ignore.Path != "" || len(s.Entries) == 0 || s.misplaced() != "" {
		return nil
	}
	f := buildcontext.Finding{
		Path:  ".",
		Reach: s.farthest(0, len(s.Entries)),
		Hint:  "ctxaudit generate says what one would leave out",
	}
	s.whole(&f)
	if p := s.misnamed(); p != "" {
		f.Hint = "rename " + p + ", which this build does not read, to .dockerignore; or " + f.Hint
	}
	f.Message = fmt.Sprintf("no ignore file: the context is the whole directory, %s, %s",
		files(f.Entries), buildcontext.FormatSize(f.Bytes))
	if _, err := s.Root.Lstat(".gitignore"); err == nil {
		f.Message += "; the builder does not read .gitignore"
	}
	return []buildcontext.Finding{f}
}

// whole grades a finding by what the context holds without an ignore file.
func (s *subject) whole(f *buildcontext.Finding) {
	f.Entries = len(s.Entries)
	f.Bytes = s.sums[f.Entries]
	f.Severity = max(f.Severity, s.weight(f.Bytes, s.farthest(0, f.Entries)))
}

// misnamed returns the ignore file at the root that belongs to one Dockerfile and
// that no build of this builder reads, or "".
func (s *subject) misnamed() string {
	for _, p := range s.ignoreFiles() {
		if path.Base(p) == p && p != ".dockerignore" && strings.HasSuffix(p, ".dockerignore") && s.unread(p) != nil {
			return p
		}
	}
	return ""
}
