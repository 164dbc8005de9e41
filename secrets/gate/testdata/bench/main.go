// Bench shows what scanning with the gate costs, beside reading the same files
// and beside the gitleaks command, built plainly and with its fast regular
// expressions:
//
//	go run ./secrets/gate/testdata/bench -dir /tmp/bench
//
// It scans the Go sources and a tree of npm packages, which it makes below -dir
// together with the commands and keeps for the next time: 1 GB. It wants Linux,
// npm and a way to the registries. All of gitleaks sees the same rules; the
// paths that its own configuration leaves out are put back.
//
// Every measurement is a process of its own. Reading and the gate run five
// times, and the least time of each kind is taken; the commands run once.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
)

// Bars are what the gate must keep to on a tree: how many times the wall time
// of reading it may need.
type tree struct {
	name, path string
	bar        float64
}

func main() {
	log.SetFlags(0)
	dir := flag.String("dir", filepath.Join(os.TempDir(), "gate-bench"), "make trees and commands in `DIR`")
	only := flag.String("only", "", "\"read\" or \"gate\": do it to the tree that is named and print what was seen")
	list := flag.Bool("list", false, "with -only gate: print the findings, without secrets")
	profile := flag.String("cpuprofile", "", "with -only: write a profile to `FILE`")
	flag.Parse()
	if *only != "" {
		check(visit(*only, flag.Arg(0), *list, *profile))
		return
	}
	check(os.MkdirAll(*dir, 0o755))
	npm, plain, re2, config := prepare(*dir)
	for _, t := range []tree{
		{"Go sources", filepath.Join(runtime.GOROOT(), "src"), 3},
		{"npm packages", npm, 8},
	} {
		compare(t, plain, re2, config)
	}
}

// compare measures one tree and prints the figures and what follows from them.
func compare(t tree, plain, re2, config string) {
	self, err := os.Executable()
	check(err)
	fmt.Printf("\n%s: %s\n%-22s %8s %8s %8s %8s\n", t.name, t.path, "", "wall s", "user s", "sys s", "peak MB")
	reading := measure("read every file", 5, self, "-only", "read", t.path)
	gate := measure("gate", 5, self, "-only", "gate", t.path)
	fast := measure("gitleaks, gore2regex", 1, re2, "dir", t.path, "--config", config, "--no-banner", "--exit-code", "0")
	slow := measure("gitleaks", 1, plain, "dir", t.path, "--config", config, "--no-banner", "--exit-code", "0")
	fmt.Println(reading.seen, gate.seen)
	bar("user CPU less than gitleaks", slow.user/gate.user, 20, true)
	bar("user CPU less than with gore2regex", fast.user/gate.user, 4, true)
	bar("wall time of reading", gate.wall/reading.wall, t.bar, false)
	bar("MB of memory", gate.peak, 200, false)
}

// bar prints a figure and whether it is on the right side of its bar.
func bar(what string, got, want float64, least bool) {
	word, ok := "at most", got <= want
	if least {
		word, ok = "at least", got >= want
	}
	verdict := "held"
	if !ok {
		verdict = "MISSED"
	}
	fmt.Printf("  %6.1f x %-36s (%s %g: %s)\n", got, what, word, want, verdict)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
