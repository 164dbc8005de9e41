package suggest

import (
	"bytes"
	"io"
	"path"
	"slices"

	"ctxaudit/context"
)

// What of the heavy files is looked at: their least size in bytes, how many, and
// how many bytes are compared.
const (
	heavy       = 1 << 20
	maxHeavy    = 500
	maxCompared = 1 << 30
)

// heavyFiles makes candidates of programs that somebody compiled here and of
// files that are there twice. Whether a build wants them cannot be known.
func (s *search) heavyFiles() []candidate {
	var files []place
	for i := range s.entries {
		e := &s.entries[i]
		if e.Size >= heavy && e.Type == buildcontext.File && s.ships[i] && !s.heaped[i] {
			files = append(files, place{e.Path, i, i + 1})
		}
	}
	if len(files) > maxHeavy {
		return nil
	}
	var cs []candidate
	bySize := map[int64][]place{}
	for _, f := range files {
		e := &s.entries[f.first]
		if s.wanted(f) {
			continue
		}
		if !s.git.tracks(f) && s.program(e) {
			cs = append(cs, s.split(&kind{Class: output, Remade: ask}, f)...)
			continue
		}
		bySize[e.Size] = append(bySize[e.Size], f)
	}
	compared := int64(0)
	for _, f := range files {
		same := bySize[s.entries[f.first].Size]
		if len(same) < 2 || same[0].path == f.path || !slices.Contains(same, f) {
			continue
		}
		if compared += 2 * s.entries[f.first].Size; compared > maxCompared {
			break
		}
		if s.equal(&s.entries[same[0].first], &s.entries[f.first]) {
			for _, c := range s.split(&kind{Class: twice, Remade: ask}, f) {
				c.why = "the same bytes as " + same[0].path + "; " + c.why
				cs = append(cs, c)
			}
		}
	}
	return cs
}

// program says whether a file is a compiled program, and not a library that
// comes with one.
func (s *search) program(e *buildcontext.Entry) bool {
	switch path.Ext(e.Path) {
	case "", ".exe", ".bin", ".out", ".test":
	default:
		return false
	}
	f, err := s.c.Open(e)
	if err != nil {
		return false
	}
	defer f.Close()
	var head [4]byte
	if _, err := io.ReadFull(f, head[:]); err != nil {
		return false
	}
	for _, magic := range []string{"\x7fELF", "MZ", "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe"} {
		if bytes.HasPrefix(head[:], []byte(magic)) {
			return true
		}
	}
	return false
}

// equal says whether two files of one size hold the same.
func (s *search) equal(a, b *buildcontext.Entry) bool {
	f, err := s.c.Open(a)
	if err != nil {
		return false
	}
	defer f.Close()
	g, err := s.c.Open(b)
	if err != nil {
		return false
	}
	defer g.Close()
	var x, y [64 << 10]byte
	for {
		n, errX := io.ReadFull(f, x[:])
		m, errY := io.ReadFull(g, y[:])
		if n != m || !bytes.Equal(x[:n], y[:m]) {
			return false
		}
		if errX != nil || errY != nil {
			return errX == errY && (errX == io.EOF || errX == io.ErrUnexpectedEOF)
		}
	}
}
