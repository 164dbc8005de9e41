package gate

// A Worker scans one text after the other. It is not safe for concurrent use.
type Worker struct {
	gate    *Gate
	runners []runner // by anchor
	looks   []looks  // by anchor
	free    []*dfa   // of the rules without anchors, by rule
	exact   []*dfa   // the same, with assertions
	paths   []*dfa   // by rule
	// searches are those of the allowlists that look at lines.
	searches map[*lineList]*dfa

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

	// far says that a hit in this file had to see further than farthest.
	far bool

	file file
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

		searches: map[*lineList]*dfa{},
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
	w.file = file{number: w.file.number + 1, path: path, data: data, answers: answers{searches: w.searches}}
	w.marks, w.first, w.far = w.marks[:0], w.round+1, false
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

// run does a job.
func (w *Worker) run(j job, t *text, depth int) error {
	r := w.gate.rules[j.rule]
	if r.composite {
		return w.file.composite(r)
	}
	e, err := r.engine()
	if err != nil {
		return err
	}
	w.file.detect(e, t, depth, j.part)
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
