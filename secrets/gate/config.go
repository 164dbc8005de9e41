package gate

//lint:file-ignore SA1019 what gitleaks marks for its next major version is all there is in this one

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/rs/zerolog"
	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/logging"
)

// Config is a configuration as a gitleaks file states it: expressions are
// strings. [New] does not resolve its Extend.
type Config = config.ViperConfig

// gitleaks logs through one logger of the process, findings among it.
func init() { logging.Logger = zerolog.Nop() }

// Default returns the configuration that gitleaks embeds, without the paths of
// its global allowlist: node_modules, .git, vendor directories and lock files
// are part of a build context. What a single rule allows stays.
func Default() (Config, error) {
	c, err := Parse([]byte(config.DefaultConfig))
	if err != nil {
		return Config{}, err
	}
	c.AllowList.Paths = nil
	return c, nil
}

// Parse reads a gitleaks configuration file. Errors of the syntax are
// [toml.DecodeError], which knows its position. Nothing is shared between the
// configurations that it returns, and unlike gitleaks' own loader it may run
// several times and at once.
func Parse(file []byte) (Config, error) {
	var c Config
	if err := toml.Unmarshal(file, &c); err != nil {
		return Config{}, fmt.Errorf("read gitleaks configuration: %w", err)
	}
	return c, nil
}

// only returns a configuration with the rule id of c, the rules that it requires
// and the global allowlists that aim at them.
func only(c Config, id string) Config {
	ids := []string{id}
	for i := range c.Rules {
		for _, required := range c.Rules[i].Required {
			if c.Rules[i].ID == id {
				ids = append(ids, required.ID)
			}
		}
	}
	var part Config
	for i := range c.Rules {
		if slices.Contains(ids, c.Rules[i].ID) {
			part.Rules = append(part.Rules, c.Rules[i])
			r := &part.Rules[len(part.Rules)-1]
			r.Keywords = slices.Clone(r.Keywords) // gitleaks writes to them
			if r.ID != id {
				r.Required = nil // gitleaks goes no further either
			}
		}
	}
	for _, a := range c.Allowlists {
		own := *a
		own.TargetRules = nil
		for _, id := range a.TargetRules {
			if slices.Contains(ids, id) {
				own.TargetRules = append(own.TargetRules, id)
			}
		}
		if len(own.TargetRules) > 0 {
			part.Allowlists = append(part.Allowlists, &own)
		}
	}
	return part
}

// global returns the configuration with nothing but the allowlists of c that
// hold for every rule.
func global(c Config) Config {
	part := Config{AllowList: c.AllowList}
	for _, a := range c.Allowlists {
		if len(a.TargetRules) == 0 {
			part.Allowlists = append(part.Allowlists, a)
		}
	}
	return part
}

// check reports what gitleaks would reject in c or panic about, at a fraction
// of the cost: the expressions are parsed, and gitleaks checks a copy in which
// trivial ones with as many groups stand for them. It returns the parsed
// expression of each rule, nil where there is none.
func check(c Config) ([]*syntax.Regexp, error) {
	parsed := make([]*syntax.Regexp, len(c.Rules))
	c.MinVersion, c.Extend = "", config.Extend{}
	c.Rules = slices.Clone(c.Rules)
	for i := range c.Rules {
		r := &c.Rules[i]
		if r.Regex != "" {
			re, err := syntax.Parse(r.Regex, syntax.Perl)
			if err != nil {
				return nil, fmt.Errorf("rule %s: regex: %w", r.ID, err)
			}
			parsed[i] = re
			r.Regex = "." + strings.Repeat("()", re.MaxCap())
		}
		path := []string{r.Path}
		if r.Path != "" && hollow(&path) != nil {
			return nil, fmt.Errorf("rule %s: path: %w", r.ID, hollow(&path))
		}
		r.Path, r.Keywords = path[0], nil
		if r.AllowList != nil {
			r.AllowList = copied(r.AllowList)
			a := r.AllowList
			if err := hollow(&a.Regexes, &a.Paths); err != nil {
				return nil, fmt.Errorf("rule %s: allowlist: %w", r.ID, err)
			}
			a.StopWords = a.StopWords[:min(1, len(a.StopWords))]
		}
		r.Allowlists = slices.Clone(r.Allowlists)
		for j := range r.Allowlists {
			r.Allowlists[j] = copied(r.Allowlists[j])
			a := r.Allowlists[j]
			if err := hollow(&a.Regexes, &a.Paths); err != nil {
				return nil, fmt.Errorf("rule %s: allowlist: %w", r.ID, err)
			}
			a.StopWords = a.StopWords[:min(1, len(a.StopWords))]
		}
	}
	if c.AllowList != nil {
		c.AllowList = copied(c.AllowList)
		if err := hollow(&c.AllowList.Regexes, &c.AllowList.Paths); err != nil {
			return nil, fmt.Errorf("allowlist: %w", err)
		}
	}
	c.Allowlists = slices.Clone(c.Allowlists)
	for i := range c.Allowlists {
		c.Allowlists[i] = copied(c.Allowlists[i])
		if err := hollow(&c.Allowlists[i].Regexes, &c.Allowlists[i].Paths); err != nil {
			return nil, fmt.Errorf("allowlist: %w", err)
		}
	}
	_, err := c.Translate()
	return parsed, err
}

// hollow parses the expressions of lists and leaves a trivial one in each list
// that has any.
func hollow(lists ...*[]string) error {
	for _, list := range lists {
		for _, expr := range *list {
			if _, err := syntax.Parse(expr, syntax.Perl); err != nil {
				return err
			}
		}
		if len(*list) > 0 {
			// gitleaks joins them so.
			if _, err := syntax.Parse("(?:"+strings.Join(*list, "|")+")", syntax.Perl); err != nil {
				return err
			}
			*list = []string{"."}
		}
	}
	return nil
}

func copied[T any](p *T) *T {
	c := *p
	return &c
}
