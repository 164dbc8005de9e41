package cases

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Entry is one line of a tree.
type Entry struct {
	Kind string
	Path string
	// Text is what a file holds or where a link leads. Own says that a file
	// holds its own path.
	Text string
	Own  bool
	// Members are the files of an archive.
	Members []string
}

// String prints the line of the entry.
func (e Entry) String() string {
	s := e.Kind + " " + word(e.Path)
	switch {
	case e.Kind == "link" || e.Kind == "hard":
		s += " -> " + word(e.Text)
	case e.Kind == "tar":
		for _, m := range e.Members {
			s += " " + word(m)
		}
	case e.Kind == "file" && !e.Own:
		s += " " + strconv.QuoteToASCII(e.Text)
	}
	return s
}

// word quotes s where it is not a plain word.
func word(s string) string {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c == '"' || c >= 0x7f {
			return strconv.QuoteToASCII(s)
		}
	}
	if s == "" {
		return `""`
	}
	return s
}

// Print prints a tree.
func Print(entries []Entry) string {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(e.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// ParseTree reads the lines of a tree.
func ParseTree(text string) ([]Entry, error) {
	var entries []Entry
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		e, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", line, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func parseEntry(line string) (Entry, error) {
	words, err := split(line)
	if err != nil {
		return Entry{}, err
	}
	if len(words) < 2 {
		return Entry{}, fmt.Errorf("an entry is a kind and a path")
	}
	e := Entry{Kind: words[0], Path: words[1]}
	switch rest := words[2:]; e.Kind {
	case "file":
		if len(rest) > 1 {
			return e, fmt.Errorf("a file has a path and at most one text")
		}
		if e.Own = len(rest) == 0; e.Own {
			e.Text = e.Path
		} else {
			e.Text = rest[0]
		}
	case "link", "hard":
		if len(rest) != 2 || rest[0] != "->" {
			return e, fmt.Errorf("a link is PATH -> TARGET")
		}
		e.Text = rest[1]
	case "tar":
		e.Members = rest
	default:
		if !slices.Contains([]string{"dir", "fifo", "socket", "device"}, e.Kind) || len(rest) > 0 {
			return e, fmt.Errorf("no such entry")
		}
	}
	return e, nil
}

// split cuts a line into plain and quoted words.
func split(line string) ([]string, error) {
	var words []string
	for line = strings.TrimLeft(line, " \t"); line != ""; line = strings.TrimLeft(line, " \t") {
		if line[0] != '"' {
			n := strings.IndexAny(line, " \t")
			if n < 0 {
				n = len(line)
			}
			words, line = append(words, line[:n]), line[n:]
			continue
		}
		q, err := strconv.QuotedPrefix(line)
		if err != nil {
			return nil, err
		}
		s, err := strconv.Unquote(q)
		if err != nil {
			return nil, err
		}
		words, line = append(words, s), line[len(q):]
	}
	return words, nil
}
