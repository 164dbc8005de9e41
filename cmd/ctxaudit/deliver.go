package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"ctxaudit/context"
	"ctxaudit/report"
)

// output is one report of an audit: a format and a file, "" for stdout.
type output struct {
	format, file string
	style        report.Style
}

// outputs reads --format, -o and --report.
func (p *program) outputs(o *options) ([]output, error) {
	if o.brief {
		if o.format != "table" && o.format != "brief" {
			return nil, buildcontext.WithHint(errors.New("--brief and --format "+o.format+" exclude each other"), "--report FORMAT=FILE writes another report")
		}
		o.format = "brief"
	}
	color, err := p.colors(o.color)
	if err != nil {
		return nil, err
	}
	var outs []output
	add := func(format, file string) error {
		if names := report.Formats(); !slices.Contains(names, format) {
			hint := "use one of " + strings.Join(names, ", ")
			if near := nearest(format, names); near != "" {
				hint = "did you mean " + near + "?"
			}
			return buildcontext.WithHint(fmt.Errorf("unknown format %q", format), hint)
		}
		if file == "-" {
			file = ""
		}
		if slices.ContainsFunc(outs, func(o output) bool { return o.file == file }) {
			return buildcontext.WithHint(fmt.Errorf("two reports go to %s", cmp.Or(file, "stdout")), "give each a file of its own")
		}
		style := report.Style{Color: color && file == "" || o.color == "always", Top: o.top, Long: o.long}
		if file == "" {
			style.Width = p.width()
		}
		outs = append(outs, output{format, file, style})
		return nil
	}
	if err := add(o.format, o.output); err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	for _, text := range o.reports {
		format, file, ok := strings.Cut(text, "=")
		if !ok || file == "" {
			return nil, buildcontext.WithHint(fmt.Errorf("--report %q names no file", text), "write FORMAT=FILE")
		}
		if err := add(format, file); err != nil {
			return nil, fmt.Errorf("--report: %w", err)
		}
	}
	return outs, nil
}

// deliver writes every report.
func (p *program) deliver(a *plan, r *report.Report) error {
	for _, out := range a.outputs {
		if a.quiet && out.file == "" {
			continue
		}
		if out.format == "html" && r.Ignored == nil {
			// The picture shows what the rules keep out as well.
			var err error
			if r.Ignored, err = r.Context.Excluded(a.jobs); err != nil {
				return err
			}
		}
		w, finish, err := p.output(out.file)
		if err != nil {
			return err
		}
		if err := finish(report.Write(w, out.format, r, out.style)); err != nil {
			return err
		}
	}
	return nil
}

// readBaseline reads --baseline. One that is yet to be written knows nothing.
func (o *options) readBaseline() (*report.Baseline, error) {
	if o.baseline == "" {
		if o.updateBaseline {
			return nil, buildcontext.WithHint(errors.New("--update-baseline needs a file"), "add --baseline FILE")
		}
		return &report.Baseline{}, nil
	}
	if o.updateBaseline && !exists(o.baseline) {
		return report.NewBaseline()
	}
	f, err := os.Open(o.baseline)
	if err != nil {
		return nil, buildcontext.WithHint(err, "--update-baseline writes one")
	}
	defer f.Close()
	known, err := report.ReadBaseline(f)
	if err != nil {
		return nil, buildcontext.WithHint(fmt.Errorf("%s: %w", o.baseline, err), "remove it, and write it anew with --update-baseline")
	}
	return known, nil
}

// compare takes what the baseline knows out of the findings, after it has been
// written anew where that is asked for.
func (a *plan) compare(r *report.Report) error {
	if a.baseline == "" {
		return nil
	}
	if a.updateBaseline {
		var text bytes.Buffer
		if err := report.WriteBaseline(&text, r.Findings, a.known.Key); err != nil {
			return err
		}
		w, finish, err := createFile(a.baseline)
		if err != nil {
			return err
		}
		_, err = w.Write(text.Bytes())
		if err := finish(err); err != nil {
			return err
		}
		if a.known, err = report.ReadBaseline(&text); err != nil {
			return err
		}
	}
	r.Findings, r.Known = a.known.Split(r.Findings)
	return nil
}
