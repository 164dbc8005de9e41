package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"ctxaudit/context"
	"ctxaudit/context/lint"
	"ctxaudit/report"
)

// codes is a choice of rules: each is a code, such as CTX302, or the beginning of
// one, such as CTX3.
type codes []string

// check returns an error for a choice that no code begins with.
func (cs codes) check() error {
	for _, c := range cs {
		known := false
		for _, page := range lint.Pages() {
			known = known || strings.HasPrefix(page.Code, c)
		}
		if !known || c == "" {
			return buildcontext.WithHint(fmt.Errorf("no rule begins with %q", c), meant(c))
		}
	}
	return nil
}

// meant is a hint that guesses which code was meant.
func meant(c string) string {
	code := "CTX" + strings.TrimPrefix(strings.ToUpper(c), "CTX")
	for _, page := range lint.Pages() {
		if code != c && c != "" && strings.HasPrefix(page.Code, code) {
			return "did you mean " + code + "?"
		}
	}
	return "ctxaudit rule lists all"
}

// holds says that a code is chosen.
func (cs codes) holds(code string) bool {
	for _, c := range cs {
		if strings.HasPrefix(code, c) {
			return true
		}
	}
	return false
}

// choice is which findings the user wants to see, and how grave they are.
type choice struct {
	chosen, left codes // none chosen is all
	config       *config
}

// choose puts the flags and the configuration together.
func (o *options) choose(c *config) (choice, error) {
	if err := o.chosen.check(); err != nil {
		return choice{}, fmt.Errorf("--select: %w", err)
	}
	if err := o.left.check(); err != nil {
		return choice{}, fmt.Errorf("--ignore: %w", err)
	}
	if len(o.chosen) == 0 {
		o.chosen = c.Select
	}
	return choice{o.chosen, o.left, c}, nil
}

// takes says that the user wants to hear of a code.
func (c *choice) takes(code string) bool {
	return (len(c.chosen) == 0 || c.chosen.holds(code)) && !c.left.holds(code)
}

// secrets says that the user wants to hear of one of the codes for which the
// content of files is read.
func (c *choice) secrets() bool {
	return c.takes("CTX101") || c.takes("CTX102") || c.takes("CTX103")
}

// apply takes out of a report what the user does not want to hear of or has
// decided to live with, and grades the rest as the configuration does. It says
// on w which exemptions are over.
func (c *choice) apply(r *report.Report, w io.Writer, now time.Time) {
	for _, page := range lint.Pages() {
		if !c.takes(page.Code) {
			r.Unchecked = append(r.Unchecked, report.Unchecked{Code: page.Code, Reason: "left out by --select or --ignore"})
		}
	}
	var kept []buildcontext.Finding
	expired := 0
	for _, f := range r.Findings {
		if !c.takes(f.Code) {
			continue
		}
		if s, ok := c.config.grade(f.Code); ok {
			f.Severity = s
		}
		x, over := c.config.exempt(&f, now)
		if x != nil {
			r.Exempt = append(r.Exempt, report.Exempt{Finding: f, Reason: x.Reason, Until: x.until()})
			continue
		}
		if over {
			expired++
		}
		kept = append(kept, f)
	}
	r.Findings = kept
	if expired > 0 {
		fmt.Fprintf(w, "note: findings whose exemption has expired: %d\n", expired)
	}
}

// covers says that the exemption is about a finding.
func (x *exemption) covers(f *buildcontext.Finding) bool {
	if !strings.HasPrefix(f.Code, x.Code) || x.matcher == nil {
		return strings.HasPrefix(f.Code, x.Code)
	}
	v, err := x.matcher.Verdict(f.Path)
	return err == nil && v.Excluded
}

// until is the last day of the exemption, or "".
func (x *exemption) until() string {
	if x.Expires == (toml.LocalDate{}) {
		return ""
	}
	return x.Expires.String()
}

// expired says that the last day of the exemption is over.
func (x *exemption) expired(now time.Time) bool {
	return x.until() != "" && now.Format(time.DateOnly) > x.until()
}

// exempt returns the exemption that covers a finding, or nil, and whether there
// is one that is over.
func (c *config) exempt(f *buildcontext.Finding, now time.Time) (by *exemption, over bool) {
	for i := range c.Ignore {
		if x := &c.Ignore[i]; x.covers(f) {
			if !x.expired(now) {
				return x, false
			}
			over = true
		}
	}
	return nil, over
}

// grade returns the severity that the user gave a code: the longest key that it
// begins with decides.
func (c *config) grade(code string) (buildcontext.Severity, bool) {
	best := ""
	for key := range c.Severity {
		if strings.HasPrefix(code, key) && len(key) > len(best) {
			best = key
		}
	}
	if best == "" {
		return 0, false
	}
	s, err := buildcontext.ParseSeverity(c.Severity[best])
	return s, err == nil
}
