package secrets

import "bytes"

// instructions finds the values of ENV, ARG and LABEL in a Dockerfile and what
// is on the command lines of RUN, CMD and ENTRYPOINT.
func instructions(p page, found func(match)) {
	var read reader     // of the instruction that a line belongs to
	var document []byte // of the shell, up to a line with this word
	for at, line := range textLines(p.text) {
		if isComment(line) {
			continue
		}
		word, rest, _ := bytes.Cut(bytes.TrimLeft(line, " \t"), []byte(" "))
		arguments := line
		switch lower(string(word)) {
		case "env", "arg", "label":
			read, arguments = variables, rest
		case "run", "cmd", "entrypoint", "healthcheck":
			read, arguments = commands, rest
		}
		if document == nil {
			document = documentEnd(line)
		} else if bytes.Equal(bytes.TrimSpace(line), document) {
			document = nil
		} else {
			read, arguments = commands, line
		}
		if read != nil {
			at += len(line) - len(arguments)
			read(page{text: arguments}, shifted(found, at))
		}
		if document == nil && !bytes.HasSuffix(bytes.TrimRight(line, " \t"), []byte("\\")) {
			read = nil
		}
	}
}

// documentEnd returns the word that ends the document which begins behind a line:
// RUN <<EOF.
func documentEnd(line []byte) []byte {
	_, word, ok := bytes.Cut(line, []byte("<<"))
	if word = bytes.Trim(word, "-\"' \t"); !ok || len(word) == 0 || bytes.IndexByte(word, ' ') >= 0 {
		return nil
	}
	return word
}

// variables finds NAME=VALUE, and NAME VALUE, the old form of ENV.
func variables(p page, found func(match)) {
	shell.variables(p, found)
	name, v, _ := bytes.Cut(bytes.TrimLeft(p.text, " "), []byte(" "))
	v = bytes.TrimSpace(v)
	if k := kindOf(string(name)); k != noSecret && bytes.IndexByte(name, '=') < 0 && bytes.IndexByte(v, ' ') < 0 && !expands(v, 0, v) {
		offer(found, k, bytes.Index(p.text, v), v)
	}
}
