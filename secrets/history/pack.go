package history

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"sort"
)

// The kinds of objects in a pack.
const (
	commit   = 1
	tree     = 2
	ofsDelta = 6
	refDelta = 7
)

var errPack = errors.New("not a pack that can be read")

// pack is a pack while it is read.
type pack struct {
	store *Store
	file  io.ReaderAt
	// names are the object names in order, 20 bytes each, and offsets where the
	// objects lie; ends are the offsets in order.
	names   []byte
	offsets []int64
	ends    []int64
	// kinds are the kinds of the objects by offset, and trees the directories
	// that may be the base of others.
	kinds map[int64]int
	trees map[int64][]byte
	kept  int
}

// AddPack reads a pack of size bytes by its index.
func (s *Store) AddPack(file io.ReaderAt, size int64, index io.Reader) error {
	p := &pack{store: s, file: file, kinds: map[int64]int{}, trees: map[int64][]byte{}}
	if err := p.readIndex(bufio.NewReader(index), size); err != nil {
		return err
	}
	if s.objects += len(p.offsets); s.objects > maxObjects {
		return ErrLimit
	}
	for _, at := range p.ends[:len(p.ends)-1] {
		kind, err := p.kind(at, 0)
		if err != nil {
			return err
		}
		switch kind {
		case commit:
			s.Commits++
		case tree:
			b, err := p.tree(at, 0)
			if err != nil {
				return err
			}
			s.addTree(b)
		}
	}
	return nil
}

func (p *pack) readIndex(r io.Reader, size int64) error {
	var header struct {
		Magic, Version uint32
		Fanout         [256]uint32
	}
	if err := binary.Read(r, binary.BigEndian, &header); err != nil {
		return errPack
	}
	n := header.Fanout[255]
	if header.Magic != 0xff744f63 || header.Version != 2 {
		return errPack
	}
	if n > maxObjects {
		return ErrLimit
	}
	p.names = make([]byte, 20*n)
	sums, offsets := make([]byte, 4*n), make([]uint32, n)
	if _, err := io.ReadFull(r, p.names); err != nil {
		return errPack
	}
	if _, err := io.ReadFull(r, sums); err != nil {
		return errPack
	}
	if err := binary.Read(r, binary.BigEndian, offsets); err != nil {
		return errPack
	}
	rest, err := io.ReadAll(io.LimitReader(r, 8*maxObjects))
	if err != nil {
		return errPack
	}
	for _, o := range offsets {
		at := int64(o)
		if o >= 1<<31 { // an index into the table of large offsets
			i := 8 * int(o&^(1<<31))
			if i+8 > len(rest) {
				return errPack
			}
			at = int64(binary.BigEndian.Uint64(rest[i:]))
		}
		if at < 12 || at >= size {
			return errPack
		}
		p.offsets = append(p.offsets, at)
	}
	p.ends = append(slices.Sorted(slices.Values(p.offsets)), size)
	return nil
}

// object is the header of an object: what it is, where its compressed bytes
// begin and where the base of a delta lies.
type object struct {
	kind int
	data int64
	base int64
}

func (p *pack) object(at int64) (object, error) {
	var buf [64]byte
	n, err := p.file.ReadAt(buf[:], at)
	if n < 3 {
		return object{}, errors.Join(errPack, err)
	}
	b := buf[:n]
	o := object{kind: int(b[0] >> 4 & 7)}
	i := 1
	for i < len(b) && b[i-1]&0x80 != 0 { // the size, which is not needed
		i++
	}
	switch o.kind {
	case ofsDelta:
		var back int64
		for ; i < len(b); i++ {
			back = back<<7 | int64(b[i]&0x7f)
			if b[i]&0x80 == 0 {
				break
			}
			back++
		}
		i++
		o.base = at - back
	case refDelta:
		if i+20 > len(b) {
			return o, errPack
		}
		if o.base = p.find(b[i : i+20]); o.base == 0 {
			return o, errPack
		}
		i += 20
	}
	o.data = at + int64(i)
	return o, nil
}

// find returns the offset of the object of that name, or 0.
func (p *pack) find(name []byte) int64 {
	n := len(p.offsets)
	i := sort.Search(n, func(i int) bool { return bytes.Compare(p.names[20*i:20*i+20], name) >= 0 })
	if i == n || !bytes.Equal(p.names[20*i:20*i+20], name) {
		return 0
	}
	return p.offsets[i]
}

// maxChain is the longest chain of deltas that git makes.
const maxChain = 4096

// kind returns what the object at an offset is, which a delta inherits.
func (p *pack) kind(at int64, depth int) (int, error) {
	if k, ok := p.kinds[at]; ok {
		return k, nil
	}
	o, err := p.object(at)
	if err != nil {
		return 0, err
	}
	k := o.kind
	if k == ofsDelta || k == refDelta {
		if depth > maxChain || o.base == at {
			return 0, errPack
		}
		if k, err = p.kind(o.base, depth+1); err != nil {
			return 0, err
		}
	}
	p.kinds[at] = k
	return k, nil
}

// tree returns the directory at an offset.
func (p *pack) tree(at int64, depth int) ([]byte, error) {
	if b, ok := p.trees[at]; ok {
		return b, nil
	}
	if depth > maxChain {
		return nil, errPack
	}
	o, err := p.object(at)
	if err != nil {
		return nil, err
	}
	var base []byte
	if o.kind != tree {
		if base, err = p.tree(o.base, depth+1); err != nil {
			return nil, err
		}
	}
	b, err := p.read(at, o.data)
	if err != nil {
		return nil, err
	}
	if o.kind != tree {
		if b, err = apply(base, b); err != nil {
			return nil, err
		}
	}
	if p.kept += len(b); p.kept > maxKept {
		clear(p.trees)
		p.kept = len(b)
	}
	p.trees[at] = b
	return b, nil
}

// read inflates what lies between data and the next object behind at.
func (p *pack) read(at, data int64) ([]byte, error) {
	i, _ := slices.BinarySearch(p.ends, at)
	if i+1 >= len(p.ends) || data >= p.ends[i+1] {
		return nil, errPack
	}
	z, err := p.store.inflate(bufio.NewReader(io.NewSectionReader(p.file, data, p.ends[i+1]-data)))
	if err != nil {
		return nil, err
	}
	return readAll(z)
}
