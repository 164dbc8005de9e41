// Package buildah asks buildah, and so podman, what a build makes. There is no
// list of a context in it to ask for.
package buildah

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"ctxaudit/testdata/oracle/image"
)

// ErrUnavailable says that this machine cannot run buildah. The error that wraps
// it gives the reason.
var ErrUnavailable = errors.New("buildah cannot run here")

// Available says whether buildah can run.
func Available() error {
	if os.Getuid() != 0 {
		return fmt.Errorf("%w: it needs root", ErrUnavailable)
	}
	if _, err := exec.LookPath("buildah"); err != nil {
		return fmt.Errorf("%w: it is not installed", ErrUnavailable)
	}
	return nil
}

// Options are the flags of "buildah build" of these names.
type Options struct {
	File, IgnoreFile, Target string
	Args, Contexts           map[string]string
}

// Build returns the files of the image that "buildah build" makes of root. Its
// error is buildah's refusal.
func Build(ctx context.Context, root string, o Options) ([]image.File, error) {
	dir, err := os.MkdirTemp("", "oracle-buildah-")
	if err != nil {
		return nil, err
	}
	defer os.Remove(dir)
	// What buildah stores lies in memory, in a mount that is gone when it ends.
	args := []string{
		"--mount", "sh", "-c", `mount -t tmpfs oracle "$0" && exec "$@"`, dir,
		"buildah", "--root", dir + "/root", "--runroot", dir + "/run", "--storage-driver", "vfs",
		"build", "--isolation", "chroot", "--layers=false", "--quiet", "--output", "-",
	}
	flag := func(name, value string) {
		if value != "" {
			args = append(args, name, value)
		}
	}
	flag("--file", o.File)
	flag("--ignorefile", o.IgnoreFile)
	flag("--target", o.Target)
	for k, v := range o.Args {
		flag("--build-arg", k+"="+v)
	}
	for k, v := range o.Contexts {
		flag("--build-context", k+"="+v)
	}
	cmd := exec.CommandContext(ctx, "unshare", append(args, root)...)
	cmd.Env = append(os.Environ(), "TMPDIR="+dir)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, stderr.Bytes())
	}
	return image.Files(stdout.Bytes())
}
