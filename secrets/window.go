package secrets

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
)

const (
	// window is how much of a text is in memory at once, and overlap how much
	// of it is looked at again with what follows: the longest secret that is
	// found wherever it stands.
	window  = 256 << 10
	overlap = 16 << 10
	// maxHits is how many secrets of one file are told.
	maxHits = 500
)

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
		if inSource && (isPacked(p.text, m.start) || inTests(p.text, m.start)) {
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
			if common && m.Number < callMark {
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
		case m.Number == charsMark:
			characters(p.text, m.End, add)
		case m.Number == thinMark:
			thinLogin(p.text, m.End, add)
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
		if class.writes {
			w.documents(p, add)
		}
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
