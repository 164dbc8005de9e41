// Ctxaudit audits a Docker build context before the build and without a
// builder: what docker build would send, where each byte lands, what must not
// be there, and which ignore rules mend it.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// Most of what a walk allocates stays; half the usual headroom saves a
		// third of the memory and costs a few percent of the time.
		debug.SetGCPercent(50)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	os.Exit(p.main(ctx, os.Args[1:]))
}
