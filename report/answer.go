package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"ctxaudit/context"
)

// Answer is why one path travels as far as it does, with the patterns that
// would leave it out.
type Answer struct {
	buildcontext.Answer
	Drops []buildcontext.Suggestion
}

// WriteAnswers writes answers about paths of a context as text, for people.
func WriteAnswers(w io.Writer, c *buildcontext.Context, answers []Answer) error {
	b := bufio.NewWriter(w)
	for i, a := range answers {
		if i > 0 {
			b.WriteByte('\n')
		}
		v := answer{b, c, a}
		v.headline()
		v.mounts()
		v.rules()
		v.lands()
		v.drops()
	}
	return b.Flush()
}

// answer is an answer on its way to the screen.
type answer struct {
	*bufio.Writer
	c *buildcontext.Context
	Answer
}

func (v answer) line(format string, args ...any) {
	fmt.Fprintf(v, format, args...)
	v.WriteByte('\n')
}

func (v answer) headline() {
	name := printable(v.Path)
	if v.Dir {
		name += "/"
	}
	v.line("%s: %s", name, v.fate())
	if v.Pruned != "" && v.Pruned != v.Path {
		v.line("  the builder does not read %s/", printable(v.Pruned))
	}
}

// fate says in words how far the path travels.
func (v answer) fate() string {
	if v.Link != "" {
		return "lies behind the link " + printable(v.Link) + "; the builder takes the link itself and follows it in the context it has"
	}
	if !v.Exists {
		if v.Verdict.Excluded {
			return "does not exist; it would be excluded"
		}
		return "does not exist; it would be part of the context"
	}
	n, reach := sum(v.c.Entries[v.First:v.End])
	switch {
	case n.Entries > 0 && v.Dir:
		return fmt.Sprintf("%s, %s, %s", count(n.Entries, "file"), buildcontext.FormatSize(n.Bytes), v.travel(reach))
	case n.Entries > 0:
		return fmt.Sprintf("%s, %s", buildcontext.FormatSize(n.Bytes), v.travel(reach))
	case v.Verdict.Excluded:
		return "excluded"
	case v.Dir:
		return "nothing in it is part of the context"
	}
	return "not taken: the builder skips files of this type"
}

// travel says in words how far something of that reach goes.
func (v answer) travel(r buildcontext.Reach) string {
	switch r {
	case buildcontext.InImage:
		return "in the image"
	case buildcontext.InStage:
		return "copied into a stage, not into the image"
	case buildcontext.Sent:
		if v.c.Target.Builder == buildcontext.Podman {
			return "seen by a command through a mount, copied into no stage"
		}
		return "sent to the builder, copied into no stage"
	}
	return "part of the context"
}

// mounts says which commands see the path, excluded or not.
func (v answer) mounts() {
	if !v.Exists {
		return
	}
	words := "a command sees it, which is no landing"
	if v.Verdict.Excluded {
		words = "a command sees it all the same, for podman mounts the directory itself"
	}
	r := &Report{Context: v.c}
	for _, s := range v.c.Mounts(v.Path, v.Verdict.Excluded) {
		v.line("  %s: %s", words, r.instruction(int32(s.Line)))
	}
}

func (v answer) rules() {
	if len(v.Matches) == 0 {
		v.line("  no rule matches it")
		return
	}
	v.line("  rules that match, in their order:")
	var at, texts []string
	for _, m := range v.Matches {
		p := v.c.Ignore.Patterns[m.Rule]
		at = append(at, printable(v.c.Ignore.Path)+position(p.Line))
		texts = append(texts, Safe(strings.TrimSpace(p.Source)))
	}
	for i, m := range v.Matches {
		mark := " "
		if m.Counts && m.Rule == v.Verdict.Rule {
			mark = "→"
		}
		v.line("  %s %s  %s  %s", mark, pad(at[i], at), pad(texts[i], texts), v.effect(m))
	}
}

// effect says what a match does to the path.
func (v answer) effect(m buildcontext.Match) string {
	exception := v.c.Ignore.Patterns[m.Rule].Exception()
	on := printable(m.On)
	switch {
	case m.Counts && exception:
		return "lets " + on + " in again" + v.decides(m)
	case m.Counts:
		return "excludes " + on + v.decides(m)
	case v.Pruned != "" && len(m.On) > len(v.Pruned):
		return "is not tested: the builder does not read " + printable(v.Pruned) + "/"
	case exception && m.On != v.Path:
		return "does nothing: " + on + " itself was not excluded, and only then does an exception cover what is in it"
	case exception:
		return "does nothing: nothing before it excludes " + on
	}
	return "is not needed: " + on + " is excluded already"
}

func (v answer) decides(m buildcontext.Match) string {
	if m.Rule != v.Verdict.Rule {
		return ""
	}
	return "; decides"
}

func (v answer) lands() {
	type place struct {
		landing buildcontext.Landing
		entries int
	}
	var places []place
	for i := v.First; i < v.End; i++ {
		for _, l := range v.c.Entries[i].Landings {
			if v.Dir {
				l.Path = ""
			}
			at := slices.IndexFunc(places, func(p place) bool { return p.landing == l })
			if at < 0 {
				at = len(places)
				places = append(places, place{landing: l})
			}
			places[at].entries++
		}
	}
	if len(places) == 0 {
		return
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.landing.Stage, b.landing.Stage), cmp.Compare(a.landing.Line, b.landing.Line))
	})
	v.line("  lands in:")
	r := &Report{Context: v.c}
	for _, p := range places {
		what := printable(p.landing.Path)
		if v.Dir {
			what = count(p.entries, "file")
		}
		if p.landing.Unpacked {
			what += " (unpacked)"
		}
		where := stageWords(v.c.Build, int(p.landing.Stage))
		if int(p.landing.Stage) == v.c.Build.Final {
			where = "the image"
		}
		v.line("    %s  %s  %s", where, what, r.instruction(p.landing.Line))
	}
}

// instruction quotes the line of the Dockerfile that copies.
func (r *Report) instruction(line int32) string {
	for _, s := range r.Context.Build.Steps {
		if int32(s.Line) == line {
			return Safe(s.Text) + r.step(line)
		}
	}
	return strings.TrimSpace(r.step(line))
}

func (v answer) drops() {
	if len(v.Drops) == 0 {
		return
	}
	v.line("  to leave it out, add one of:")
	var patterns, saves []string
	for _, d := range v.Drops {
		patterns = append(patterns, Safe(strings.Join(d.Patterns, " ")))
		saves = append(saves, buildcontext.FormatSize(d.Bytes)+" in "+count(d.Entries, "file"))
	}
	for i, d := range v.Drops {
		safe := map[buildcontext.Safety]string{buildcontext.Safe: "safe: ", buildcontext.Check: "check: ", buildcontext.Unsafe: "breaks the build: "}[d.Safe]
		v.line("    %s  saves %s  %s", pad(patterns[i], patterns), pad(saves[i], saves), safe+Safe(d.Why))
	}
}

// pad fills a cell up to the widest of its column.
func pad(cell string, column []string) string {
	width := 0
	for _, c := range column {
		width = max(width, columns(c))
	}
	return cell + strings.Repeat(" ", width-columns(cell))
}

// count is plural with a space that a search finds.
func count(n int, noun string) string { return strings.ReplaceAll(plural(n, noun), nbsp, " ") }
