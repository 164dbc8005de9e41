// Package classic asks the docker client what it sends to the classic builder:
// the client makes the archive of the context by itself, and a daemon that does
// nothing receives it.
package classic

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/docker/cli/cli/command"
	cliimage "github.com/docker/cli/cli/command/image"
	"github.com/docker/cli/cli/config"
	"github.com/docker/cli/cli/flags"

	"ctxaudit/testdata/oracle/image"
)

// Client is the docker client, of the version that go.mod names, and its daemon.
// The clients that distributions have differ too much from each other: rules
// mean something else to those before 23.0.
type Client struct {
	dir     string
	server  http.Server
	builds  atomic.Int64
	uploads sync.Map // by tag, the archive
}

// Start starts the daemon with its socket in a new directory. Close stops it and
// removes the directory.
func Start() (*Client, error) {
	dir, err := os.MkdirTemp("", "oracle-classic-")
	if err != nil {
		return nil, err
	}
	c := &Client{dir: dir}
	l, err := net.Listen("unix", c.socket())
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	config.SetDir(dir) // not the user's
	c.server.Handler = http.HandlerFunc(c.serve)
	go c.server.Serve(l)
	return c, nil
}

func (c *Client) socket() string { return filepath.Join(c.dir, "sock") }

// Close stops the daemon.
func (c *Client) Close() error { return errors.Join(c.server.Close(), os.RemoveAll(c.dir)) }

func (c *Client) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Api-Version", "1.44")
	w.Header().Set("Ostype", "linux")
	w.Header().Set("Content-Type", "application/json")
	if !strings.HasSuffix(r.URL.Path, "/build") {
		return
	}
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return // The client broke off, and says why itself.
	}
	c.uploads.Store(r.URL.Query().Get("t"), data)
	io.WriteString(w, `{"stream":"done"}`)
}

// Context returns the files that "docker build -f dockerfile root" sends. Its
// error is the client's refusal.
func (c *Client) Context(ctx context.Context, root, dockerfile string) ([]image.File, error) {
	var out bytes.Buffer
	docker, err := command.NewDockerCli(command.WithCombinedStreams(&out))
	if err != nil {
		return nil, err
	}
	options := flags.NewClientOptions()
	options.LogLevel = "panic" // sockets are left out, and every one would be told
	options.Hosts = []string{"unix://" + c.socket()}
	if err := docker.Initialize(options); err != nil {
		return nil, err
	}
	tag := fmt.Sprintf("case:%d", c.builds.Add(1))
	build := cliimage.NewBuildCommand(docker)
	build.SetArgs([]string{"-t", tag, "-f", dockerfile, root})
	build.SetOut(&out)
	build.SetErr(&out)
	if err := build.ExecuteContext(ctx); err != nil {
		return nil, err
	}
	data, ok := c.uploads.LoadAndDelete(tag)
	if !ok {
		return nil, fmt.Errorf("nothing was sent: %s", out.Bytes())
	}
	return image.Files(data.([]byte))
}
