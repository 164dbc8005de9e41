package report

import "ctxaudit/context"

// Colours stand for severity, and mark the headline; everything else is plain.
func (s Style) paint(code, text string) string {
	if !s.Color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s Style) bold(text string) string { return s.paint("1", text) }
func (s Style) red(text string) string  { return s.paint("31", text) }

// severity colours a cell that is the name of a severity, and no other.
func (s Style) severity(cell string) string {
	switch cell {
	case buildcontext.Critical.String():
		return s.paint("1;31", cell)
	case buildcontext.High.String():
		return s.paint("31", cell)
	case buildcontext.Medium.String():
		return s.paint("33", cell)
	}
	return cell
}
