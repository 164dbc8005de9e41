package gate

// A Worker scans one text after the other. It is not safe for concurrent use.
type Worker struct {
	gate    *Gate
	runners []runner // by anchor
	looks   []looks  // by anchor
	free    []*dfa   // of the rules without anchors, by rule
	exact   []*dfa   // the same, with assertions
	paths   []*dfa   // by rule

	hits    []hit
	marks   []Mark
	decoder decoder
	spare   [2][]byte

	// round numbers the texts: what is marked with it was seen in this one.
	round   int
	first   int   // the round of the text itself, before decoding
	seen    []int // by word
	touched []int // rules with spans in this text
	state   []ruleState

	file file
}

// looks are second looks at what follows the literal of an anchor.
type looks struct{ exact, telling look }

// A look is a dfa, made when it is first needed.
type look struct{ *dfa }

// accepts says whether what p is for matches at the start of part. Where p is
// nil everything does.
func (l *look) accepts(p func() *program, t *text, part span) bool {
	if p == nil {
		return true
	}
	if l.dfa == nil {
		l.dfa = newDFA(p(), false)
	}
	return l.dfa.accepts(t, part)
}

// ruleState is what a worker knows of a rule.
type ruleState struct {
	round int
	// spans are where matches of the rule may lie in the text.
	spans []window
	// exact and telling say that one of the spans is.
	exact, telling bool
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
		looks:   make([]looks, len(g.anchors)),
		free:    make([]*dfa, len(g.rules)),
		exact:   make([]*dfa, len(g.rules)),
		paths:   make([]*dfa, len(g.rules)),
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
	w.marks, w.first = w.marks[:0], w.round+1
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
	found := w.file.matches()
	w.file = file{number: w.file.number}
	for i := range w.spare {
		if cap(w.spare[i]) > mostSpare {
			w.spare[i] = nil
		}
	}
	return found, nil
}

// mostSpare is the size in bytes up to which the buffers for decoded texts are
// kept for the next file.
const mostSpare = 1 << 20

// run runs a rule on a part of t.
func (w *Worker) run(n int, t *text, depth int, part window) error {
	if !part.exact || !part.telling || depth > 0 && !t.hasDecoded(part.span) {
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
				if i := w.gate.marks[n]; i > 0 && depth == 0 {
					w.marks = append(w.marks, Mark{i - 1, from + int(h.end)})
				}
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
		if !s.exact || !s.telling || !s.keyword && !keywords.any(r) {
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
	if r.search == nil {
		return append(spans, window{span{0, t.size()}, true, true})
	}
	for _, part := range r.near(t) {
		if w.free[n] == nil {
			w.free[n] = newDFA(r.search(), true)
			if r.exact != nil {
				w.exact[n] = newDFA(r.exact(), true)
			}
		}
		exact := r.exact == nil || w.exact[n].accepts(t, part)
		w.free[n].each(t, part, func(end int) bool {
			s := window{span{0, t.size()}, exact, true}
			if r.longest >= 0 {
				s.span = span{max(0, end-r.longest), end}
			}
			if k := len(spans); k > 0 && spans[k-1].end >= s.start {
				spans[k-1].join(s)
			} else {
				spans = append(spans, s)
			}
			return r.longest >= 0
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
	// The second match of gitleaks may see a boundary where there is none.
	strict := anchor.telling == nil
	if strict && anchor.wordBefore && plain && !boundary(t.bytes, start) ||
		strict && anchor.wordAfter && !boundary(t.bytes, end) || !w.pathOK(anchor.rule) {
		return
	}
	to, ok, open := t.size(), true, true
	if !s.open {
		to, ok, open = w.runners[a].run(anchor.program, t, w.round, end)
	}
	if !ok {
		return
	}
	found := window{exact: true, telling: true}
	if !open && w.runners[a].mayLook(to-end) {
		found.exact = w.looks[a].exact.accepts(anchor.exact, t, span{end, to})
		found.telling = w.looks[a].telling.accepts(anchor.telling, t, span{end, to})
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
	found.span = span{from, to}
	s.spans = append(s.spans, found)
	s.exact, s.telling = s.exact || found.exact, s.telling || found.telling
	s.open = s.open || open
	s.keyword = s.keyword || plain && w.gate.rules[anchor.rule].implied
}

func (w *Worker) pathOK(n int) bool {
	s, r := &w.state[n], w.gate.rules[n]
	if r.path == nil {
		return true
	}
	if s.pathFile != w.file.number {
		s.pathFile, s.pathOK = w.file.number, w.matchPath(n)
	}
	return s.pathOK
}

// matchPath says whether rule n is for the path of the file. Nearly all answers
// are no, and a dfa gives them faster than the expression.
func (w *Worker) matchPath(n int) bool {
	r := w.gate.rules[n]
	if w.paths[n] == nil {
		w.paths[n] = newDFA(r.pathSearch(), true)
	}
	name := text{bytes: []byte(w.file.path)}
	return w.paths[n].found(&name) && r.path().MatchString(w.file.path)
}
