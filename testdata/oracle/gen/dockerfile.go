package gen

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"

	"ctxaudit/testdata/oracle/cases"
)

// Build makes a tree, an ignore file and a Dockerfile of up to four stages. It
// takes an image with a shell from the named context "base".
func Build(r *rand.Rand) cases.Case {
	odd := []Odd{Plain, Plain, Plain, Text}[r.IntN(4)]
	tree := Tree(r, 20, odd, false)
	if r.IntN(3) == 0 {
		members := []string{"a", "m/b"}
		if r.IntN(3) == 0 { // through what lies where it is unpacked, a link maybe
			members = append(members, path.Base(tree[r.IntN(len(tree))].Path)+"/c")
		}
		tree = append(tree, cases.Entry{Kind: "tar", Path: "t.tar", Members: members})
	}
	c := cases.Case{}
	if r.IntN(5) < 2 {
		c.Ignore = Ignore(r, tree)
	}
	w := &writer{r: r, tree: tree}
	if r.IntN(4) == 0 {
		for _, p := range []string{"a", "src/main.go", "src/b", "docs/c.md"} {
			tree = append(tree, cases.Entry{Kind: "file", Path: "../lib/" + p, Text: "../lib/" + p, Own: true})
		}
		if r.IntN(2) == 0 {
			tree = append(tree, cases.Entry{Kind: "link", Path: "../lib/l", Text: w.one("src", "a", "/src", "../a", "docs/c.md", "none")})
		}
		if r.IntN(2) == 0 {
			tree = append(tree, cases.Entry{Kind: "file", Path: "../lib/.dockerignore", Text: w.one("a\n", "src\n!src/b\n", "**/*.go\n", "*\n!src\n", "docs\n")})
		}
		w.lib = w.one("lib", "lib", "lib", "s1")
		c.Contexts = []string{w.lib + "=../lib"}
	}
	c.Tree = cases.Print(tree)
	c.Dockerfile = w.file()
	if r.IntN(4) == 0 {
		c.Target = w.stages[r.IntN(len(w.stages))].name
		if r.IntN(4) == 0 {
			c.Target = strings.ToUpper(c.Target)
		}
	}
	if w.arg != "" && r.IntN(2) == 0 {
		c.Args = []string{"src=" + w.path()}
	}
	return c
}

// writer writes a Dockerfile.
type writer struct {
	r      *rand.Rand
	tree   []cases.Entry
	lib    string // the name of the named context, or ""
	arg    string // the default of the argument "src", or ""
	escape string // what joins lines
	stages []stage
	b      strings.Builder
}

// stage is what later stages know of one.
type stage struct {
	name  string
	shell bool
	dests []string
}

// line writes an instruction, now and then in lower case or over two lines.
func (w *writer) line(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	instruction, rest, ok := strings.Cut(text, " ")
	if ok && !strings.Contains(rest, "\n") {
		switch w.r.IntN(12) {
		case 0:
			text = strings.ToLower(instruction) + " " + rest
		case 1:
			text = instruction + " " + w.escape + "\n" + w.one("", "# a comment\n", "\n") + "  " + rest
		}
	}
	w.b.WriteString(text + "\n")
}

func (w *writer) one(list ...string) string { return list[w.r.IntN(len(list))] }

func (w *writer) file() string {
	w.escape = `\`
	if w.r.IntN(8) == 0 {
		w.escape = "`"
		w.b.WriteString("# escape=`\n")
	}
	if w.r.IntN(5) == 0 {
		w.arg = w.path()
		w.line("ARG src=%s", w.arg)
	}
	for i := range 1 + w.r.IntN(4) {
		w.stage(i)
	}
	return w.b.String()
}

func (w *writer) stage(i int) {
	s := stage{}
	from := "scratch"
	if w.arg != "" && w.r.IntN(4) == 0 {
		from = "${none:-scratch}"
	}
	switch k := w.r.IntN(10); {
	case k < 3 && i > 0:
		base := w.stages[w.r.IntN(i)]
		if base.name != "" {
			from, s.shell, s.dests = base.name, base.shell, base.dests[:len(base.dests):len(base.dests)]
		}
	case k < 6:
		from, s.shell = "base", true
	case k == 6 && w.lib != "":
		from = w.lib
	}
	if w.r.IntN(4) > 0 {
		s.name = fmt.Sprintf("s%d", i)
		if w.r.IntN(8) == 0 {
			from += " AS " + strings.ToUpper(s.name)
		} else {
			from += w.one(" AS ", " as ") + s.name
		}
	}
	w.line("FROM %s", from)
	if w.arg != "" && w.r.IntN(2) == 0 {
		w.line("ARG src")
	}
	for range 1 + w.r.IntN(5) {
		w.instruction(&s, i)
	}
	w.stages = append(w.stages, s)
}

func (w *writer) instruction(s *stage, i int) {
	switch k := w.r.IntN(22); {
	case k < 10:
		w.copy(s, "COPY", w.flags(), w.sources())
	case k < 12:
		flags := w.flags()
		w.copy(s, "ADD", flags, w.sources())
	case k < 15 && i > 0:
		n := w.r.IntN(i)
		from := w.stages[n].name
		if from == "" || w.r.IntN(4) == 0 {
			from = fmt.Sprint(n)
		}
		if w.r.IntN(8) == 0 {
			from = strings.ToUpper(from)
		}
		w.copy(s, "COPY", w.flags()+"--from="+from+" ", w.taken(w.stages[n]))
	case k == 15 && w.lib != "":
		w.copy(s, "COPY", w.flags()+"--from="+w.lib+" ", w.fromLib())
	case k == 16:
		w.line("WORKDIR %s", w.one("/w", "w", "..", "/", "/x", "$e0", "/w/$src", "x/./y/", "/l"))
	case k == 17 && w.r.IntN(2) == 0:
		switch trigger := w.r.IntN(4); {
		case trigger == 0 && w.lib != "":
			w.line("ONBUILD COPY --from=%s %s %s", w.lib, w.fromLib()[0], w.one("/o/", "o", "/x/"))
		case trigger == 1:
			w.line("ONBUILD WORKDIR %s", w.one("/w", "w", ".."))
		case trigger == 2 && i > 0:
			w.line("ONBUILD COPY --from=%d / %s", w.r.IntN(i), w.one("/o/", "o", "/x/"))
		default:
			w.line("ONBUILD COPY %s %s", w.path(), w.one("/o/", "o", "/x/"))
		}
	case k == 18:
		w.heredoc(s)
	case k == 20 && w.r.IntN(2) == 0:
		w.line("%s", w.one("ENV e0=/x e1=y", "ENV e0 /y", "ARG e0", "ARG e0=/z", "LABEL a=b", "VOLUME /x", "EXPOSE 80", "USER 1", "STOPSIGNAL 9", `CMD ["a"]`, `SHELL ["/bin/sh", "-c"]`))
	case k == 21 && w.r.IntN(2) == 0:
		w.copy(s, "ADD", w.flags(), []string{w.one("t.tar", "*.tar", "t*", "./t.tar", "/t.tar")})
	case s.shell:
		mounts := w.mount(i)
		for w.r.IntN(4) == 0 {
			mounts += w.mount(i)
		}
		w.line("RUN %strue", mounts)
	default:
		w.line("ENV e%d=1", w.r.IntN(3))
	}
}

func (w *writer) copy(s *stage, instruction, flags string, sources []string) {
	dest := w.one("/x/", "/x", "/y/", "/z/", ".", "/", "sub/", "/x/f", "f", "/y", "/"+w.one(dirNames...)+"/")
	if w.r.IntN(8) == 0 {
		dest = w.one("/x*/", "/y?", "./", "..", "../v/", "/x/.", "/x/..", "$e0", "/w/${e1}/", "//x//y", "x/../z", "/x/l", "/x/l/")
	}
	s.dests = append(s.dests, dest)
	if len(sources) == 1 && !strings.ContainsAny(sources[0], " \t\n\"'") {
		w.line("%s %s%s %s", instruction, flags, sources[0], dest)
		return
	}
	quoted := make([]string, 0, len(sources)+1)
	for _, p := range append(sources, dest) {
		quoted = append(quoted, `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\x1b", `\u001b`).Replace(p)+`"`)
	}
	w.line("%s %s[%s]", instruction, flags, strings.Join(quoted, ", "))
}

func (w *writer) flags() string {
	var b strings.Builder
	if w.r.IntN(7) == 0 {
		b.WriteString("--link ")
	}
	if w.r.IntN(8) == 0 {
		b.WriteString("--parents ")
	}
	for w.r.IntN(8) == 0 {
		p := w.one("*.go", "**/*.go", "*", "a", "**/a", "src/a", "/a", "foo*", "!a", "!**/*.md", "**", "a[^b]*", "[")
		if w.r.IntN(2) == 0 {
			p = path.Base(w.path())
		}
		if strings.ContainsAny(p, " \t\n\"'$\\") {
			p = "b"
		}
		b.WriteString("--exclude=" + p + " ")
	}
	if w.r.IntN(15) == 0 {
		b.WriteString(w.one("--chown=1:1 ", "--chmod=644 ", "--chmod=u+x "))
	}
	return b.String()
}

// heredoc makes a COPY of texts, alone or beside a file.
func (w *writer) heredoc(s *stage) {
	dest := w.one("/x/h", "h", "/h/")
	switch w.r.IntN(4) {
	case 0:
		w.line("COPY <<a <<b %s\ntext\na\nmore\nb", w.one("/x/", "/h/"))
	case 1:
		w.line("COPY %s <<-'F' %s\n\ttext $x\n\tF", w.path(), w.one("/x/", "/h/"))
	case 2:
		w.line("ADD --link <<F %s\ntext\nF", dest)
	default:
		w.line("COPY <<F %s\ntext\nF", dest)
	}
	s.dests = append(s.dests, dest)
}

// taken makes sources from a stage.
func (w *writer) taken(s stage) []string {
	if len(s.dests) == 0 || w.r.IntN(3) == 0 {
		return []string{w.one("/", ".", "/*")}
	}
	p := s.dests[w.r.IntN(len(s.dests))]
	switch w.r.IntN(12) {
	case 0:
		return []string{path.Join(p, path.Base(w.path()))}
	case 1:
		return []string{path.Join(p, "*.go"), p}
	case 2, 3, 4:
		return []string{p}
	}
	return []string{path.Join(p, "*")}
}

// mount makes the mounts of a RUN.
func (w *writer) mount(i int) string {
	switch w.r.IntN(12) {
	case 0:
		return "--mount=target=/m "
	case 1, 2:
		if p := w.path(); !strings.ContainsAny(p, ",?*=\"'") {
			return "--mount=type=bind,source=" + p + ",target=/m "
		}
	case 3:
		if i > 0 {
			if from := w.stages[w.r.IntN(i)].name; from != "" {
				return "--mount=from=" + from + ",target=/m "
			}
		}
	case 4:
		return "--mount=type=tmpfs,target=/m "
	case 5:
		return "--mount=type=cache,target=/n "
	case 6:
		return "--mount=type=secret,id=s "
	case 7:
		if w.lib != "" {
			return "--mount=" + w.one("", "type=cache,", "type=tmpfs,") + "from=" + w.lib + ",source=" + w.one("/", "src", "a", "none") + ",target=/l "
		}
	case 8:
		if i > 0 {
			return "--mount=type=cache,from=" + w.one("s0", "S0", "0") + ",source=/,target=/c "
		}
	case 9:
		return "--mount=type=bind,rw,target=rel "
	}
	return ""
}
