package secrets

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/zricethezav/gitleaks/v8/config"
)

// The rule files of gitleaks are parsed here and not by gitleaks, whose loader
// keeps its state in package variables, forgets the default rules when it is
// called again and panics on a bad expression.

// expression is a regular expression whose error carries the position of its
// text in the file.
type expression struct{ *regexp.Regexp }

func (e *expression) UnmarshalText(text []byte) (err error) {
	e.Regexp, err = regexp.Compile(string(text))
	return err
}

type ruleFile struct {
	Title, Description, MinVersion string
	Extend                         struct {
		UseDefault    bool
		Path, URL     string
		DisabledRules []string
	}
	Rules      []ruleEntry
	AllowList  *allowEntry
	Allowlists []allowEntry
}

type ruleEntry struct {
	ID, Description string
	Path, Regex     expression
	SecretGroup     int
	Entropy         float64
	Keywords, Tags  []string
	AllowList       *allowEntry
	Allowlists      []allowEntry
	Required        []struct {
		ID                         string
		WithinLines, WithinColumns *int
	}
	SkipReport bool
}

type allowEntry struct {
	Description, Condition, RegexTarget string
	TargetRules, Commits, StopWords     []string
	Paths, Regexes                      []expression
}

// loadRules returns the rules of gitleaks, or those of a user's file, which
// replace them unless the file extends the default.
func loadRules(file string) (config.Config, error) {
	if file == "" {
		return defaultRules()
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return config.Config{}, err
	}
	cfg, err := parseRules(data)
	if err == nil {
		err = validate(&cfg)
	}
	var at *toml.DecodeError
	var unknown *toml.StrictMissingError
	switch {
	case errors.As(err, &unknown):
		line, _ := unknown.Errors[0].Position()
		return cfg, fmt.Errorf("%s:%d: unknown key %s", file, line, strings.Join(unknown.Errors[0].Key(), "."))
	case errors.As(err, &at):
		line, column := at.Position()
		return cfg, fmt.Errorf("%s:%d:%d: %s", file, line, column, strings.TrimPrefix(at.Error(), "toml: "))
	case err != nil:
		return cfg, fmt.Errorf("%s: %w", file, err)
	}
	return cfg, nil
}

// defaultRules are the rules of gitleaks without its list of paths, which would
// skip node_modules, .git, lock files and more that a context ships, and
// without its rule on names alone, which the catalogue replaces.
func defaultRules() (config.Config, error) {
	cfg, err := parseRules([]byte(config.DefaultConfig))
	if err != nil {
		return cfg, fmt.Errorf("default rules: %w", err)
	}
	for _, a := range cfg.Allowlists {
		a.Paths = nil
	}
	cfg.Allowlists = slices.DeleteFunc(cfg.Allowlists, func(a *config.Allowlist) bool {
		return len(a.Regexes)+len(a.StopWords) == 0
	})
	for id, r := range cfg.Rules {
		if r.Regex == nil {
			delete(cfg.Rules, id)
		}
	}
	return cfg, validate(&cfg)
}

func parseRules(data []byte) (config.Config, error) {
	var f ruleFile
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return config.Config{}, err
	}
	cfg := config.Config{
		Title:    f.Title,
		Rules:    map[string]config.Rule{},
		Keywords: map[string]struct{}{},
	}
	if f.Extend.Path != "" || f.Extend.URL != "" {
		return cfg, errors.New("extend.path and extend.url are not supported; put the rules into one file")
	}
	for i, e := range f.Rules {
		if e.ID == "" {
			return cfg, fmt.Errorf("rule %d has no id", i+1)
		}
		r, err := e.rule()
		if err != nil {
			return cfg, fmt.Errorf("rule %s: %w", e.ID, err)
		}
		cfg.Rules[e.ID] = r
		cfg.OrderedRules = append(cfg.OrderedRules, e.ID)
	}
	if f.Extend.UseDefault {
		if err := extendDefault(&cfg, f.Extend.DisabledRules); err != nil {
			return cfg, err
		}
	}
	if f.AllowList != nil {
		f.Allowlists = append(f.Allowlists, *f.AllowList)
	}
	for _, e := range f.Allowlists {
		a, err := e.allowlist()
		if err != nil {
			return cfg, fmt.Errorf("allowlist: %w", err)
		}
		if len(e.TargetRules) == 0 {
			cfg.Allowlists = append(cfg.Allowlists, a)
		}
		for _, id := range e.TargetRules {
			r, ok := cfg.Rules[id]
			if !ok {
				return cfg, fmt.Errorf("allowlist: there is no target rule %s", id)
			}
			r.Allowlists = append(r.Allowlists, a)
			cfg.Rules[id] = r
		}
	}
	return cfg, nil
}

// extendDefault adds the default rules to cfg. What cfg says of a rule that
// both have holds; keywords, tags and allowlists add up.
func extendDefault(cfg *config.Config, disabled []string) error {
	base, err := defaultRules()
	if err != nil {
		return err
	}
	for id, r := range base.Rules {
		if slices.Contains(disabled, id) {
			continue
		}
		own, both := cfg.Rules[id]
		if !both {
			cfg.OrderedRules = append(cfg.OrderedRules, id)
		}
		if own.Description != "" {
			r.Description = own.Description
		}
		if own.Regex != nil {
			r.Regex = own.Regex
		}
		if own.Path != nil {
			r.Path = own.Path
		}
		if own.SecretGroup != 0 {
			r.SecretGroup = own.SecretGroup
		}
		if own.Entropy != 0 {
			r.Entropy = own.Entropy
		}
		r.Tags = append(r.Tags, own.Tags...)
		r.Keywords = append(r.Keywords, own.Keywords...)
		r.Allowlists = append(r.Allowlists, own.Allowlists...)
		cfg.Rules[id] = r
	}
	cfg.Allowlists = append(cfg.Allowlists, base.Allowlists...)
	return nil
}

// validate compiles what gitleaks compiles late and gathers the keywords.
func validate(cfg *config.Config) error {
	for _, a := range cfg.Allowlists {
		if err := a.Validate(); err != nil {
			return fmt.Errorf("allowlist: %w", err)
		}
	}
	slices.Sort(cfg.OrderedRules)
	for id, r := range cfg.Rules {
		if err := r.Validate(); err != nil {
			return err
		}
		for _, other := range r.RequiredRules {
			if _, ok := cfg.Rules[other.RuleID]; !ok {
				return fmt.Errorf("rule %s: there is no required rule %s", id, other.RuleID)
			}
		}
		for _, k := range r.Keywords {
			cfg.Keywords[k] = struct{}{}
		}
		cfg.Rules[id] = r
	}
	return nil
}

func (e ruleEntry) rule() (config.Rule, error) {
	r := config.Rule{
		RuleID:      e.ID,
		Description: e.Description,
		Regex:       e.Regex.Regexp,
		Path:        e.Path.Regexp,
		SecretGroup: e.SecretGroup,
		Entropy:     e.Entropy,
		Tags:        e.Tags,
		SkipReport:  e.SkipReport,
	}
	for _, k := range e.Keywords {
		r.Keywords = append(r.Keywords, strings.ToLower(k))
	}
	if e.AllowList != nil {
		e.Allowlists = append(e.Allowlists, *e.AllowList)
	}
	for _, a := range e.Allowlists {
		list, err := a.allowlist()
		if err != nil {
			return r, err
		}
		r.Allowlists = append(r.Allowlists, list)
	}
	for _, q := range e.Required {
		r.RequiredRules = append(r.RequiredRules, &config.Required{
			RuleID: q.ID, WithinLines: q.WithinLines, WithinColumns: q.WithinColumns,
		})
	}
	return r, nil
}

func (e allowEntry) allowlist() (*config.Allowlist, error) {
	a := &config.Allowlist{
		Description: e.Description,
		Commits:     e.Commits,
		StopWords:   e.StopWords,
		Paths:       regexps(e.Paths),
		Regexes:     regexps(e.Regexes),
	}
	switch strings.ToUpper(e.Condition) {
	case "", "OR", "||":
	case "AND", "&&":
		a.MatchCondition = config.AllowlistMatchAnd
	default:
		return nil, fmt.Errorf("unknown condition %q: use \"OR\" or \"AND\"", e.Condition)
	}
	switch e.RegexTarget {
	case "", "secret":
	case "match", "line":
		a.RegexTarget = e.RegexTarget
	default:
		return nil, fmt.Errorf("unknown regexTarget %q: use \"secret\", \"match\" or \"line\"", e.RegexTarget)
	}
	return a, nil
}

func regexps(es []expression) []*regexp.Regexp {
	var rs []*regexp.Regexp
	for _, e := range es {
		rs = append(rs, e.Regexp)
	}
	return rs
}
