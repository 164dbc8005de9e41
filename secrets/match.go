package secrets

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// match is a secret in a text.
type match struct {
	// rule is the rule that found it; "" is the class of the file.
	rule string
	// kind is what a reader says of the value.
	kind kind
	// short says that the name of the value is short for many things.
	short bool
	// start and end are offsets of the value in the text; from is where what
	// tells of it begins. What was decoded stands where its encoded form does.
	from, start, end int
	value            secret
	drop             drop
}

// Format prints a match without its value, which fmt would print by itself: it
// asks no methods of unexported fields.
func (m match) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "%s at %d: %s", m.rule, m.start, redacted) }

// rank orders rules by how much they say of a secret.
func (m match) rank() int {
	switch {
	case strings.Contains(m.rule, "generic"), m.rule == "kubernetes-secret-yaml":
		return 0 // what manifest finds in it says more
	case m.rule == credentialURL, m.rule == connectionString, m.rule == authorization, m.rule == commandOption:
		return 2
	case m.kind != noSecret:
		return 1
	}
	return 3
}

// distinct sorts the matches and keeps, of those that overlap, the one whose
// rule says most.
func distinct(ms []*match) []*match {
	slices.SortFunc(ms, func(a, b *match) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.rank(), a.rank()),
			cmp.Compare(a.end, b.end), cmp.Compare(a.rule, b.rule))
	})
	kept := ms[:0]
	for _, m := range ms {
		last := len(kept) - 1
		switch {
		case last < 0 || m.start >= kept[last].end && m.start > kept[last].start:
			kept = append(kept, m)
		case m.rank() > kept[last].rank():
			kept[last] = m
		}
	}
	return kept
}

// allowed says that a comment on the line where a secret begins allows it.
func allowed(text []byte, m match) bool {
	line := text[bytes.LastIndexByte(text[:m.start], '\n')+1:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return bytes.Contains(line, []byte("ctxaudit:allow")) || bytes.Contains(line, []byte("gitleaks:allow"))
}
