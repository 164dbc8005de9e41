package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/signal"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ctxaudit": func() {
			if os.Getenv("NOBODY") != "" && os.Getuid() == 0 {
				if err := dropPrivileges(); err != nil {
					panic(err)
				}
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			p := program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
			os.Exit(p.main(ctx, os.Args[1:]))
		},
	})
}

// TestScripts runs the manual: each script is a tree, commands, and what they
// print. With NOBODY in its environment ctxaudit is nobody rather than root, who
// can read everything.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"-cache")
			return errors.Join(os.Chmod(filepath.Dir(env.WorkDir), 0o755), os.Chmod(env.WorkDir, 0o755))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "file": file, "project": project, "neglect": neglect, "leak": leak, "untimed": untimed,
		},
	})
}
