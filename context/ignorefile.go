package buildcontext

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
)

// IgnoreFile is the one file whose rules hold for a target.
type IgnoreFile struct {
	// Path is the file as a report shows it: relative to the context root where
	// it lies below it, otherwise absolute. It is "" where there is none.
	Path string
	// Patterns are the patterns in the order of the file, duplicates included.
	Patterns []Pattern
	// Dead are the ignore files that stand where the builder looks and from
	// which it silently reads no rules, each with the reason.
	Dead []Problem
	// Source is the content of the file.
	Source []byte
	// Refused is why a build fails on the rules once it takes anything from the
	// context, a [*RuleError], or nil. Rules that fail every build are an error
	// of [ReadRules].
	Refused error
}

// Pattern is one rule of an ignore file.
type Pattern struct {
	// Text is the pattern as the builder compiles it: cleaned, without a
	// leading slash, with the "!" of an exception.
	Text string
	// Source is the line as written, without its line end.
	Source string
	// Line counts from 1.
	Line int
}

// Exception says that the pattern re-includes what it matches.
func (p Pattern) Exception() bool { return strings.HasPrefix(p.Text, "!") }

// RuleError is a line of an ignore file that makes the build fail.
type RuleError struct {
	Path   string // of the ignore file
	Line   int
	Source string // the line
	Err    error
	// Stop is the path from which on the classic builder sends nothing, which
	// it does not call a failure; "" otherwise.
	Stop string
}

func (e *RuleError) Error() string {
	if e.Stop != "" {
		return fmt.Sprintf("%s:%d: the builder stops at %q, sends nothing that comes after it and does not fail: the rule %q: %v",
			e.Path, e.Line, e.Stop, e.Source, e.Err)
	}
	return fmt.Sprintf("%s:%d: the build fails on the rule %q: %v", e.Path, e.Line, e.Source, e.Err)
}

func (e *RuleError) Unwrap() error { return e.Err }

// maxIgnoreFile is the size in bytes beyond which BuildKit refuses an ignore
// file (frontend/dockerui/readfile.go, since v0.33.1).
const maxIgnoreFile = 16 << 20

// parse reads the rules of an ignore file as BuildKit and the classic builder
// do, with their line numbers, which ignorefile.ReadAll does not give: it is
// called line by line, after an empty line for all but the first, because a
// byte order mark counts only there.
func (f *IgnoreFile) parse(b Builder) error {
	if b == Podman {
		f.Patterns = parsePodman(f.Source)
		return nil
	}
	if len(f.Source) > maxIgnoreFile && b != Classic {
		return fmt.Errorf("%s: exceeds the maximum size of %d bytes", f.Path, maxIgnoreFile)
	}
	n := 0
	for line := range bytes.Lines(f.Source) {
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		alone := line
		if n > 0 {
			alone = append([]byte("\n"), line...)
		}
		n++
		texts, err := ignorefile.ReadAll(bytes.NewReader(alone))
		if err != nil {
			return &RuleError{Path: f.Path, Line: n, Source: abbreviate(line), Err: err}
		}
		for _, text := range texts {
			f.Patterns = append(f.Patterns, Pattern{Text: text, Source: string(line), Line: n})
		}
	}
	if b == Classic {
		return nil
	}
	return f.transport()
}

func abbreviate(line []byte) string {
	const most = 60
	if len(line) > most {
		return string(line[:most]) + "…"
	}
	return string(line)
}

// transport changes the patterns as they change on the way to BuildKit's
// client. They travel as JSON, which replaces bytes that are not UTF-8, and as
// a header, which must be printable unless a pattern of the list is not ASCII:
// then the list is escaped (session/filesync/filesync.go:encodeStringForHeader,
// v0.34.2).
func (f *IgnoreFile) transport() error {
	var control *Pattern
	escaped := false
	for i := range f.Patterns {
		p := &f.Patterns[i]
		if !utf8.ValidString(p.Text) {
			// The frontend checks the syntax of the bytes as they are written.
			if _, err := patternmatcher.New([]string{p.Text}); err != nil {
				return f.refused(&PatternError{*p, err})
			}
			p.Text = string([]rune(p.Text))
		}
		for _, r := range p.Text {
			switch {
			case r >= 0x80:
				escaped = true
			case (r < ' ' || r == 0x7f) && control == nil:
				control = p
			}
		}
	}
	if control == nil || escaped {
		return nil
	}
	f.Refused = WithHint(&RuleError{
		Path: f.Path, Line: control.Line, Source: control.Source,
		Err: errors.New("a control character in a pattern cannot be sent to the builder"),
	}, "remove it; lines must end in LF or CRLF")
	return nil
}
