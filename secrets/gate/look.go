package gate

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

// A job is a part of a text to run a rule on.
type job struct {
	rule int
	part span
}

// look runs the rules that may match on t, the text after depth decoding
// passes. After a pass only matches count that touch a decoded value, and the
// rest of the text was looked at before: it is enough to look around the values,
// unless some hit had far to see.
func (w *Worker) look(t *text, depth int) error {
	all := []span{{0, t.size()}}
	parts := all
	if depth > 0 && !w.far {
		parts = t.around(sight)
	}
	jobs, enough := w.search(t, depth, parts)
	if !enough {
		jobs, _ = w.search(t, depth, all)
	}
	for _, j := range jobs {
		if err := w.run(j, t, depth); err != nil {
			return err
		}
	}
	return nil
}

// search returns what is worth running the rules on. enough says that parts of
// t were enough to tell; parts that are the whole text are.
func (w *Worker) search(t *text, depth int, parts []span) (jobs []job, enough bool) {
	w.round++
	w.touched = w.touched[:0]
	for _, part := range parts {
		w.hits = w.gate.finder.find(t, part, w.hits, func(from int, hits []hit) {
			for _, h := range hits {
				w.hit(t, depth, h, from+int(h.end))
			}
		})
	}
	keywords := presence{t: t, seen: w.seen, round: w.round, overlap: w.gate.finder.overlap}
	if len(parts) != 1 || parts[0] != (span{0, t.size()}) {
		keywords.complete = func() { w.see(t) }
	}
	enough = true
	add := func(n int, spans []window, keyword bool) {
		before := len(jobs)
		for _, part := range components(spans, t) {
			if part.exact && part.telling && (depth == 0 || t.hasDecoded(part.span)) {
				jobs = append(jobs, job{n, part.span})
				enough = enough && within(part.span, parts, t)
			}
		}
		if len(jobs) > before && !keyword && !keywords.any(w.gate.rules[n]) {
			jobs = jobs[:before]
		}
	}
	for _, n := range w.touched {
		if s := &w.state[n]; s.exact && s.telling {
			add(n, s.spans, s.keyword)
		}
	}
	for _, n := range w.gate.floating {
		r := w.gate.rules[n]
		if keywords.complete == nil && !keywords.any(r) || !w.pathOK(n) {
			continue
		}
		near := parts
		if r.longest < 0 || r.search == nil {
			near = []span{{0, t.size()}}
		}
		add(n, w.float(t, n, near), false)
	}
	return jobs, enough
}

// see notes the words in t.
func (w *Worker) see(t *text) {
	w.hits = w.gate.finder.find(t, span{0, t.size()}, w.hits, func(from int, hits []hit) {
		for _, h := range hits {
			for _, n := range w.gate.finder.strings(h) {
				w.note(t, int(n), from+int(h.end))
			}
		}
	})
}

// note notes word n, which ends at end, and says where it begins and whether it
// is spelled in ASCII. It counts as seen only then: gitleaks, which looks for
// keywords in lower case, does not take the long s for an s.
func (w *Worker) note(t *text, n, end int) (start int, plain bool) {
	start, plain = literalStart(t, end, len(w.gate.words[n]))
	if plain {
		w.seen[n] = w.round
	}
	return start, plain
}

// hit follows the words that end in h.
func (w *Worker) hit(t *text, depth int, h hit, end int) {
	for _, n := range w.gate.finder.strings(h) {
		start, plain := w.note(t, int(n), end)
		if i := w.gate.marks[n]; i > 0 && depth == 0 {
			w.marks = append(w.marks, Mark{i - 1, end})
		}
		for _, a := range w.gate.byWord[n] {
			w.try(t, a, span{start, end}, plain)
		}
	}
}

// float returns the spans of rule n, which has no anchors: its whole expression
// is looked for in parts of t.
func (w *Worker) float(t *text, n int, parts []span) []window {
	r := w.gate.rules[n]
	spans := w.state[n].spans[:0]
	if r.search == nil {
		return append(spans, window{span{0, t.size()}, true, true})
	}
	for _, part := range r.near(t, parts) {
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

// try follows anchor a from its literal, which is spelled in ASCII if plain.
func (w *Worker) try(t *text, a int, literal span, plain bool) {
	anchor := w.gate.anchors[a]
	if w.runners[a].endsAt(t, literal.end) {
		return
	}
	s := &w.state[anchor.rule]
	if s.round != w.round {
		*s = ruleState{round: w.round, spans: s.spans[:0], pathFile: s.pathFile, pathOK: s.pathOK}
	}
	// The second match of gitleaks may see a boundary where there is none.
	strict := anchor.telling == nil
	if strict && anchor.wordBefore && plain && !boundary(t.bytes, literal.start) ||
		strict && anchor.wordAfter && !boundary(t.bytes, literal.end) || !w.pathOK(anchor.rule) {
		return
	}
	to, ok, open := t.size(), true, true
	if !s.open {
		to, ok, open = w.runners[a].run(anchor.program, t, w.round, literal.end)
	}
	w.far = w.far || open || to-literal.end > farthest
	if !ok {
		return
	}
	found := window{exact: true, telling: true}
	if !open && w.runners[a].mayLook(to-literal.end) {
		found.exact = w.looks[a].exact.accepts(anchor.exact, t, span{literal.end, to})
		found.telling = w.looks[a].telling.accepts(anchor.telling, t, span{literal.end, to})
		if found.exact && found.telling && anchor.random != nil {
			found.telling = anchor.random.possible(t.bytes[literal.end:min(to, len(t.bytes))])
		}
	}
	if open {
		to = t.size()
	}
	from := literal.start
	for from > max(0, literal.start-anchor.before) && anchor.lead[t.bytes[from-1]] {
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
