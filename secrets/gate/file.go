package gate

//lint:file-ignore SA1019 what gitleaks marks for its next major version is all there is in this one

import (
	"context"
	"slices"
	"strings"

	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/detect/codec"
	"github.com/zricethezav/gitleaks/v8/report"
)

// A file is the scan of one file.
type file struct {
	number int
	path   string
	data   []byte
	found  []found
	// passes are the texts and segments of gitleaks' own decoder, made when a
	// decoded match has to be placed.
	passes  []pass
	decoder *codec.Decoder
	line    line
	answers answers
	// whole are the composite rules that have run.
	whole []*rule
}

// found is a match with what the filter wants to know of it.
type found struct {
	Match
	at   int // where the expression matched, newlines before it included
	line int
}

type pass struct {
	text     string
	segments []*codec.EncodedSegment
}

// pass returns what gitleaks makes of the file in the n-th pass. It must not be
// asked for an earlier pass later.
func (f *file) pass(n int) pass {
	if f.decoder == nil {
		f.decoder = codec.NewDecoder()
		f.passes = append(f.passes, pass{text: string(f.data) + "\n"})
	}
	for len(f.passes) <= n {
		last := f.passes[len(f.passes)-1]
		text, segments := f.decoder.Decode(last.text, last.segments)
		f.passes[len(f.passes)-1].text = ""
		f.passes = append(f.passes, pass{text, segments})
	}
	return f.passes[n]
}

// detect runs rule on a part of t.
func (f *file) detect(e *engine, t *text, depth int, part span) {
	raw := t.slice(part)
	found := e.detector.DetectContext(context.Background(), detect.Fragment{Raw: raw, FilePath: f.path})
	if len(found) == 0 {
		return
	}
	if depth == 0 {
		for _, finding := range found {
			f.plain(e, part.start+offset(raw, finding.StartLine, finding.StartColumn), finding)
		}
		return
	}
	ends := map[int]int{}
	for _, m := range e.regex.FindAllStringIndex(raw, -1) {
		ends[m[0]] = m[1]
	}
	for _, finding := range found {
		at := offset(raw, finding.StartLine, finding.StartColumn)
		f.decoded(e, depth, span{part.start + at, part.start + ends[at]}, finding)
	}
}

// name runs a rule that looks at the name alone.
func (f *file) name(e *engine, t *text) {
	raw := ""
	if e.keywords {
		raw = t.slice(span{0, t.size()})
	}
	for _, finding := range e.detector.DetectContext(context.Background(), detect.Fragment{Raw: raw, FilePath: f.path}) {
		m := f.match(finding, 0, 0)
		m.Name = true
		f.found = append(f.found, found{Match: m})
	}
}

// composite runs a rule that needs others on the whole file, once.
func (f *file) composite(r *rule) error {
	if slices.Contains(f.whole, r) {
		return nil
	}
	f.whole = append(f.whole, r)
	e, err := r.engine()
	if err != nil {
		return err
	}
	raw := string(f.data) + "\n"
	for _, finding := range e.detector.DetectContext(context.Background(), detect.Fragment{Raw: raw, FilePath: f.path}) {
		at := offset(raw, finding.StartLine, finding.StartColumn)
		end := offset(raw, finding.EndLine, finding.EndColumn) + 1
		m := f.match(finding, at, end)
		m.Decoded = slices.ContainsFunc(m.Tags, func(tag string) bool { return strings.HasPrefix(tag, "decode-depth:") })
		f.found = append(f.found, found{Match: m, at: at})
	}
	return nil
}

// plain adds a match in the file as it is; at is where the expression matched.
func (f *file) plain(e *engine, at int, finding report.Finding) {
	start := min(at, len(f.data))
	for finding.Match != "" && f.data[start] == '\n' {
		start++
	}
	end := start + len(finding.Match)
	if len(e.lines) > 0 && f.allowed(e.lines, finding, f.lineOf(at, at+len(finding.Match))) {
		return
	}
	m := f.match(finding, start, end)
	from, to := secretIn(e, finding)
	m.SecretStart, m.SecretEnd = start+from, start+to
	f.found = append(f.found, found{Match: m, at: at})
}

// decoded adds a match in what the decoder made of the file, unless the match
// has no part in a decoded value: then it was seen in the pass before.
func (f *file) decoded(e *engine, depth int, match span, finding report.Finding) {
	p := f.pass(depth)
	segments := codec.SegmentsWithDecodedOverlap(p.segments, match.start, match.end)
	if len(segments) == 0 || f.allowed(e.lines, finding, codec.CurrentLine(segments, p.text)) {
		return
	}
	place := codec.AdjustMatchIndex(segments, []int{match.start, match.end})
	m := f.match(finding, place[0], place[1])
	m.Tags = append(m.Tags, codec.Tags(segments)...)
	m.Decoded = true
	f.found = append(f.found, found{Match: m, at: place[0]})
}

func (f *file) match(finding report.Finding, start, end int) Match {
	start, end = min(start, len(f.data)), min(end, len(f.data))
	return Match{
		Rule:        finding.RuleID,
		Start:       start,
		End:         end,
		SecretStart: start,
		SecretEnd:   end,
		Secret:      Secret(strings.Clone(finding.Secret)),
		Entropy:     finding.Entropy,
		Tags:        slices.Clone(finding.Tags),
	}
}

// offset returns where in raw gitleaks' line and column are. It counts lines
// from 0 and the newline before a line as the line's first byte.
func offset(raw string, line, column int) int {
	at := 0
	for ; line > 0; line-- {
		at += strings.IndexByte(raw[at:], '\n') + 1
	}
	return max(0, at-1) + column - 1
}

// secretIn returns where in the text of a match its secret is: in the first
// group that has it, or the whole.
func secretIn(e *engine, finding report.Finding) (start, end int) {
	if i := strings.Index(finding.Match, finding.Secret); i == strings.LastIndex(finding.Match, finding.Secret) && i >= 0 {
		return i, i + len(finding.Secret)
	}
	groups := e.regex.FindStringSubmatchIndex(finding.Match)
	for i := 2; i < len(groups); i += 2 {
		if groups[i] >= 0 && finding.Match[groups[i]:groups[i+1]] == finding.Secret {
			return groups[i], groups[i+1]
		}
	}
	return 0, 0 // the group of the secret has no part in the match
}
