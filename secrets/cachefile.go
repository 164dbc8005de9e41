package secrets

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"io"
)

// A cache file is the magic, the key, the number of records, the records with
// fields of 8 bytes each, the verdicts in JSON and a checksum of all that.
const (
	cacheMagic  = "ctxaudit verdicts 1\n"
	recordSize  = 7 * 8
	maxCacheLen = 1 << 30
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// stored is what a file says in JSON.
type stored struct {
	Verdicts []storedVerdict
	Pasts    []past
}

// storedVerdict is a verdict in a file.
type storedVerdict struct {
	Hits    []storedHit `json:",omitempty"`
	Skipped string      `json:",omitempty"`
	Sealed  string      `json:",omitempty"`
}

type storedHit struct {
	Code, Detector, Message, Fingerprint string
	Line, Column                         int  `json:",omitempty"`
	Drop                                 drop `json:",omitempty"`
}

// write writes the records and verdicts.
func (c *cache) write(out io.Writer) error {
	sum := crc32.New(castagnoli)
	w := bufio.NewWriter(io.MultiWriter(out, sum))
	w.WriteString(cacheMagic)
	w.Write(c.key[:])
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(c.records)))
	for _, r := range c.records {
		for _, n := range [...]uint64{
			r.stamp.Device, r.stamp.Inode, uint64(r.stamp.Modified), uint64(r.stamp.Changed), uint64(r.size), r.path, uint64(r.verdict),
		} {
			b = binary.LittleEndian.AppendUint64(b, n)
		}
		w.Write(b)
		b = b[:0]
	}
	w.Write(b)
	told := stored{Verdicts: make([]storedVerdict, len(c.verdicts)), Pasts: c.pasts}
	for i, v := range c.verdicts {
		s := &told.Verdicts[i]
		s.Skipped, s.Sealed = v.skipped, v.sealed
		for _, h := range v.hits {
			s.Hits = append(s.Hits, storedHit{h.code, h.detector, h.message, h.fingerprint, h.line, h.column, h.drop})
		}
	}
	if err := json.NewEncoder(w).Encode(told); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := out.Write(sum.Sum(nil))
	return err
}

// read reads what write wrote under the same key; anything else is nothing.
func (c *cache) read(in io.Reader) {
	b, err := io.ReadAll(io.LimitReader(in, maxCacheLen))
	head := append([]byte(cacheMagic), c.key[:]...)
	if err != nil || !bytes.HasPrefix(b, head) || len(b) < len(head)+8+crc32.Size {
		return
	}
	body, sum := b[:len(b)-crc32.Size], b[len(b)-crc32.Size:]
	if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(sum) {
		return
	}
	body = body[len(head):]
	n := binary.LittleEndian.Uint64(body)
	if body = body[8:]; n > uint64(len(body)/recordSize) {
		return
	}
	var told stored
	if json.Unmarshal(body[n*recordSize:], &told) != nil {
		return
	}
	verdicts := make([]*verdict, len(told.Verdicts))
	for i, s := range told.Verdicts {
		verdicts[i] = &verdict{skipped: s.Skipped, sealed: s.Sealed}
		for _, h := range s.Hits {
			verdicts[i].hits = append(verdicts[i].hits, hit{
				code: h.Code, detector: h.Detector, message: h.Message, fingerprint: h.Fingerprint, line: h.Line, column: h.Column, drop: h.Drop,
			})
		}
	}
	records := make([]record, n)
	for i := range records {
		var f [7]uint64
		for j := range f {
			f[j] = binary.LittleEndian.Uint64(body[j*8:])
		}
		body = body[recordSize:]
		r := &records[i]
		r.stamp.Device, r.stamp.Inode, r.stamp.Modified, r.stamp.Changed = f[0], f[1], int64(f[2]), int64(f[3])
		r.size, r.path, r.verdict = int64(f[4]), f[5], uint32(f[6])
		if int(r.verdict) > len(verdicts) {
			return
		}
	}
	c.records, c.verdicts, c.pasts = records, verdicts, told.Pasts
}
