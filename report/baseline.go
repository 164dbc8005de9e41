package report

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"ctxaudit/context"
)

const baselineSchema = "ctxaudit/baseline/v1"

// Baseline is the findings that someone has accepted. A finding is known by its
// rule and its fingerprint and not by its place: a file that moves stays known,
// a new secret on an old line does not.
type Baseline struct {
	// Key is the key that the fingerprints of secrets were made with, for the
	// next audit to make them with the same.
	Key   []byte
	known map[accepted]bool
}

// accepted is one line of the file. Path is for people.
type accepted struct {
	Code        string `json:"code"`
	Fingerprint string `json:"fingerprint"`
	Path        string `json:"path,omitempty"`
}

// NewBaseline returns a baseline that knows nothing, with a key of its own.
func NewBaseline() (*Baseline, error) {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	return &Baseline{Key: key}, nil
}

// In the file the key is what tells the project from others: who has the
// repository has it, and scanners report what is called a key.

// ReadBaseline reads what [WriteBaseline] wrote.
func ReadBaseline(r io.Reader) (*Baseline, error) {
	var file struct {
		Schema   string
		Project  []byte
		Findings []accepted
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, fmt.Errorf("not a baseline: %w", err)
	}
	if file.Schema != baselineSchema {
		return nil, fmt.Errorf("not a baseline: schema is %q, not %q", file.Schema, baselineSchema)
	}
	b := &Baseline{Key: file.Project, known: map[accepted]bool{}}
	for _, a := range file.Findings {
		b.known[accepted{Code: a.Code, Fingerprint: a.Fingerprint}] = true
	}
	return b, nil
}

// Split parts findings into those that are new and those that are known, each
// in the order given.
func (b *Baseline) Split(fs []buildcontext.Finding) (fresh, known []buildcontext.Finding) {
	for _, f := range fs {
		if b.known[accepted{Code: f.Code, Fingerprint: f.Fingerprint}] {
			known = append(known, f)
		} else {
			fresh = append(fresh, f)
		}
	}
	return fresh, known
}

// WriteBaseline writes a baseline that knows the findings: one line for each,
// sorted, so that a review sees what is new in it. A limit that is exceeded is
// never known: it is a number that the user can raise.
func WriteBaseline(w io.Writer, fs []buildcontext.Finding, key []byte) error {
	var lines []accepted
	for _, f := range fs {
		if f.Code != limitCode {
			lines = append(lines, accepted{f.Code, f.Fingerprint, f.Path})
		}
	}
	slices.SortFunc(lines, func(a, b accepted) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var b bytes.Buffer
	project, err := json.Marshal(key)
	if err != nil {
		return err
	}
	fmt.Fprintf(&b, "{\"schema\":%q,\"project\":%s,\"findings\":[", baselineSchema, project)
	for i, l := range slices.Compact(lines) {
		if i > 0 {
			b.WriteByte(',')
		}
		line, err := json.Marshal(l)
		if err != nil {
			return err
		}
		b.WriteByte('\n')
		b.Write(escapeUnseen(line))
	}
	b.WriteString("\n]}\n")
	_, err = w.Write(b.Bytes())
	return err
}
