package report

import (
	"bufio"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"ctxaudit/context"
)

// ListStyle is how entries are listed.
type ListStyle struct {
	// Format is "text", "json" or "csv"; "" is text.
	Format string
	// Reach is the least reach of the entries listed.
	Reach buildcontext.Reach
	// Zero ends each name with a zero byte and writes it as it is. Only text
	// has it.
	Zero bool
	// Long puts the size in bytes, the reach and the kind before the name. Only
	// text has it.
	Long bool
}

// List writes the entries of a context in their order.
//
// A line of text holds one name; a name that a terminal would interpret is
// quoted as in Go source, so that every name is one line. Only Zero gives every
// name byte for byte.
//
// JSON is an array of {path, size, type, reach, landings}. A name that is not
// UTF-8 has U+FFFD for each wrong byte in path, and its bytes in base64 in
// rawpath.
func List(w io.Writer, c *buildcontext.Context, s ListStyle) error {
	b := bufio.NewWriterSize(w, 64<<10)
	switch s.Format {
	case "", "text":
		listText(b, c, s)
	case "json":
		listJSON(b, c, s)
	case "csv":
		if err := listCSV(b, c, s); err != nil {
			return err
		}
	default:
		return fmt.Errorf("unknown format %q: use one of text, json, csv", s.Format)
	}
	return b.Flush()
}

// listed calls f for the entries that travel far enough.
func listed(c *buildcontext.Context, s ListStyle, f func(*buildcontext.Entry)) {
	for i := range c.Entries {
		if e := &c.Entries[i]; e.Reach >= s.Reach {
			f(e)
		}
	}
}

func listText(w *bufio.Writer, c *buildcontext.Context, s ListStyle) {
	listed(c, s, func(e *buildcontext.Entry) {
		if s.Long {
			fmt.Fprintf(w, "%12d %-7s %-7s ", e.Size, e.Reach, e.Type)
		}
		if s.Zero {
			w.WriteString(e.Path)
			w.WriteByte(0)
			return
		}
		w.WriteString(printable(e.Path))
		w.WriteByte('\n')
	})
}

func listJSON(w *bufio.Writer, c *buildcontext.Context, s ListStyle) {
	var b []byte
	w.WriteByte('[')
	separator := "\n"
	listed(c, s, func(e *buildcontext.Entry) {
		b = append(b[:0], separator...)
		separator = ",\n"
		b = append(b, `{"path":`...)
		b = appendJSON(b, e.Path)
		if !utf8.ValidString(e.Path) {
			b = append(b, `,"rawpath":"`...)
			b = base64.StdEncoding.AppendEncode(b, []byte(e.Path))
			b = append(b, '"')
		}
		b = append(b, `,"size":`...)
		b = strconv.AppendInt(b, e.Size, 10)
		b = append(b, `,"type":"`...)
		b = append(b, e.Type.String()...)
		b = append(b, `","reach":"`...)
		b = append(b, e.Reach.String()...)
		b = append(b, `","landings":[`...)
		for i, l := range e.Landings {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, `{"stage":`...)
			b = appendJSON(b, c.Build.Stages[l.Stage].Name)
			b = append(b, `,"path":`...)
			b = appendJSON(b, l.Path)
			b = append(b, `,"line":`...)
			b = strconv.AppendInt(b, int64(l.Line), 10)
			b = append(b, `,"final":`...)
			b = strconv.AppendBool(b, int(l.Stage) == c.Build.Final)
			if l.Unpacked {
				b = append(b, `,"unpacked":true`...)
			}
			b = append(b, '}')
		}
		b = append(b, "]}"...)
		w.Write(b)
	})
	w.WriteString("\n]\n")
}

// listCSV writes a row for each landing, and one for an entry without any. A
// name that a spreadsheet would take for a formula has "./" before it.
func listCSV(w *bufio.Writer, c *buildcontext.Context, s ListStyle) error {
	out := csv.NewWriter(w)
	out.Write([]string{"path", "size", "type", "reach", "stage", "landing", "line", "final"})
	listed(c, s, func(e *buildcontext.Entry) {
		name := printable(e.Path)
		if strings.ContainsRune("=+-@", rune(name[0])) {
			name = "./" + name
		}
		row := []string{name, strconv.FormatInt(e.Size, 10), e.Type.String(), e.Reach.String(), "", "", "", ""}
		if len(e.Landings) == 0 {
			out.Write(row)
		}
		for _, l := range e.Landings {
			row[4], row[5] = c.Build.Stages[l.Stage].Name, printable(l.Path)
			row[6], row[7] = itoa(int(l.Line)), strconv.FormatBool(int(l.Stage) == c.Build.Final)
			out.Write(row)
		}
	})
	out.Flush()
	return out.Error()
}
