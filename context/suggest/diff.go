package suggest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// around is the number of unchanged lines that a diff shows about a change.
const around = 3

// Diff returns the unified diff of two versions of a file, or nothing where they
// are the same.
func Diff(name string, before, after []byte) string {
	if bytes.Equal(before, after) {
		return ""
	}
	ops := edits(lines(before), lines(after))
	var out strings.Builder
	from := "a/" + name
	if len(before) == 0 {
		from = "/dev/null"
	}
	fmt.Fprintf(&out, "--- %s\n+++ b/%s\n", from, name)
	for i := 0; i < len(ops); {
		if ops[i].kind == ' ' {
			i++
			continue
		}
		// A hunk goes on while the next change is near.
		first, last := max(i-around, 0), i
		for j := i; j < len(ops) && j <= last+2*around; j++ {
			if ops[j].kind != ' ' {
				last = j
			}
		}
		end := min(last+around+1, len(ops))
		hunk(&out, ops[:first], ops[first:end])
		i = end
	}
	return out.String()
}

// edit is a line of a diff.
type edit struct {
	kind byte // ' ', '-' or '+'
	text string
}

func hunk(out *strings.Builder, above, ops []edit) {
	span := func(other byte) string {
		// The lines of one version: all but those of the other.
		count := func(ops []edit) (n int) {
			for _, op := range ops {
				if op.kind != other {
					n++
				}
			}
			return n
		}
		switch first, n := count(above), count(ops); n {
		case 0:
			return fmt.Sprintf("%d,0", first)
		case 1:
			return fmt.Sprint(first + 1)
		default:
			return fmt.Sprintf("%d,%d", first+1, n)
		}
	}
	fmt.Fprintf(out, "@@ -%s +%s @@\n", span('+'), span('-'))
	for _, op := range ops {
		out.WriteByte(op.kind)
		out.WriteString(op.text)
		if !strings.HasSuffix(op.text, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// lines splits a text after each line end.
func lines(text []byte) []string {
	return slices.Collect(strings.Lines(string(text)))
}

// edits turns a into b. What both begin and end with stays, and between a
// longest common subsequence.
func edits(a, b []string) []edit {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return slices.Concat(
		all(' ', a[:head]),
		subsequence(a[head:len(a)-tail], b[head:len(b)-tail]),
		all(' ', a[len(a)-tail:]),
	)
}

func all(kind byte, lines []string) (ops []edit) {
	for _, l := range lines {
		ops = append(ops, edit{kind, l})
	}
	return ops
}

// maxTable bounds the table of a longest common subsequence; beyond it all
// lines count as changed.
const maxTable = 4 << 20

func subsequence(a, b []string) []edit {
	if len(a)*len(b) > maxTable {
		return append(all('-', a), all('+', b)...)
	}
	common := make([][]int, len(a)+1) // by the lines left
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var ops []edit
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			ops = append(ops, edit{' ', a[i]})
			i++
			j++
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			ops = append(ops, edit{'-', a[i]})
			i++
		default:
			ops = append(ops, edit{'+', b[j]})
			j++
		}
	}
	return ops
}
