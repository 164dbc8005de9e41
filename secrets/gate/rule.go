package gate

import (
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/regexp"
)

// A rule is what the plan knows of a rule of the configuration.
type rule struct {
	id string
	// keywords are in lower case. Without any the rule holds for every text.
	keywords []string
	// implied says that a literal of an anchor is proof of a keyword. Otherwise
	// numbers are those of the keywords among the strings of the gate, and
	// foreign keywords are not among them.
	implied bool
	numbers []int
	// foreign says that a keyword is not ASCII.
	foreign bool
	// path says which files the rule is for; nil is all. pathSearch is it for a
	// dfa.
	path       func() *regexp.Regexp
	pathSearch func() *program
	// secretGroup is the group that holds the secret; 0 is the first one that is
	// not empty.
	secretGroup int
	// entropy is what that of a secret must exceed; 0 is no bound.
	entropy float64
	// composite says that the rule needs findings of other rules.
	composite bool
	// search is the whole expression of a rule without anchors, and exact the
	// same with assertions, nil when it has none; longest is the largest number of bytes that a match
	// has, or -1, and need what each has.
	search, exact func() *program
	longest       int
	need          run
	// engine is gitleaks with this rule.
	engine func() (*engine, error)
}

// An engine is a Detector of gitleaks with one rule, on which the gate has
// already decided that it applies, and what the gate has to see to itself. It
// is safe for concurrent use.
type engine struct {
	detector *detect.Detector
	regex    *regexp.Regexp
	// keywords says that the Detector still looks for keywords.
	keywords bool
	// lines are the allowlists that look at the whole line, which a slice of
	// the text does not hold.
	lines []*lineList
}

func newRule(c Config, i int, allowed func() ([]*config.Allowlist, error)) *rule {
	source := c.Rules[i]
	r := &rule{id: source.ID, secretGroup: source.SecretGroup, entropy: source.Entropy, composite: len(source.Required) > 0}
	for _, k := range source.Keywords {
		r.keywords = append(r.keywords, strings.ToLower(k))
		r.foreign = r.foreign || !ascii(k)
	}
	if source.Path != "" {
		r.path = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source.Path) })
		r.pathSearch = lazily(func() *program {
			re, err := syntax.Parse(source.Path, syntax.Perl)
			if err != nil {
				panic(err) // New has parsed it
			}
			return compileExact(re)
		})
	}
	r.engine = sync.OnceValues(func() (*engine, error) {
		global, err := allowed()
		if err != nil {
			return nil, err
		}
		return newEngine(c, source.ID, global)
	})
	return r
}

// allowedEverywhere returns the allowlists of c that hold for all rules.
func allowedEverywhere(c Config) func() ([]*config.Allowlist, error) {
	return sync.OnceValues(func() ([]*config.Allowlist, error) {
		part := global(c)
		compiled, err := part.Translate()
		return compiled.Allowlists, err
	})
}

func newEngine(c Config, id string, global []*config.Allowlist) (*engine, error) {
	part := only(c, id)
	cfg, err := part.Translate()
	if err != nil {
		return nil, err
	}
	e := &engine{}
	composite := len(cfg.Rules[id].RequiredRules) > 0
	whole := composite || cfg.Rules[id].Regex == nil
	for name, r := range cfg.Rules {
		r.Tags = slices.Clip(r.Tags) // gitleaks appends to them
		r.SkipReport = name != id
		if !whole {
			e.regex = r.Regex
			r.Keywords = nil
			r.Allowlists, e.lines = splitLines(r.Allowlists)
		}
		cfg.Rules[name] = r
	}
	cfg.Allowlists = global
	if !whole {
		cfg.Keywords = nil
		var lines []*lineList
		cfg.Allowlists, lines = splitLines(global)
		e.lines = append(e.lines, lines...)
	}
	e.keywords = whole && len(cfg.Rules[id].Keywords) > 0
	e.detector = detect.NewDetector(cfg)
	if composite {
		e.detector.MaxDecodeDepth = mostPasses
	}
	e.detector.IgnoreGitleaksAllow = true
	return e, nil
}

// splitLines sets the allowlists apart that look at the whole line.
func splitLines(lists []*config.Allowlist) (others []*config.Allowlist, lines []*lineList) {
	for _, a := range lists {
		if a.RegexTarget == "line" && len(a.Regexes) > 0 {
			lines = append(lines, newLineList(a))
		} else {
			others = append(others, a)
		}
	}
	return others, lines
}

// lazily returns compile, called at the first use and then never again.
func lazily(compile func() *program) func() *program { return sync.OnceValue(compile) }
