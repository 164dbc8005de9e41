package report

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// columns is the number of columns that s takes on a terminal, whatever the
// locale; colours take none.
func columns(s string) int { return twwidth.WidthWithOptions(s, twwidth.Options{}) }

// kind is how a column gives way when the terminal is narrow.
type kind uint8

const (
	fixed   kind = iota
	number       // fixed, and set flush right
	elided       // a path loses its middle
	wrapped      // words go on in the next line
	landed       // words, and in a line of its own or behind them a landing, which loses the middle of its path
)

// column is a column of a table.
type column struct {
	title string
	kind  kind
	// min is the least width of what gives way.
	min int
	// drop is the order in which columns are left out where nothing else helps,
	// the highest first; 0 stays.
	drop int
}

// table is a block of aligned columns without lines around them. A cell holds
// one line, or several broken by "\n".
type table struct {
	columns []column
	rows    [][]string

	// What fit finds: by how many columns the table is too wide, and how many
	// names have lost their middle.
	over, lost int
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

const (
	margin = "  "
	gap    = 2
)

// natural returns the widths that the columns would like and their sum with the
// gaps and the margin.
func (t *table) natural() (widths []int, sum int) {
	sum = len(margin)
	for i, c := range t.columns {
		w := columns(c.title)
		for _, r := range t.rows {
			for line := range strings.SplitSeq(r[i], "\n") {
				w = max(w, columns(line))
			}
		}
		widths = append(widths, w)
		if i > 0 {
			sum += gap
		}
		sum += w
	}
	return widths, sum
}

// What is longer than these gives way before anything else does.
const (
	longPath    = 40
	longLanding = 44
)

// fit makes the table at most width columns wide if it can. Long paths give way
// first, then words, which lose nothing, then paths again, then whole columns.
func (t *table) fit(width int) {
	for {
		widths, sum := t.natural()
		over := sum - width
		over = t.narrow(widths, over, elided, longPath)
		over = t.narrow(widths, over, landed, longLanding)
		over = t.narrow(widths, over, wrapped, 0)
		over = t.narrow(widths, over, landed, 0)
		over = t.narrow(widths, over, elided, 0)
		last := 0
		for i, c := range t.columns {
			if c.drop > t.columns[last].drop {
				last = i
			}
		}
		if over <= 0 || t.columns[last].drop == 0 {
			t.over = max(0, over)
			t.shrink(widths)
			return
		}
		t.remove(last)
	}
}

// narrow takes columns of a kind down to their title, their least width or least,
// the widest first, until nothing is over. It returns what still is.
func (t *table) narrow(widths []int, over int, k kind, least int) int {
	for ; over > 0; over-- {
		widest := -1
		for i, c := range t.columns {
			if c.kind == k && widths[i] > max(c.min, least, columns(c.title)) && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return over
}

func (t *table) remove(i int) {
	t.columns = append(t.columns[:i:i], t.columns[i+1:]...)
	for j, r := range t.rows {
		t.rows[j] = append(r[:i:i], r[i+1:]...)
	}
}

func (t *table) shrink(widths []int) {
	for _, r := range t.rows {
		for i, c := range t.columns {
			if c.kind == landed {
				lines, lost := land(r[i], widths[i])
				r[i] = strings.Join(lines, "\n")
				t.lost += lost
				continue
			}
			var lines []string
			for line := range strings.SplitSeq(r[i], "\n") {
				switch c.kind {
				case elided:
					if columns(line) > widths[i] {
						t.lost++
					}
					lines = append(lines, elide(line, widths[i]))
				case wrapped:
					lines = append(lines, wrap(line, widths[i])...)
				default:
					lines = append(lines, line)
				}
			}
			r[i] = strings.Join(lines, "\n")
		}
	}
}

// cost is the number of lines of a table that fits, and one for each name that has
// lost its middle; a table that is too wide costs more than any other.
func (t *table) cost() int {
	n := t.lost + 1_000_000*t.over
	for _, r := range t.rows {
		lines := 0
		for _, cell := range r {
			lines = max(lines, 1+strings.Count(cell, "\n"))
		}
		n += lines
	}
	return n
}

// write writes a table that fits; colour turns a cell of a column into what is
// printed and may be nil.
func (t *table) write(w io.Writer, colour func(cell string) string) error {
	var b strings.Builder
	align := make(tw.Alignment, len(t.columns))
	pad := make([]tw.Padding, len(t.columns))
	titles := make([]string, len(t.columns))
	for i, c := range t.columns {
		align[i] = tw.AlignLeft
		if c.kind == number {
			align[i] = tw.AlignRight
		}
		// The renderer repeats the padding to align, so it is one blank wide.
		pad[i] = tw.Padding{Left: " ", Right: " ", Overwrite: true}
		titles[i] = c.title
	}
	none := tw.Rendition{
		Borders:  tw.BorderNone,
		Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone},
	}
	out := tablewriter.NewTable(&b,
		tablewriter.WithRenderer(renderer.NewBlueprint(none)),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithTrimLine(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithAlignment(align),
		tablewriter.WithHeaderPaddingPerColumn(pad),
		tablewriter.WithRowPaddingPerColumn(pad),
	)
	if strings.Join(titles, "") != "" {
		out.Header(titles)
	}
	for _, r := range t.rows {
		if colour != nil {
			for i := range r {
				r[i] = colour(r[i])
			}
		}
		if err := out.Append(r); err != nil {
			return err
		}
	}
	if err := out.Render(); err != nil {
		return err
	}
	for line := range strings.SplitSeq(strings.TrimRight(b.String(), "\n"), "\n") {
		if _, err := io.WriteString(w, strings.TrimRight(margin[1:]+line, " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}
