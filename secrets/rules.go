package secrets

//lint:file-ignore SA1019 what gitleaks marks for its next major version is all there is in this one

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/zricethezav/gitleaks/v8/config"

	"ctxaudit/secrets/gate"
)

// loadRules returns the rules of a user's file, which replace those of gitleaks
// unless the file extends the default; and the text of the file.
func loadRules(file string) (cfg gate.Config, text []byte, err error) {
	if text, err = os.ReadFile(file); err != nil {
		return cfg, nil, err
	}
	cfg, err = parseRules(text)
	var at *toml.DecodeError
	var unknown *toml.StrictMissingError
	switch {
	case errors.As(err, &unknown):
		line, _ := unknown.Errors[0].Position()
		err = fmt.Errorf("%s:%d: unknown key %s", file, line, strings.Join(unknown.Errors[0].Key(), "."))
	case errors.As(err, &at):
		line, column := at.Position()
		says := goType.ReplaceAllString(strings.TrimPrefix(at.Error(), "toml: "), "$1")
		err = fmt.Errorf("%s:%d:%d: %s", file, line, column, says)
	case err != nil:
		err = located(file, text, err)
	}
	return cfg, text, err
}

// goType is how an error names what it expects, of which the last name is of use.
var goType = regexp.MustCompile(`struct field struct \{.*\}\.(\w+)`)

// located gives an error the line in the file that it is about: that of a rule,
// by its id or number, or of the lists that hold for all.
func located(file string, text []byte, err error) error {
	subject, _, _ := strings.Cut(err.Error(), ":")
	nth := 0
	marks := []string{`id\s*=\s*["']` + regexp.QuoteMeta(subject) + `["']`, `targetRules\s*=`, `\[\[allowlists\]\]`, `\[extend\]`}
	if n, _ := fmt.Sscanf(subject, "rule %d has no id", &nth); n == 1 {
		nth, marks = nth-1, []string{`\[\[rules\]\]`}
	}
	for _, mark := range marks {
		if found := regexp.MustCompile(`(?m)^[ \t]*`+mark).FindAllIndex(text, -1); nth < len(found) {
			return fmt.Errorf("%s:%d: %w", file, 1+bytes.Count(text[:found[nth][0]], []byte("\n")), err)
		}
	}
	return fmt.Errorf("%s: %w", file, err)
}

// tokens are rules of our own, in the format of gitleaks.
//
//go:embed tokens.toml
var tokens []byte

// defaultRules are the rules of gitleaks that look at content, and tokens. The
// catalogue stands for those that look at names alone.
func defaultRules() (gate.Config, error) {
	cfg, err := gate.Default()
	if err != nil {
		return cfg, err
	}
	own, err := gate.Parse(tokens)
	kept := cfg.Rules[:0]
	for _, r := range cfg.Rules {
		if r.Regex != "" {
			kept = append(kept, r)
		}
	}
	cfg.Rules = append(kept, own.Rules...)
	return cfg, err
}

func parseRules(data []byte) (gate.Config, error) {
	if err := checkRules(data); err != nil {
		return gate.Config{}, err
	}
	cfg, err := gate.Parse(data)
	if err != nil {
		return cfg, err
	}
	if cfg.Extend.Path != "" || cfg.Extend.URL != "" {
		return cfg, errors.New("extend.path and extend.url are not supported; put the rules into one file")
	}
	for i, r := range cfg.Rules {
		if r.ID == "" {
			return cfg, fmt.Errorf("rule %d has no id", i+1)
		}
	}
	if cfg.Extend.UseDefault {
		base, err := defaultRules()
		if err != nil {
			return cfg, err
		}
		cfg = extend(base, cfg)
	}
	return cfg, nil
}

// extend adds the rules of own to those of base. What own says of a rule that
// both have holds; tags, keywords and allowlists add up.
func extend(base, own gate.Config) gate.Config {
	number := map[string]int{}
	kept := base.Rules[:0]
	for _, r := range base.Rules {
		if !slices.Contains(own.Extend.DisabledRules, r.ID) {
			number[r.ID] = len(kept)
			kept = append(kept, r)
		}
	}
	base.Rules = kept
	for _, o := range own.Rules {
		i, both := number[o.ID]
		if !both {
			base.Rules = append(base.Rules, o)
			continue
		}
		r := &base.Rules[i]
		r.Description = cmp.Or(o.Description, r.Description)
		r.Regex = cmp.Or(o.Regex, r.Regex)
		r.Path = cmp.Or(o.Path, r.Path)
		r.SecretGroup = cmp.Or(o.SecretGroup, r.SecretGroup)
		r.Entropy = cmp.Or(o.Entropy, r.Entropy)
		r.Tags = append(r.Tags, o.Tags...)
		r.Keywords = append(r.Keywords, o.Keywords...)
		r.Allowlists = append(r.Allowlists, o.Allowlists...)
		if r.AllowList != nil {
			r.Allowlists = append(r.Allowlists, r.AllowList)
		}
		if o.AllowList != nil {
			r.Allowlists = append(r.Allowlists, o.AllowList)
		}
		r.AllowList = nil
	}
	base.Allowlists = append(base.Allowlists, own.Allowlists...)
	if base.AllowList != nil {
		base.Allowlists = append(base.Allowlists, base.AllowList)
	}
	if own.AllowList != nil {
		base.Allowlists = append(base.Allowlists, own.AllowList)
	}
	base.AllowList = nil
	return base
}

// shape is a rule file as it is checked, whose errors know their position: a
// name that means nothing, an expression that cannot be compiled.
type shape struct {
	Title, Description, MinVersion string
	Extend                         config.Extend
	Rules                          []struct {
		ID, Description string
		Path, Regex     expression
		SecretGroup     int
		Entropy         float64
		Keywords, Tags  []string
		AllowList       *allowShape
		Allowlists      []allowShape
		Required        []struct {
			ID                         string
			WithinLines, WithinColumns *int
		}
		SkipReport bool
	}
	AllowList  *allowShape
	Allowlists []allowShape
}

type allowShape struct {
	Description, Condition, RegexTarget string
	TargetRules, Commits, StopWords     []string
	Paths, Regexes                      []expression
}

// expression is a regular expression whose error carries the position of its
// text in the file.
type expression struct{}

func (expression) UnmarshalText(text []byte) error {
	_, err := regexp.Compile(string(text))
	return err
}

func checkRules(data []byte) error {
	return toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(new(shape))
}
