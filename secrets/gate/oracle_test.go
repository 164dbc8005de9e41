package gate

//lint:file-ignore SA1019 what gitleaks marks for its next major version is all there is in this one

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/detect"
)

// plain is gitleaks without a gate.
type plain struct{ detector *detect.Detector }

func newPlain(t testing.TB, c Config) plain {
	t.Helper()
	c.MinVersion = ""
	cfg, err := c.Translate()
	if err != nil {
		t.Fatal(err)
	}
	for id, r := range cfg.Rules {
		r.Tags = slices.Clip(r.Tags)
		cfg.Rules[id] = r
	}
	d := detect.NewDetector(cfg)
	d.MaxDecodeDepth = mostPasses
	d.IgnoreGitleaksAllow = true
	return plain{d}
}

// scan returns a line for each finding, sorted.
func (p plain) scan(path string, data []byte) []string {
	raw := string(data) + "\n"
	var lines []string
	for _, f := range p.detector.DetectContext(context.Background(), detect.Fragment{Raw: raw, FilePath: path}) {
		at := 0
		if f.StartColumn > 0 {
			at = offset(raw, f.StartLine, f.StartColumn)
			for !decoded(f.Tags) && f.Match != "" && raw[at] == '\n' {
				at++
			}
			at = min(at, len(data))
		}
		lines = append(lines, show(f.RuleID, at, f.Secret, f.Entropy, f.Tags))
	}
	slices.Sort(lines)
	return lines
}

func decoded(tags []string) bool {
	return slices.ContainsFunc(tags, func(tag string) bool { return strings.HasPrefix(tag, "decode") })
}

// gated returns the same lines for the gate.
func gated(t testing.TB, w *Worker, path string, data []byte) []string {
	t.Helper()
	found, err := w.Scan(path, data)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, m := range found {
		lines = append(lines, show(m.Rule, m.Start, string(m.Secret), m.Entropy, m.Tags))
		if m.Decoded != decoded(m.Tags) {
			t.Errorf("%s: decoded is %t, tags %v", path, m.Decoded, m.Tags)
		}
		if !m.Decoded && string(data[m.SecretStart:m.SecretEnd]) != string(m.Secret) {
			t.Errorf("%s: %s: the secret is not at %d:%d", path, m.Rule, m.SecretStart, m.SecretEnd)
		}
	}
	slices.Sort(lines)
	return lines
}

func show(rule string, at int, secret string, entropy float32, tags []string) string {
	return fmt.Sprintf("%s at %d: %q entropy %v %v", rule, at, secret, entropy, tags)
}

// compare reports how the gate differs from plain gitleaks, and how much both
// found.
func compare(t testing.TB, p plain, w *Worker, path string, data []byte) int {
	t.Helper()
	want, got := p.scan(path, data), gated(t, w, path, data)
	if slices.Equal(want, got) {
		return len(want)
	}
	for _, l := range want {
		if !slices.Contains(got, l) {
			t.Errorf("%s: missed: %s", path, l)
		}
	}
	for _, l := range got {
		if !slices.Contains(want, l) {
			t.Errorf("%s: not found by gitleaks: %s", path, l)
		}
	}
	if !t.Failed() {
		t.Errorf("%s: found %d times, gitleaks %d", path, len(got), len(want))
	}
	return len(want)
}
