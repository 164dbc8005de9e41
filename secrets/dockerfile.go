package secrets

import "bytes"

// instructions finds the values of ENV, ARG and LABEL in a Dockerfile and the
// secrets on the command lines of RUN.
func instructions(p page, found func(match)) {
	setting := false
	for at, line := range textLines(p.text) {
		trimmed := bytes.TrimLeft(line, " \t")
		if isComment(line) {
			continue
		}
		word, rest, _ := bytes.Cut(trimmed, []byte(" "))
		switch lower(string(word)) {
		case "env", "arg", "label":
			setting = true
			// the old form, ENV NAME VALUE
			name, v, _ := bytes.Cut(bytes.TrimLeft(rest, " "), []byte(" "))
			v = bytes.TrimSpace(v)
			if k := kindOf(string(name)); k != noSecret && !bytes.Contains(name, []byte("=")) && !bytes.Contains(v, []byte(" ")) {
				offer(found, k, at+bytes.Index(line, v), v)
			}
		case "run", "cmd", "entrypoint":
			setting = false
			start := at + len(line) - len(rest)
			commands(page{text: rest}, func(m match) {
				m.from, m.start, m.end = m.from+start, m.start+start, m.end+start
				found(m)
			})
		}
		if setting {
			shell.settings(line, func(m match) {
				m.start += at
				m.end += at
				found(m)
			})
		}
		setting = setting && bytes.HasSuffix(bytes.TrimRight(line, " \t"), []byte("\\"))
	}
}
