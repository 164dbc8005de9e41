package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"ctxaudit/context"
)

// terminal returns the file behind a writer where it is a terminal.
func terminal(w io.Writer) (*os.File, bool) {
	f, ok := w.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// width is the number of columns of the terminal that stdout is, or 0.
func (p *program) width() int {
	f, ok := terminal(p.stdout)
	if !ok {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// colors decides whether what goes to stdout has colours (no-color.org).
func (p *program) colors(when string) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		_, ok := terminal(p.stdout)
		return ok && p.getenv("NO_COLOR") == "" && p.getenv("TERM") != "dumb", nil
	}
	return false, buildcontext.WithHint(fmt.Errorf("unknown --color %q", when), "use auto, always or never")
}

// status shows a line on stderr while something takes long: on a terminal, not
// in CI, and not before half a second. The returned function ends it.
func (p *program) status(quiet bool, line func() string) (stop func()) {
	f, ok := terminal(p.stderr)
	if !ok || quiet || p.getenv("CI") != "" || p.getenv("TERM") == "dumb" {
		return func() {}
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		select {
		case <-done:
			return
		case <-time.After(500 * time.Millisecond):
		}
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			fmt.Fprintf(f, "\r\x1b[K%s", line())
			select {
			case <-done:
				fmt.Fprint(f, "\r\x1b[K")
				return
			case <-tick.C:
			}
		}
	}()
	return func() {
		close(done)
		<-gone
	}
}
