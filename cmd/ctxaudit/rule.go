package main

import (
	"context"
	"fmt"
	"io"

	"ctxaudit/context"
	"ctxaudit/context/lint"
)

// runRule prints the page of a code, or the list of all.
func runRule(_ context.Context, p *program, _ *options, args []string) (int, error) {
	if len(args) == 0 {
		for _, page := range lint.Pages() {
			if _, err := fmt.Fprintf(p.stdout, "%s  %-8s  %s\n", page.Code, page.Severity, page.Title); err != nil {
				return exitUsage, err
			}
		}
		return exitClean, nil
	}
	page, ok := lint.Page(args[0])
	if !ok {
		return exitUsage, buildcontext.WithHint(fmt.Errorf("there is no rule %q", args[0]), meant(args[0]))
	}
	_, err := io.WriteString(p.stdout, page.Text)
	return exitClean, err
}
