package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ctxaudit/context"
	"ctxaudit/report"
)

func runList(_ context.Context, p *program, o *options, _ []string) (int, error) {
	reach, err := parseReach(o.reach)
	if err != nil {
		return exitUsage, err
	}
	if !slices.Contains([]string{"text", "json", "csv"}, o.format) {
		return exitUsage, buildcontext.WithHint(fmt.Errorf("unknown --format %q", o.format), "use text, json or csv")
	}
	if o.zero && o.format != "text" {
		return exitUsage, buildcontext.WithHint(errors.New("-0 and --format "+o.format+" exclude each other"), "-0 is for text; "+o.format+" holds every name as it is")
	}
	o.names = o.format == "text" && !o.long
	c, err := p.open(o)
	if err != nil {
		return exitUsage, err
	}
	defer c.Close()
	if c, err = o.context(c); err != nil {
		return exitUsage, err
	}
	style := report.ListStyle{Format: o.format, Reach: reach, Zero: o.zero, Long: o.long}
	if err := report.List(p.stdout, c, style); err != nil {
		return exitIncomplete, err
	}
	return p.incomplete(c.Incomplete, exitClean), nil
}

func parseReach(name string) (buildcontext.Reach, error) {
	for _, r := range []buildcontext.Reach{buildcontext.Eligible, buildcontext.Sent, buildcontext.InStage, buildcontext.InImage} {
		if r.String() == name {
			return r, nil
		}
	}
	return 0, buildcontext.WithHint(fmt.Errorf("unknown --reach %q", name), "use context, sent, stage or image")
}
