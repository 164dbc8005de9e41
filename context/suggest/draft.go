package suggest

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Draft is an ignore file as it could be.
type Draft struct {
	// Text is the whole file.
	Text []byte
	// Missing are the lines whose effect the file has not yet, in their order.
	// Comments, order and other ways to write the same are no difference.
	Missing []Missing
	// Needless are the exceptions of the file that let in nothing that an
	// allowlist would.
	Needless []string
	// Again says that the file changes the context such that a draft of it may be
	// another one.
	Again bool
	// Checks are the patterns that could be added as well, were it not that they
	// are to be checked first.
	Checks []string
}

// Missing is a line that an ignore file lacks.
type Missing struct {
	Line string
	// Why says what it is good for; one line.
	Why string
}

// headings are the comments above the additions of each class.
var headings = []struct{ class, text string }{
	{secret, "files that hold secrets"},
	{history, "version-control data"},
	{fetched, "dependencies and caches"},
	{output, "build output, logs and settings"},
	{idle, "nothing takes these"},
	{unversioned, "ignored by git"},
	{twice, "there twice"},
}

// Complete returns the ignore file of c with what it lacks added at the end: what
// is safe to leave out and, where unsafe is set, what is to be checked first,
// each with its reason. The file keeps every line and its line ends. A file that
// lacks nothing is returned as it is.
//
// Fresh is the path of the file in the context where it is not there yet, and
// else "": it leaves itself out where a wildcard would take it, too.
func Complete(c *buildcontext.Context, ev Evidence, fresh string, unsafe bool) Draft {
	d := Draft{Text: slices.Clone(c.Ignore.Source)}
	s := newSearch(c, ev)
	p := newPrinter(&d, c.Ignore.Source)
	p.additions(s.additions(), unsafe)
	line, exact := s.literal(fresh)
	if u := s.sweeps(fresh); u != nil && exact && len(d.Text) > 0 {
		why := u.String() + " would take it " + u.at()
		p.block("this file: "+why, []string{line})
		d.miss(line, why)
	}
	return d
}

// sweeps returns a source that is a wildcard and matches p, which may be "".
func (s *search) sweeps(p string) *use {
	i := slices.IndexFunc(s.uses, func(u use) bool {
		ok, _ := path.Match(u.glob, p)
		return ok && u.src.Wildcard && p != ""
	})
	if i < 0 {
		return nil
	}
	return &s.uses[i]
}

// additions are what a file may leave out as well, ranked among themselves.
func (s *search) additions() []measured {
	return s.measure(s.order(slices.DeleteFunc(s.candidates(), func(c candidate) bool {
		return c.safe == buildcontext.Unsafe
	})))
}

func (d *Draft) miss(line, why string) { d.Missing = append(d.Missing, Missing{line, why}) }

// printer adds lines to a draft in the style of a file.
type printer struct {
	d   *Draft
	eol string
}

func newPrinter(d *Draft, file []byte) *printer {
	p := &printer{d, "\n"}
	if first := bytes.IndexByte(file, '\n'); first > 0 && file[first-1] == '\r' {
		p.eol = "\r\n"
	}
	return p
}

func (p *printer) line(text string) {
	if t := p.d.Text; len(t) > 0 && t[len(t)-1] != '\n' {
		p.d.Text = append(p.d.Text, p.eol...)
	}
	p.d.Text = append(append(p.d.Text, text...), p.eol...)
}

// part adds lines after an empty one.
func (p *printer) part(lines []string) {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return
	}
	if len(p.d.Text) > 0 {
		p.line("")
	}
	for _, l := range lines {
		p.line(l)
	}
}

// block adds lines under a comment.
func (p *printer) block(comment string, lines []string) {
	p.part(append([]string{"# " + oneLine(comment)}, lines...))
}

// additions adds a block for each class and, where unsafe is set, one for each
// thing to check; otherwise it notes them. What is safe is the same with them.
func (p *printer) additions(add []measured, unsafe bool) {
	for _, h := range headings {
		var lines []string
		var sum int64
		for _, m := range add {
			if m.kind.Class == h.class && m.Safe == buildcontext.Safe {
				lines = append(lines, m.Patterns...)
				sum += m.Bytes
			}
		}
		if len(lines) > 0 {
			p.block(h.text+": "+buildcontext.FormatSize(sum), lines)
		}
	}
	for _, m := range add {
		size := buildcontext.FormatSize(m.Bytes)
		if m.Safe != buildcontext.Safe && !unsafe {
			p.d.Checks = append(p.d.Checks, m.Patterns...)
			continue
		}
		if m.Safe != buildcontext.Safe {
			p.block("check: "+m.Why+": "+size, m.Patterns)
		}
		for _, line := range m.Patterns {
			p.d.miss(line, m.Why+", "+size)
		}
	}
}

// oneLine keeps what a file name holds from ending a comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '?'
		}
		return r
	}, s)
}
