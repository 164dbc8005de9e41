package buildcontext

import (
	"bytes"
	"os"

	"github.com/moby/patternmatcher/ignorefile"
)

// IgnoreFile is the one file whose rules hold for a target.
type IgnoreFile struct {
	// Path is the file as a report shows it: relative to the context root where
	// it lies below it. It is "" where there is none.
	Path string
	// Patterns are the patterns in the order of the file, duplicates included.
	Patterns []Pattern
	// Dead says why the builder reads no rules although the file exists, or "".
	Dead string
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
func (p Pattern) Exception() bool { return len(p.Text) > 0 && p.Text[0] == '!' }

func parse(data []byte) ([]Pattern, error) {
	var ps []Pattern
	for i, line := range bytes.Split(data, []byte("\n")) {
		line = bytes.TrimSuffix(line, []byte("\r"))
		in := line
		if i > 0 {
			in = append([]byte("\n"), line...)
		}
		texts, err := ignorefile.ReadAll(bytes.NewReader(in))
		if err != nil {
			return nil, err
		}
		for _, t := range texts {
			ps = append(ps, Pattern{Text: t, Source: string(line), Line: i + 1})
		}
	}
	return ps, nil
}

func findIgnoreFile(t Target, root *os.Root) (IgnoreFile, error) {
	data, err := root.ReadFile(".dockerignore")
	if err != nil {
		return IgnoreFile{}, nil
	}
	ps, err := parse(data)
	return IgnoreFile{Path: ".dockerignore", Patterns: ps}, err
}
