package secrets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	buildcontext "ctxaudit/context"
	"ctxaudit/secrets/gate"
)

const (
	// sniffed is how much of a file tells what it is, and opening how much is read
	// at once for that: most files are no longer.
	sniffed = 512
	opening = 16 << 10
	// window is how much of a text is in memory at once, and overlap how much
	// of it is looked at again with what follows: the longest secret that is
	// found wherever it stands.
	window  = 256 << 10
	overlap = 16 << 10
	// maxHits is how many secrets of one file are told.
	maxHits = 500
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

// fill reads until buf is full or r at its end, which whole says.
func fill(r io.Reader, buf []byte) (n int, whole bool, err error) {
	n, err = io.ReadFull(r, buf)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return n, true, nil
	}
	return n, false, err
}

// text scans the text whose first n bytes are in the buffer, window by window;
// last says that these are all of it.
func (w *Worker) text(ctx context.Context, name string, class *class, r io.Reader, n int, last bool, v *verdict) error {
	line := 1
	for first := true; ; first = false {
		if !last {
			var m int
			var err error
			if m, last, err = fill(r, w.buf[n:]); err != nil {
				return err
			}
			n += m
		}
		text := w.buf[:n]
		if !first && bytes.IndexByte(text[:min(len(text), sniffed)], 0) >= 0 {
			v.skipped = fmt.Sprintf("binary from line %d on", line)
			return nil
		}
		// Matches that begin in the overlap are left to the next window, which
		// begins there.
		cut := len(text)
		if !last {
			cut -= overlap
			if i := bytes.LastIndexByte(text[cut-overlap:cut], '\n'); i >= 0 {
				cut += i + 1 - overlap
			}
		}
		if err := w.window(name, class, page{text: text, whole: first && last}, cut, line, v); err != nil {
			return err
		}
		if last || v.skipped != "" || ctx.Err() != nil {
			return nil
		}
		line += bytes.Count(text[:cut], []byte("\n"))
		n = copy(w.buf, text[cut:])
	}
}

// window adds the secrets that begin before cut. line is the line of the first
// byte.
func (w *Worker) window(name string, class *class, p page, cut, line int, v *verdict) error {
	found, err := w.gate.Scan(name, p.text)
	if err != nil {
		return err
	}
	if v.sealed == "" && mayBeSealed(name, class) {
		if s := sealedText(name, func(i int) bool { return w.gate.Flag(secretFlags + i) }); s != nil {
			v.sealed = s.id
		}
	}
	var ms []*match
	inSource := class != nil && class.id == "source-code"
	add := func(m match) {
		if m.from >= cut || allowed(p.text, m) || v.sealed != "" && isCiphertext(m.value) {
			return
		}
		m.drop = max(m.drop, remarkable(p.text, m.start))
		if inSource && isPacked(p.text, m.start) {
			m.drop = max(m.drop, 2)
		}
		ms = append(ms, &m)
	}
	for _, f := range found {
		if f.Name {
			continue
		}
		m := match{rule: f.Rule, from: f.Start, start: f.SecretStart, end: f.SecretEnd, value: secret(f.Secret)}
		if f.Decoded && m.rank() == 0 {
			m.drop = 2 // nothing is known of its name
		}
		if (!w.engine.known[m.rule] || vet(&m, name, class, p.text)) && !(v.sealed != "" && m.rank() == 0) {
			add(m)
		}
	}
	common := class != nil && class.common
	w.names.begin()
	for _, m := range w.gate.Marks() {
		switch {
		case m.Number >= nameMark:
			word := m.Number - nameMark
			if common && word < len(nameWords) {
				w.names.add(p.text, word, m.End)
			}
			if class != nil && class.id != "document" {
				calls(p.text, word, m.End, add)
			}
		case m.Number >= optionMark:
			options(p.text, m.End, add)
		case m.Number >= bearerMark:
			authorizations(p.text, m.End, aToken, add)
		case m.Number == basicMark:
			authorizations(p.text, m.End, aLogin, add)
		case m.Number >= sourceMark:
			dataSources(p.text, m.End, add)
		case m.Number >= partMark:
			connectionStrings(p.text, m.End, add)
		default:
			urlCredentials(p.text, m.End, add)
		}
	}
	if common {
		p.near = w.names.all()
	}
	if class != nil && class.read != nil && (!common || flagged(w.gate, secretFlags)) {
		class.read(p, add)
	}
	code := "CTX101"
	if base(name) == "config" && strings.Contains("/"+name, "/.git/") {
		code = "CTX103"
	}
	for _, m := range distinct(ms) {
		if len(v.hits) == maxHits {
			v.skipped = fmt.Sprintf("more than %d secrets; the rest was not looked at", maxHits)
			break
		}
		v.hits = append(v.hits, w.hit(code, class, *m, p.text, line))
	}
	return nil
}

// hit is what is told of a match in a text that begins on a line.
func (w *Worker) hit(code string, class *class, m match, text []byte, line int) hit {
	h := hit{
		code:        code,
		detector:    m.rule,
		message:     w.describe(m, class),
		fingerprint: fingerprint(w.scanner.key, code, m.value),
		drop:        m.drop,
	}
	if m.rule == "" {
		h.detector = class.id
	}
	before := text[:m.start]
	h.line = line + bytes.Count(before, []byte("\n"))
	h.column = m.start - bytes.LastIndexByte(before, '\n')
	return h
}
