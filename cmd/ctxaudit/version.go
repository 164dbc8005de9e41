package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is set by the linker when a release is built.
var release string

// version is the version of this program.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

func runVersion(_ context.Context, p *program, _ *options, _ []string) (int, error) {
	_, err := fmt.Fprintf(p.stdout, "ctxaudit %s, Docker build context auditor, %s\n", version(), runtime.Version())
	return exitClean, err
}
