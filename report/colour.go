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

// grade colours words about a severity.
func (s Style) grade(severity buildcontext.Severity, words string) string {
	switch severity {
	case buildcontext.Critical:
		return s.paint("1;31", words)
	case buildcontext.High:
		return s.paint("31", words)
	case buildcontext.Medium:
		return s.paint("33", words)
	}
	return words
}

// severity colours a cell that is the name of a severity, and no other.
func (s Style) severity(cell string) string {
	if severity, err := buildcontext.ParseSeverity(cell); err == nil {
		return s.grade(severity, cell)
	}
	return cell
}
