package secrets

import (
	"context"
	"io"
	"strings"
	"sync"

	"github.com/rs/zerolog"
	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/logging"
)

// decodeDepth is how often a text that decodes to text is decoded again, as the
// command line of gitleaks does.
const decodeDepth = 5

// silence stops gitleaks from writing to the standard error output, where it
// puts the secrets it finds when asked for details.
var silence = sync.OnceFunc(func() {
	logging.Logger = zerolog.New(io.Discard).Level(zerolog.Disabled)
})

func newDetector(cfg config.Config) *detect.Detector {
	silence()
	d := detect.NewDetector(cfg)
	d.MaxDecodeDepth = decodeDepth
	// A comment allows a finding on its own line only; gitleaks would let it
	// allow everything above on a last line without newline.
	d.IgnoreGitleaksAllow = true
	return d
}

// run puts text, whose last line ends in a newline, through the rules.
func run(ctx context.Context, d *detect.Detector, path, text string) []match {
	found := d.DetectContext(ctx, detect.Fragment{Raw: text, FilePath: path})
	if len(found) == 0 {
		return nil
	}
	lines := lineStarts(text)
	ms := make([]match, 0, len(found))
	for _, f := range found {
		// gitleaks counts the columns of every line but the first from the
		// newline before it.
		start := f.StartColumn - 1
		if f.StartLine > 0 {
			start += lines[f.StartLine] - 1
		}
		m := match{rule: f.RuleID, start: start, end: start, value: secret(f.Secret)}
		if i := strings.Index(text[start:], f.Secret); i >= 0 && i <= len(f.Match) {
			m.start += i
			m.end = m.start + len(f.Secret)
		}
		ms = append(ms, m)
	}
	return ms
}

// lineStarts are the offsets at which the lines of text begin.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		starts = append(starts, i)
	}
	return starts
}
