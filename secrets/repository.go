package secrets

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	buildcontext "ctxaudit/context"
	"ctxaudit/secrets/history"
)

// repositories returns a finding for each git repository whose objects land or
// hold files that are known to be secret: whoever has them reads every version
// of every file. Objects that are only sent stay with the builder.
func (s *Scanner) repositories(ctx context.Context, c *buildcontext.Context) []buildcontext.Finding {
	var found []buildcontext.Finding
	var present map[string]bool
	for i := range c.Entries {
		dir, ok := strings.CutSuffix(c.Entries[i].Path, "HEAD")
		if !ok || dir != "" && !strings.HasSuffix(dir, "/") {
			continue
		}
		objects := below(c.Entries, dir+"objects/")
		if len(objects) == 0 || ctx.Err() != nil {
			continue
		}
		if present == nil {
			present = make(map[string]bool, len(c.Entries))
			for j := range c.Entries {
				present[base(c.Entries[j].Path)] = true
			}
		}
		f, removed := s.repository(c, strings.TrimSuffix(dir, "/"), objects, present)
		if removed || c.Build == nil || f.Reach >= buildcontext.InStage {
			found = append(found, f)
		}
	}
	return found
}

// below returns the entries whose paths begin with prefix.
func below(entries []buildcontext.Entry, prefix string) []buildcontext.Entry {
	from := sort.Search(len(entries), func(i int) bool { return entries[i].Path >= prefix })
	n := sort.Search(len(entries)-from, func(i int) bool { return !strings.HasPrefix(entries[from+i].Path, prefix) })
	return entries[from : from+n]
}

// repository tells what the objects of one repository give away, and whether
// secret-bearing files are among it. present are the names of the files that
// ship as such.
func (s *Scanner) repository(c *buildcontext.Context, dir string, objects []buildcontext.Entry, present map[string]bool) (f buildcontext.Finding, exposed bool) {
	f = buildcontext.Finding{
		Code:        "CTX111",
		Path:        dir,
		Detector:    "git-history",
		Fingerprint: fingerprint(s.key, "CTX111", secret("the history of a repository\x00"+dir)),
		Entries:     len(objects),
		Hint:        "exclude it; where a step needs the version, pass it as a build argument",
	}
	if dir == "" {
		f.Path = "HEAD" // the context is a bare repository
	}
	var store history.Store
	var trouble error
	for i := range objects {
		e := &objects[i]
		f.Bytes += e.Size
		if e.Reach > f.Reach {
			f.Reach, f.Landings = e.Reach, e.Landings
		}
		if trouble == nil {
			trouble = addObject(c, e, &store)
		}
	}
	removed := s.removed(&store, present)
	f.Severity = grade(f.Reach, c.Build != nil, 2)
	f.Message = fmt.Sprintf("every commit can be read: %s of git objects", buildcontext.FormatSize(f.Bytes))
	switch {
	case errors.Is(trouble, history.ErrLimit):
		f.Message += ", too many to look into"
	case trouble != nil:
		f.Message += ", not all of which can be read"
	default:
		f.Message += ", " + counted(store.Commits, "commit")
	}
	if len(removed) > 0 {
		f.Severity = grade(f.Reach, c.Build != nil, distance(dir))
		f.Message += "; files in it that do not ship otherwise: " + strings.Join(removed[:min(len(removed), 5)], ", ")
		if more := len(removed) - 5; more > 0 {
			f.Message += fmt.Sprintf(" and %d more", more)
		}
	}
	return f, len(removed) > 0
}

// addObject reads a loose object or a pack; other files of the store tell
// nothing.
func addObject(c *buildcontext.Context, e *buildcontext.Entry, store *history.Store) error {
	name := base(e.Path)
	isPack := strings.HasSuffix(name, ".pack")
	if e.Type != buildcontext.File || !isPack && (len(name) != 38 || !isHex([]byte(name))) {
		return nil
	}
	f, err := c.Open(e)
	if err != nil {
		return err
	}
	defer f.Close()
	if !isPack {
		return store.AddLoose(f)
	}
	index, err := c.Open(&buildcontext.Entry{Path: strings.TrimSuffix(e.Path, ".pack") + ".idx"})
	if err != nil {
		return err
	}
	defer index.Close()
	return store.AddPack(f, e.Size, index)
}

// removed returns the names of secret-bearing files in the history that do not
// ship as files.
func (s *Scanner) removed(store *history.Store, present map[string]bool) []string {
	var names []string
	for name := range store.Names {
		if present[name] || isTemplate(name) {
			continue
		}
		if class := s.catalogue.find(name); class != nil && class.telling {
			names = append(names, printable(name))
		}
	}
	slices.Sort(names)
	return names
}

func base(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// isObject says that a file is part of the objects of a repository, which are
// compressed and which the finding on its history speaks for.
func isObject(name string) bool {
	if !strings.Contains(name, ".git/") || !strings.Contains(name, "/objects/") {
		return false
	}
	b := base(name)
	return len(b) == 38 && isHex([]byte(b)) || strings.HasPrefix(b, "pack-") && !strings.HasSuffix(b, ".keep")
}
