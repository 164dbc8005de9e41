package secrets

import (
	"bytes"
	"iter"
)

// document is a text in another one that is written to a file of its own.
type document struct {
	// name is the path of the file.
	name string
	// at is the offset of its text.
	at   int
	text []byte
	// expands says that a shell replaces the variables in it.
	expands bool
}

// documents yields the files that a script, a Dockerfile or a manifest writes:
// what stands behind "cat > NAME <<EOF", "tee NAME <<EOF", "COPY <<EOF NAME",
// "NAME: |" and, below "path: NAME", "content: |".
func documents(text []byte) iter.Seq[document] {
	return func(yield func(document) bool) {
		left := rereads * len(text)
		named := "" // by the last "path:"
		for at, line := range textLines(text) {
			behind := min(len(text), at+len(line)+1)
			d := document{at: behind}
			switch {
			case left < 0:
				return
			case bytes.Contains(line, []byte("<<")):
				if d.name = destination(line); d.name != "" {
					d.text, d.expands = hereDocument(line, text[behind:], &left)
				}
			case bytes.Contains(line, []byte(": |")):
				d.name = keyOf(line)
				if d.name == "content" || d.name == "contents" {
					d.name, named = named, ""
				}
				if d.name != "" {
					d.text = block(line, text[behind:])
					left -= len(d.text)
				}
			case bytes.Contains(line, []byte("path: ")):
				_, path, _ := bytes.Cut(line, []byte("path: "))
				named = string(bytes.Trim(path, " \"'"))
			}
			if d.name != "" && len(d.text) > 0 && !yield(d) {
				return
			}
		}
	}
}

// hereScripts reads the documents of a file of Terraform, which are the scripts of
// a machine.
func hereScripts(p page, found func(match)) {
	left := rereads * len(p.text)
	for at, line := range textLines(p.text) {
		if left < 0 || !bytes.Contains(line, []byte("<<")) {
			continue
		}
		behind := min(len(p.text), at+len(line)+1)
		text, _ := hereDocument(line, p.text[behind:], &left)
		commands(page{text: text}, shifted(found, behind))
	}
}

// destination returns the file that a command which reads a document writes.
func destination(line []byte) string {
	name, previous := "", ""
	for _, word := range fields(line) {
		w := string(word)
		switch {
		case w == "/dev/null":
		case previous == ">" || previous == ">>":
			name = w
		case len(w) > 1 && w[0] == '>':
			name = string(bytes.TrimLeft(word, ">"))
		case (previous == "tee" || previous == "-a") && w[0] != '-' && w[0] != '<':
			name = w
		case bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("COPY <<")):
			name = w // the last one
		}
		previous = w
	}
	return name
}

// hereDocument returns the document that begins with rest and that a line demands,
// and takes what it reads from left.
func hereDocument(line, rest []byte, left *int) (text []byte, expands bool) {
	_, word, _ := bytes.Cut(line, []byte("<<"))
	word = bytes.TrimLeft(word, "- ")
	expands = len(word) > 0 && !isQuote(word[0]) && word[0] != '\\'
	word = bytes.TrimLeft(word, "\"'\\")
	n := 0
	for n < len(word) && isNameByte(word[n]) {
		n++
	}
	if n == 0 || isDigit(word[0]) { // is shifted
		return nil, false
	}
	for at, line := range textLines(rest) {
		if bytes.Equal(bytes.TrimSpace(line), word[:n]) {
			*left -= at
			return rest[:at], expands
		}
	}
	*left -= len(rest)
	return nil, false
}

// keyOf returns the key of a line of YAML.
func keyOf(line []byte) string {
	key, _, _ := bytes.Cut(line, []byte(": |"))
	return string(bytes.Trim(key, " -\"'"))
}

// block returns the lines that begin rest and stand deeper than a line.
func block(line, rest []byte) []byte {
	depth := len(line) - len(bytes.TrimLeft(line, " "))
	for at, line := range textLines(rest) {
		if trimmed := bytes.TrimLeft(line, " "); len(trimmed) > 0 && len(line)-len(trimmed) <= depth {
			return rest[:at]
		}
	}
	return rest
}

// documents reads what is written to files that are known to hold secrets.
func (w *Worker) documents(p page, found func(match)) {
	for d := range documents(p.text) {
		class := w.scanner.catalogue.find(d.name)
		if class == nil || class.read == nil || class.common || isTemplate(base(d.name)) {
			continue
		}
		class.read(page{text: d.text, whole: true}, shifted(func(m match) {
			if !d.expands || !expands(p.text, m.start, m.value) {
				found(m)
			}
		}, d.at))
	}
}
