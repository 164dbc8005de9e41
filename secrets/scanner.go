package secrets

import (
	"context"
	"crypto/sha256"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	buildcontext "ctxaudit/context"
	"ctxaudit/secrets/gate"
)

// Options are the choices of a scan. The zero value is usable.
type Options struct {
	// Rules is a rule file in the format of gitleaks, or "" for its default
	// rules. A file replaces the default rules unless it extends them.
	Rules string
	// Cache is a directory in which verdicts are remembered, or "". It is made
	// when it is not there.
	Cache string
	// Key makes the fingerprints of one project its own. Fingerprints of scans
	// with the same key can be compared.
	Key []byte
}

// Scanner holds the rules. It does not change and may be shared.
type Scanner struct {
	engine    func() *engine
	catalogue *catalogue
	key       []byte
	cache     string
	ruleHash  [sha256.Size]byte
}

// engine is what is made of rules.
type engine struct {
	gate     *gate.Gate
	keywords map[string][]string // by rule
	names    bool                // some rule looks at names alone
	known    map[string]bool     // the rules that gitleaks has
}

// newEngine loads rules; base are those of gitleaks.
func newEngine(cfg, base gate.Config) (*engine, error) {
	g, err := gate.New(cfg, engineWords())
	if err != nil {
		return nil, err
	}
	e := &engine{gate: g, keywords: map[string][]string{}, known: map[string]bool{}}
	for _, r := range cfg.Rules {
		e.keywords[r.ID] = r.Keywords
		e.names = e.names || r.Regex == ""
	}
	for _, r := range base.Rules {
		e.known[r.ID] = true
	}
	return e, nil
}

// New loads the rules, which takes tens of milliseconds: call it while the
// context is walked. An error in a rule file names its line. The default rules
// are loaded when a file has to be read, or at once where nothing is remembered.
func New(o Options) (*Scanner, error) {
	s := &Scanner{catalogue: newCatalogue(classes()), key: slices.Clone(o.Key), cache: o.Cache}
	if o.Rules == "" {
		s.engine = sync.OnceValue(defaultEngine)
		if !remembers(o.Cache) {
			go s.engine()
		}
		return s, nil
	}
	cfg, text, err := loadRules(o.Rules)
	if err != nil {
		return nil, err
	}
	base, err := defaultRules()
	if err != nil {
		return nil, err
	}
	e, err := newEngine(cfg, base)
	if err != nil {
		return nil, located(o.Rules, text, err)
	}
	s.engine, s.ruleHash = func() *engine { return e }, sha256.Sum256(text)
	return s, nil
}

// defaultEngine has the rules that the program is built with.
func defaultEngine() *engine {
	cfg, err := defaultRules()
	if err != nil {
		panic(err)
	}
	e, err := newEngine(cfg, cfg)
	if err != nil {
		panic(err)
	}
	return e
}

// Result is what a scan found. No field holds the value of a secret.
type Result struct {
	// Findings are sorted by severity, the worst first, then by path and line.
	Findings []buildcontext.Finding
	// NotScanned are the files whose content was not looked at, wholly or in
	// part, with the reason.
	NotScanned []buildcontext.Problem
	// Incomplete are the files that could not be read.
	Incomplete []buildcontext.Problem
}

// Scan reads every file of c and returns what it holds of secrets, the same for
// any number of jobs; 0 is one for each processor. p counts the files and bytes
// that are done and may be nil. Files that cannot be read are part of the
// result; the error is that of ctx.
func (s *Scanner) Scan(ctx context.Context, c *buildcontext.Context, jobs int, p *buildcontext.Progress) (Result, error) {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	if p == nil {
		p = new(buildcontext.Progress)
	}
	began := time.Now()
	known := openCache(s.cache, c.Target.Root, s)
	verdicts := make([]*verdict, len(c.Entries))
	var next, scanned atomic.Int64
	var wg sync.WaitGroup
	var histories []buildcontext.Finding
	var pasts []past
	wg.Go(func() { histories, pasts = s.repositories(ctx, c, known.histories()) })
	for range jobs {
		wg.Go(func() {
			var w *Worker // most runs after the first need none
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(c.Entries) {
					return
				}
				e := &c.Entries[i]
				if e.Type != buildcontext.File {
					continue
				}
				if v, ok := known.find(e); ok {
					verdicts[i] = v
				} else {
					if w == nil {
						w = s.Worker()
					}
					verdicts[i] = w.entry(ctx, c, e)
					scanned.Add(1)
				}
				p.Entries.Add(1)
				p.Bytes.Add(e.Size)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if known != nil && (scanned.Load() > 0 || len(known.records) > len(c.Entries)) {
		known.save(c.Entries, verdicts, pasts, began)
	}
	return report(c, verdicts, histories), nil
}

// verdict is what is known of a file after its scan.
type verdict struct {
	hits []hit
	// skipped is the reason why the file was not scanned to its end, or "".
	skipped string
	// sealed is the scheme the file was encrypted by, or "".
	sealed string
	// err is the reason why it could not be read, or nil.
	err error
}

// hit is a secret in a file, without its value.
type hit struct {
	code, detector, message, fingerprint string

	line, column int
	drop         drop
}
