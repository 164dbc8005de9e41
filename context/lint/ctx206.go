package lint

import (
	"fmt"

	"ctxaudit/context"
)

// noIgnoreFile reports a context without an ignore file.
func noIgnoreFile(s *subject) []buildcontext.Finding {
	if s.Ignore.Path != "" || len(s.Entries) == 0 {
		return nil
	}
	f := buildcontext.Finding{
		Severity: s.weight(s.sums[len(s.Entries)], s.farthest(0, len(s.Entries))),
		Path:     ".dockerignore",
		Reach:    s.farthest(0, len(s.Entries)),
		Entries:  len(s.Entries),
		Bytes:    s.sums[len(s.Entries)],
		Hint:     "ctxaudit generate prints one for this tree",
	}
	f.Message = fmt.Sprintf("no ignore file: the context is the whole directory, %s, %s",
		files(f.Entries), buildcontext.FormatSize(f.Bytes))
	if _, err := s.Root.Lstat(".gitignore"); err == nil {
		f.Message += "; the builder does not read .gitignore"
	}
	return []buildcontext.Finding{f}
}
