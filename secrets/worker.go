package secrets

import (
	"bytes"
	"context"
	"errors"
	"io"

	buildcontext "ctxaudit/context"
	"ctxaudit/secrets/gate"
)

// sniffed is how much of a file tells what it is, and opening how much is read
// at once for that: most files are no longer.
const (
	sniffed = 512
	opening = 16 << 10
)

// Worker scans one file after the other. It keeps buffers and belongs to one
// goroutine.
type Worker struct {
	scanner *Scanner
	engine  *engine
	gate    *gate.Worker
	names   names
	head    [sniffed]byte
	buf     []byte
}

// Worker returns a new worker.
func (s *Scanner) Worker() *Worker {
	e := s.engine()
	return &Worker{scanner: s, engine: e, gate: e.gate.Worker(), buf: make([]byte, window)}
}

// Scan scans a text that is no part of a context. name is its path, which
// decides on how it is read; severities are those of a file that is sent.
// Archives are not opened.
func (w *Worker) Scan(ctx context.Context, name string, r io.Reader) Result {
	v := w.safely(func() *verdict { return w.file(ctx, name, r, nil, 0) })
	return report(&buildcontext.Context{Entries: []buildcontext.Entry{{Path: name}}}, []*verdict{v}, nil)
}

// errInternal stands for a panic, whose text could hold what was read.
var errInternal = errors.New("internal error while scanning")

// safely survives a panic, and tells nothing of it.
func (w *Worker) safely(scan func() *verdict) (v *verdict) {
	defer func() {
		if recover() != nil {
			v = &verdict{err: errInternal}
		}
	}()
	return scan()
}

// entry opens and scans an entry.
func (w *Worker) entry(ctx context.Context, c *buildcontext.Context, e *buildcontext.Entry) *verdict {
	if isObject(e.Path) {
		return &verdict{skipped: "git object"}
	}
	f, err := c.Open(e)
	if err != nil {
		return &verdict{err: err}
	}
	defer f.Close()
	return w.safely(func() *verdict { return w.file(ctx, e.Path, f, f, e.Size) })
}

// file scans a file, or a member of an archive, for which at is nil. A nil
// verdict says that there is nothing to tell.
func (w *Worker) file(ctx context.Context, name string, r io.Reader, at file, size int64) *verdict {
	v := &verdict{}
	class := w.scanner.catalogue.find(name)
	n, whole, err := fill(r, w.buf[:opening])
	if err != nil {
		v.err = err
		return v
	}
	read := w.buf[:n]
	head := w.head[:copy(w.head[:], read)] // a text is read into the buffer
	if class == nil {
		class = w.scanner.catalogue.find(program(head))
	}
	if class != nil && !class.opaque && isTemplate(base(name)) {
		class = class.form()
	}
	if class != nil && (isTranslation(name) && !class.telling && !class.opaque || class.common && isLockFile(name)) {
		class = nil
	}
	inside := containerOf(head)
	switch order := utf16Order(head); {
	case inside != nil && at != nil:
		head = bytes.Clone(head)
		w.archive(ctx, inside, name, at, size, v)
	case inside != nil:
		v.skipped = "archive"
	case order != nil:
		text := &utf16Reader{r: io.MultiReader(bytes.NewReader(bytes.Clone(read)), r), order: order}
		v.err = w.text(ctx, name, class, text, 0, false, v)
	case bytes.IndexByte(head, 0) >= 0:
		v.skipped = "binary"
		if s := sealedBinary(head); s != nil {
			v.sealed = s.id
		}
	default:
		v.err = w.text(ctx, name, class, r, n, whole, v)
	}
	if w.engine.names && v.err == nil {
		v.err = w.named(name, v)
	}
	if len(v.hits) > 0 && describesAPI(head) {
		for i := range v.hits {
			v.hits[i].drop = max(v.hits[i].drop, 2)
		}
	}
	if len(v.hits) == 0 {
		w.alone(name, class, head, v)
	}
	if v.err == nil && v.skipped == "" && v.sealed == "" && len(v.hits) == 0 {
		return nil
	}
	return v
}

// alone adds a finding on a file by its name and its first bytes.
func (w *Worker) alone(name string, c *class, head []byte, v *verdict) {
	candidates := stores
	if c != nil && c.alone != nil {
		candidates = append([]class{*c}, stores...)
	}
	for _, c := range candidates {
		if d := c.alone(head); d < never {
			v.hits = append(v.hits, w.byName(c.id, c.what, name, d))
			return
		}
	}
}

// named adds the findings of rules that look at the name alone.
func (w *Worker) named(name string, v *verdict) error {
	found, err := w.gate.Scan(name, nil)
	for _, f := range found {
		if f.Name {
			v.hits = append(v.hits, w.byName(f.Rule, title(f.Rule), name, 0))
		}
	}
	return err
}

// byName is a hit of the name of a file.
func (w *Worker) byName(detector, message, name string, d drop) hit {
	return hit{
		code:        "CTX102",
		detector:    detector,
		message:     message,
		fingerprint: fingerprint(w.scanner.key, "CTX102", secret(detector+"\x00a name and no secret\x00"+name)),
		drop:        d,
	}
}
