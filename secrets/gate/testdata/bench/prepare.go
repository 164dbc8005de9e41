package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/zricethezav/gitleaks/v8/config"
)

// packages make up the npm tree.
var packages = []string{"next@16.4.6", "typescript@5.9.3", "aws-sdk@2.1693.0", "webpack@5.112.2"}

// prepare makes what is not there yet: the npm tree, the two commands and the
// configuration.
func prepare(dir string) (npm, plain, re2, conf string) {
	npm = filepath.Join(dir, "npm")
	if !exists(npm) {
		making := npm + ".making"
		check(os.RemoveAll(making))
		check(os.MkdirAll(making, 0o755))
		check(os.WriteFile(filepath.Join(making, "package.json"), []byte("{}"), 0o644))
		run(making, nil, "npm", append([]string{"install", "--ignore-scripts", "--no-audit", "--no-fund"}, packages...)...)
		check(os.Rename(making, npm))
	}
	plain, re2 = command(dir, "plain"), command(dir, "re2", "-tags", "gore2regex")
	conf = filepath.Join(dir, "gitleaks.toml")
	check(os.WriteFile(conf, []byte(everywhere(config.DefaultConfig)), 0o644))
	return npm, plain, re2, conf
}

// command builds gitleaks in a directory of its own.
func command(dir, name string, flags ...string) string {
	bin := filepath.Join(dir, name)
	if exe := filepath.Join(bin, "gitleaks"); exists(exe) {
		return exe
	}
	args := append(append([]string{"install"}, flags...), "github.com/zricethezav/gitleaks/v8@v8.30.1")
	run(dir, []string{"GOBIN=" + bin, "GOFLAGS="}, "go", args...)
	return filepath.Join(bin, "gitleaks")
}

// everywhere returns a configuration without the paths of its first allowlist,
// the global one.
func everywhere(conf string) string {
	head, rest, _ := strings.Cut(conf, "\npaths = [")
	_, tail, _ := strings.Cut(rest, "\n]")
	return head + tail
}

func run(dir string, env []string, name string, args ...string) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	check(cmd.Run())
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
