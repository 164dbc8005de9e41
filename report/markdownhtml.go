package report

import (
	"html"
	"strings"
)

// blocks turns the Markdown that rule pages are written in into HTML: headings,
// fences, lists and paragraphs. Nothing in it becomes HTML by itself.
func blocks(source string) string {
	var b strings.Builder
	var items []string // of a list, or one paragraph
	list := false
	flush := func() {
		switch {
		case len(items) == 0:
		case list:
			b.WriteString("<ul>")
			for _, i := range items {
				b.WriteString("<li>" + inline(i) + "</li>")
			}
			b.WriteString("</ul>\n")
		default:
			b.WriteString("<p>" + inline(items[0]) + "</p>\n")
		}
		items, list = nil, false
	}
	fenced := false
	for line := range strings.SplitSeq(source, "\n") {
		heading := strings.TrimLeft(line, "#")
		switch {
		case strings.HasPrefix(line, "```") && fenced:
			b.WriteString("</pre>\n")
			fenced = false
		case fenced:
			b.WriteString(text(line) + "\n")
		case strings.HasPrefix(line, "```"):
			flush()
			b.WriteString("<pre>")
			fenced = true
		case heading != line:
			flush()
			b.WriteString("<h3>" + inline(strings.TrimSpace(heading)) + "</h3>\n")
		case strings.TrimSpace(line) == "":
			flush()
		case strings.HasPrefix(line, "- "):
			if !list {
				flush()
			}
			items, list = append(items, strings.TrimSpace(line[2:])), true
		case len(items) > 0:
			items[len(items)-1] += " " + strings.TrimSpace(line)
		default:
			items = []string{strings.TrimSpace(line)}
		}
	}
	flush()
	if fenced {
		b.WriteString("</pre>\n")
	}
	return b.String()
}

// punctuation is what a backslash escapes.
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// inline turns the markup inside a line into HTML: code, strong words, links to
// the web, escapes, and the comment that breaks a mention.
func inline(s string) string {
	var b strings.Builder
	for s != "" {
		if word, rest, ok := between(s, "`", "`"); ok {
			b.WriteString("<code>" + text(word) + "</code>")
			s = rest
		} else if word, rest, ok := between(s, "**", "**"); ok {
			b.WriteString("<strong>" + inline(word) + "</strong>")
			s = rest
		} else if word, rest, ok := between(s, "[", "]("); ok {
			target, after, closed := strings.Cut(rest, ")")
			if !closed || !strings.HasPrefix(target, "https://") {
				b.WriteString("[")
				s = s[1:]
				continue
			}
			b.WriteString("<a rel=\"noreferrer\" href=\"" + html.EscapeString(target) + "\">" + inline(word) + "</a>")
			s = after
		} else if rest, ok := strings.CutPrefix(s, "<!-- -->"); ok {
			s = rest
		} else {
			n := 1
			if s[0] == '\\' && len(s) > 1 && strings.IndexByte(punctuation, s[1]) >= 0 {
				s = s[1:]
			}
			for n < len(s) && !strings.ContainsRune("`*[<\\", rune(s[n])) {
				n++
			}
			b.WriteString(text(s[:n]))
			s = s[n:]
		}
	}
	return b.String()
}

// between returns what stands between two marks where s begins with the first.
func between(s, first, last string) (inner, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, first)
	if !ok {
		return "", "", false
	}
	inner, rest, ok = strings.Cut(s, last)
	return inner, rest, ok && inner != ""
}
