package secrets

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	buildcontext "ctxaudit/context"
	"ctxaudit/secrets/history"
)

// unreadable is what is said of damaged objects.
const unreadable = "not all of which can be read"

// past is what the objects of a repository give away.
type past struct {
	// Objects is a hash of what the file system says of the objects.
	Objects uint64
	Commits int
	// Names are the names of secret-bearing files in any commit.
	Names []string
	// Trouble says why not everything was read, or is "".
	Trouble string
}

// repositories returns a finding for each git repository whose objects land or
// hold files that are known to be secret: whoever has them reads every version
// of every file. Objects that are only sent stay with the builder. known is what
// was read before; all of now is returned too.
func (s *Scanner) repositories(ctx context.Context, c *buildcontext.Context, known []past) (found []buildcontext.Finding, pasts []past) {
	var present map[string]bool
	for i := range c.Entries {
		dir, ok := strings.CutSuffix(c.Entries[i].Path, "HEAD")
		if !ok || dir != "" && !strings.HasSuffix(dir, "/") {
			continue
		}
		first, end := c.Below(dir + "objects")
		objects := c.Entries[first:end]
		if len(objects) == 0 || ctx.Err() != nil {
			continue
		}
		if present == nil {
			present = make(map[string]bool, len(c.Entries))
			for j := range c.Entries {
				present[base(c.Entries[j].Path)] = true
			}
		}
		p := s.read(c, objects, known)
		pasts = append(pasts, p)
		f, exposed := s.repository(c, strings.TrimSuffix(dir, "/"), objects, p, present)
		if exposed || c.Build == nil || f.Reach >= buildcontext.InStage {
			found = append(found, f)
		}
	}
	return found, pasts
}

// read reads objects, unless they are known.
func (s *Scanner) read(c *buildcontext.Context, objects []buildcontext.Entry, known []past) (p past) {
	defer func() {
		if recover() != nil {
			p.Trouble = unreadable
		}
	}()
	h := fnv.New64a()
	for i := range objects {
		fmt.Fprint(h, objects[i].Path, objects[i].Size, objects[i].Stamp)
	}
	p.Objects = h.Sum64()
	if i := slices.IndexFunc(known, func(k past) bool { return k.Objects == p.Objects }); i >= 0 {
		return known[i]
	}
	var store history.Store
	for i := range objects {
		err := addObject(c, &objects[i], &store)
		if errors.Is(err, history.ErrLimit) {
			p.Trouble = "too many to look into"
			break
		} else if err != nil {
			p.Trouble = unreadable
		}
	}
	p.Commits = store.Commits
	for name := range store.Names {
		if class := s.catalogue.find(name); class != nil && class.telling && !isTemplate(name) {
			p.Names = append(p.Names, name)
		}
	}
	slices.Sort(p.Names)
	return p
}

// repository is the finding on one repository; exposed says that secret-bearing
// files are in it that do not ship otherwise. present are the names of those
// that do.
func (s *Scanner) repository(c *buildcontext.Context, dir string, objects []buildcontext.Entry, p past, present map[string]bool) (f buildcontext.Finding, exposed bool) {
	f = buildcontext.Finding{
		Code:        "CTX111",
		Path:        cmp.Or(dir, "HEAD"), // the context itself may be a repository
		Detector:    "git-history",
		Fingerprint: fingerprint(s.key, "CTX111", secret("the history of a repository\x00"+dir)),
		Entries:     len(objects),
		Hint:        "keep it out of the build; where a step needs the version, pass it as a build argument",
	}
	for i := range objects {
		e := &objects[i]
		f.Bytes += e.Size
		if e.Reach > f.Reach {
			f.Reach, f.Landings = e.Reach, e.Landings
		}
	}
	var removed []string
	for _, name := range p.Names {
		if !present[name] {
			removed = append(removed, printable(name))
		}
	}
	f.Severity = grade(f.Reach, c.Build != nil, 2)
	f.Message = fmt.Sprintf("every commit can be read: %s of git objects, %s",
		buildcontext.FormatSize(f.Bytes), cmp.Or(p.Trouble, counted(p.Commits, "commit")))
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
