package dockerfile

import (
	"io/fs"
	"path"

	"ctxaudit/context"
)

// diskTree is the tree of c with everything that is on the disk. A directory is
// read when it is looked at.
func diskTree(c *buildcontext.Context) *tree {
	v := whole(c)
	v.disk = true
	return contextTree(v, "the context")
}

// addExcluded adds to the kids of a directory what is on the disk and excluded.
// What cannot be read is not there.
func (s *span) addExcluded(kids map[string]ref) {
	root := s.v.c.Root
	f, err := root.Open(path.Join(".", s.dir))
	if err != nil {
		return
	}
	defer f.Close()
	list, _ := f.ReadDir(-1)
	for _, d := range list {
		p := path.Join(s.dir, d.Name())
		if _, ok := kids[d.Name()]; ok {
			continue
		}
		n := &node{kind: excludedFile}
		switch {
		case d.IsDir():
			n = &node{kind: directory, span: &span{v: s.v, dir: p}}
		case d.Type() == fs.ModeSymlink:
			if n.link, err = root.Readlink(p); err != nil {
				continue
			}
		}
		kids[d.Name()] = ref{n: n}
	}
}
