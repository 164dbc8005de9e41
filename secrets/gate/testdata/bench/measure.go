package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// cost is what a process took: seconds, and megabytes at its peak.
type cost struct {
	wall, user, sys, peak float64
	seen                  string // what it printed
}

// measure runs a command a number of times and prints the least of each.
func measure(name string, times int, command string, args ...string) cost {
	least := cost{wall: math.Inf(1), user: math.Inf(1), sys: math.Inf(1), peak: math.Inf(1)}
	for range times {
		var out, errors bytes.Buffer
		cmd := exec.Command(command, args...)
		cmd.Stdout, cmd.Stderr = &out, &errors
		start := time.Now()
		if err := cmd.Run(); err != nil {
			check(fmt.Errorf("%s: %w\n%s", cmd, err, errors.Bytes()))
		}
		wall := time.Since(start)
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		least.wall = min(least.wall, wall.Seconds())
		least.user = min(least.user, cmd.ProcessState.UserTime().Seconds())
		least.sys = min(least.sys, cmd.ProcessState.SystemTime().Seconds())
		least.peak = min(least.peak, float64(usage.Maxrss)/1000)
		least.seen = strings.TrimSpace(out.String())
	}
	fmt.Fprintf(os.Stdout, "%-22s %8.2f %8.2f %8.2f %8.0f\n", name, least.wall, least.user, least.sys, least.peak)
	return least
}
