package main

import (
	"fmt"

	"ctxaudit/context"
	"ctxaudit/report"
)

// load walks the context of a target, with a status line where it takes long.
func (p *program) load(t buildcontext.Target, o *options) (*buildcontext.Context, error) {
	var seen buildcontext.Progress
	defer p.status(o.quiet, func() string {
		return fmt.Sprintf("walking: %d files, %s", seen.Entries.Load(), buildcontext.FormatSize(seen.Bytes.Load()))
	})()
	return buildcontext.Load(t, o.jobs, &seen)
}

func formatNames() string {
	names := ""
	for i, f := range report.Formats() {
		if i > 0 {
			names += ", "
		}
		names += f.Name
	}
	return names
}
