// Package buildkit runs a real BuildKit of its own, offline, and asks it what a
// build takes and makes.
package buildkit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/moby/buildkit/client"
)

// ErrUnavailable says that this machine cannot run BuildKit. The error that
// wraps it gives the reason.
var ErrUnavailable = errors.New("BuildKit cannot run here")

// Daemon is a running buildkitd.
type Daemon struct {
	cmd    *exec.Cmd
	client *client.Client
	dir    string
	builds atomic.Int64
}

// Start builds buildkitd from the module that go.mod names, which costs minutes
// once and nothing while Go's build cache holds it, and starts it with all its
// state in a new directory. Close stops it and removes the directory.
func Start(ctx context.Context) (*Daemon, error) {
	if os.Getuid() != 0 {
		return nil, fmt.Errorf("%w: it needs root", ErrUnavailable)
	}
	if _, err := exec.LookPath("runc"); err != nil {
		return nil, fmt.Errorf("%w: runc is not installed", ErrUnavailable)
	}
	bin, err := tool("buildkitd")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "oracle-buildkit-")
	if err != nil {
		return nil, err
	}
	d := &Daemon{dir: dir}
	if err := d.start(ctx, bin); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// tool returns the path of a program that go.mod names as a tool, built.
func tool(name string) (string, error) {
	cmd := exec.Command("go", "tool", "-n", name)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", name, err, stderr.Bytes())
	}
	return strings.TrimSpace(string(out)), nil
}

func (d *Daemon) start(ctx context.Context, bin string) error {
	log, err := os.Create(filepath.Join(d.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	state := filepath.Join(d.dir, "state")
	if err := os.Mkdir(state, 0o700); err != nil {
		return err
	}
	addr := "unix://" + filepath.Join(d.dir, "sock")
	// With its state in memory a build takes a quarter of the time, for nothing
	// waits for a disk. The mount is the daemon's own and ends with it. So is the
	// network, which has no way out.
	d.cmd = exec.Command("unshare", "--mount", "--net", "sh", "-c", `mount -t tmpfs oracle "$0" && exec "$@"`,
		state, bin,
		"--root", state,
		"--addr", addr,
		"--config", os.DevNull,
		"--oci-worker-snapshotter=native",
		"--oci-worker-net=host",
		"--containerd-worker=false")
	d.cmd.Stdout, d.cmd.Stderr = log, log
	d.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
	if err := d.cmd.Start(); err != nil {
		return err
	}
	if d.client, err = client.New(ctx, addr); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if err := d.client.Wait(ctx); err != nil {
		text, _ := os.ReadFile(log.Name())
		return fmt.Errorf("start buildkitd: %w\n%s", err, text)
	}
	return nil
}

// Close stops the daemon and removes everything it wrote.
func (d *Daemon) Close() error {
	if d.client != nil {
		d.client.Close()
	}
	if d.cmd != nil && d.cmd.Process != nil {
		d.cmd.Process.Signal(syscall.SIGTERM)
		d.cmd.Wait()
	}
	return os.RemoveAll(d.dir)
}

// sweep forgets what earlier builds left, once in a few hundred builds.
func (d *Daemon) sweep(ctx context.Context) error {
	if d.builds.Add(1)%300 != 0 {
		return nil
	}
	return d.client.Prune(ctx, nil, client.PruneAll)
}
