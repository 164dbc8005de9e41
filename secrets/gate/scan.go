package gate

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// A Worker scans one text after the other. It is not safe for concurrent use.
type Worker struct {
	gate    *Gate
	runners []runner // by anchor
	keen    []runner // by anchor
	free    []*dfa   // of the rules without anchors, by rule

	hits    []hit
	decoder decoder
	spare   [2][]byte

	// round numbers the texts: what is marked with it was seen in this one.
	round   int
	seen    []int // by word
	touched []int // rules with spans in this text
	state   []ruleState

	file file
}

// A window is where a match may lie; keen ones are worth running the rule for.
type window struct {
	span
	keen bool
}

// ruleState is what a worker knows of a rule.
type ruleState struct {
	round int
	// spans are where matches of the rule may lie in the text.
	spans []window
	// keen says that one of the spans is.
	keen bool
	// keyword says that a literal gave proof of a keyword.
	keyword bool
	// open says that the last span goes on to the end of the text.
	open bool

	// The answer of the rule for the path of a file, and of which file.
	pathFile int
	pathOK   bool
}

// Worker returns a new worker.
func (g *Gate) Worker() *Worker {
	return &Worker{
		gate:    g,
		runners: make([]runner, len(g.anchors)),
		keen:    make([]runner, len(g.anchors)),
		free:    make([]*dfa, len(g.rules)),
		seen:    make([]int, len(g.words)),
		state:   make([]ruleState, len(g.rules)),
	}
}

// Scan returns what gitleaks finds in a file whose path is path and whose
// content is data followed by a newline, sorted by position and rule. The path
// is separated by slashes; rules match it as it is given. data is not kept. A
// text in which something is decoded is copied, so Scan may need some three
// times the size of data in addition.
//
// An error is a rule that gitleaks cannot compile.
func (w *Worker) Scan(path string, data []byte) ([]Match, error) {
	t := &text{bytes: data, newline: true}
	w.file = file{number: w.file.number + 1, path: path, data: data}
	if err := w.name(t); err != nil {
		return nil, err
	}
	for depth := 0; ; depth++ {
		if err := w.look(t, depth); err != nil {
			return nil, err
		}
		if depth == mostPasses {
			break
		}
		next := w.decoder.pass(w.spare[depth%2][:0], t)
		if next == nil {
			break
		}
		w.spare[depth%2] = next.bytes
		t = next
	}
	return w.file.matches(), nil
}

// run runs a rule on a part of t.
func (w *Worker) run(n int, t *text, depth int, part window) error {
	if !part.keen || depth > 0 && !slices.ContainsFunc(t.decoded, part.touches) {
		return nil
	}
	r := w.gate.rules[n]
	if r.composite {
		return w.file.composite(r)
	}
	e, err := r.engine()
	if err != nil {
		return err
	}
	w.file.detect(e, t, depth, part.span)
	return nil
}

// name runs the rules that look at the name alone.
func (w *Worker) name(t *text) error {
	for _, n := range w.gate.names {
		r := w.gate.rules[n]
		if !w.pathOK(n) {
			continue
		}
		e, err := r.engine()
		if err != nil {
			return err
		}
		w.file.name(e, t)
	}
	return nil
}

// look runs the rules that may match on t, the text after depth decoding
// passes.
func (w *Worker) look(t *text, depth int) error {
	w.round++
	w.touched = w.touched[:0]
	w.hits = w.gate.finder.find(t, w.hits, func(from int, hits []hit) {
		for _, h := range hits {
			for _, n := range w.gate.finder.strings(h) {
				w.seen[n] = w.round
				for _, a := range w.gate.byWord[n] {
					w.try(t, a, from+int(h.end), len(w.gate.words[n]))
				}
			}
		}
	})
	keywords := presence{t: t, seen: w.seen, round: w.round}
	for _, n := range w.touched {
		s := &w.state[n]
		r := w.gate.rules[n]
		if !s.keen || !s.keyword && !keywords.any(r) {
			continue
		}
		for _, part := range components(s.spans, t) {
			if err := w.run(n, t, depth, part); err != nil {
				return err
			}
		}
	}
	for _, n := range w.gate.floating {
		if !keywords.any(w.gate.rules[n]) || !w.pathOK(n) {
			continue
		}
		for _, part := range components(w.float(t, n), t) {
			if err := w.run(n, t, depth, part); err != nil {
				return err
			}
		}
	}
	return nil
}

// float returns the spans of rule n, which has no anchors: its whole expression
// is looked for.
func (w *Worker) float(t *text, n int) []window {
	r := w.gate.rules[n]
	spans := w.state[n].spans[:0]
	for _, part := range r.near(t) {
		if w.free[n] == nil {
			w.free[n] = newDFA(r.search(), true)
		}
		w.free[n].each(t, part, func(end int) bool {
			if r.longest < 0 {
				spans = append(spans, window{span{0, t.size()}, true})
				return false
			}
			s := span{max(0, end-r.longest), end}
			if k := len(spans); k > 0 && spans[k-1].end >= s.start {
				spans[k-1].end = end
			} else {
				spans = append(spans, window{s, true})
			}
			return true
		})
	}
	w.state[n].spans = spans
	return spans
}

// try follows anchor a whose literal of n letters ends at end.
func (w *Worker) try(t *text, a, end, n int) {
	anchor := w.gate.anchors[a]
	s := &w.state[anchor.rule]
	if s.round != w.round {
		*s = ruleState{round: w.round, spans: s.spans[:0], pathFile: s.pathFile, pathOK: s.pathOK}
	}
	start, plain := literalStart(t, end, n)
	if anchor.wordBefore && plain && !boundary(t.bytes, start) || anchor.wordAfter && !boundary(t.bytes, end) ||
		!w.pathOK(anchor.rule) {
		return
	}
	to, ok, open := t.size(), true, true
	if !s.open {
		to, ok, open = w.runners[a].run(anchor.program, t, w.round, end)
	}
	if !ok {
		return
	}
	keen := true
	if anchor.keen != nil {
		_, keen, _ = w.keen[a].run(anchor.keen, t, w.round, end)
	}
	if open {
		to = t.size()
	}
	from := start
	for from > max(0, start-anchor.before) && anchor.lead[t.bytes[from-1]] {
		from--
	}
	if len(s.spans) == 0 {
		w.touched = append(w.touched, anchor.rule)
	}
	s.spans = append(s.spans, window{span{from, to}, keen})
	s.keen = s.keen || keen
	s.open = s.open || open
	s.keyword = s.keyword || plain && w.gate.rules[anchor.rule].implied
}

// literalStart returns where the literal of n letters begins that ends at end,
// or an earlier place. plain says that it is spelled in ASCII.
func literalStart(t *text, end, n int) (start int, plain bool) {
	start = max(0, end-n)
	for i := start; i < min(end, len(t.bytes)); i++ {
		if t.bytes[i] >= 0x80 {
			return max(0, end-3*n), false
		}
	}
	return start, true
}

// boundary says whether there is a word boundary at i, as regexp has it.
func boundary(b []byte, i int) bool {
	return (i > 0 && i <= len(b) && word(b[i-1])) != (i < len(b) && word(b[i]))
}

func word(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_'
}

func (w *Worker) pathOK(n int) bool {
	s, r := &w.state[n], w.gate.rules[n]
	if r.path == nil {
		return true
	}
	if s.pathFile != w.file.number {
		s.pathFile, s.pathOK = w.file.number, r.path().MatchString(w.file.path)
	}
	return s.pathOK
}

// margin is how far a slice reaches beyond what may match, in bytes: a match
// must see the rune before and after it, and runes must not be cut.
const margin = 4

// components joins spans that are closer than twice the margin and widens them
// by it, and on to a place between words, so that there is a word boundary at
// an end of a component only where there is one in the text. Matches in
// different components cannot have a byte in common: running a rule on each
// finds what running it on the text finds.
func components(spans []window, t *text) []window {
	slices.SortFunc(spans, func(a, b window) int { return cmp.Compare(a.start, b.start) })
	joined := spans[:0]
	end := 0 // of the last component
	for _, s := range spans {
		s.span = span{max(0, s.start-margin), min(t.size(), s.end+margin)}
		for s.start > end && word(t.bytes[s.start-1]) {
			s.start--
		}
		for s.end > end && s.end < len(t.bytes) && word(t.bytes[s.end]) {
			s.end++
		}
		if n := len(joined); n > 0 && end >= s.start {
			end = max(end, s.end)
			joined[n-1] = window{span{joined[n-1].start, end}, joined[n-1].keen || s.keen}
		} else {
			joined = append(joined, s)
			end = s.end
		}
	}
	return joined
}

// presence says which keywords are in a text, as gitleaks looks for them: in
// the text in lower case.
type presence struct {
	t     *text
	seen  []int
	round int
	lower string
}

func (p *presence) any(r *rule) bool {
	if len(r.keywords) == 0 {
		return true
	}
	for _, n := range r.numbers {
		if p.seen[n] == p.round {
			return true
		}
	}
	// Two letters outside ASCII become ASCII in lower case. Keywords that the
	// literals imply were not looked for.
	if !r.implied && ascii(strings.Join(r.keywords, "")) && !bytes.ContainsRune(p.t.bytes, kelvin) && !bytes.ContainsRune(p.t.bytes, 'İ') {
		return false
	}
	if p.lower == "" {
		p.lower = strings.ToLower(p.t.slice(span{0, p.t.size()}))
	}
	return slices.ContainsFunc(r.keywords, func(k string) bool { return k != "" && strings.Contains(p.lower, k) })
}
