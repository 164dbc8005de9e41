package buildkit

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/moby/buildkit/client"
	"github.com/moby/buildkit/identity"
	"github.com/moby/buildkit/session"
	"github.com/moby/buildkit/session/upload/uploadprovider"
	// What the daemon and its usual clients speak: names that are not UTF-8
	// pass, as they do not in plain gRPC.
	_ "github.com/moby/buildkit/util/grpcutil/encoding/proto"
	"github.com/tonistiigi/fsutil"
	"github.com/tonistiigi/fsutil/types"

	"ctxaudit/testdata/oracle/image"
)

// Build is one build, named as "docker build" names it.
type Build struct {
	// Context and Dockerfile are absolute paths.
	Context, Dockerfile string
	Target              string
	Args                map[string]string
	// Contexts are the named contexts; the values are absolute paths.
	Contexts map[string]string
	// Archive is a context that takes the place of Context, as in "docker build
	// - <archive.tar": the builder fetches it from the client as it fetches one
	// with a URL. The Dockerfile is the one in it.
	Archive io.Reader
	// Denied are paths of Context that whoever builds may not open.
	Denied []string
}

// Result is what a build took and made.
type Result struct {
	// Files are the files of the target stage.
	Files []image.File
	// Sent are the paths of the main context that were transferred, sorted;
	// directories are left out. SentNamed are those of named contexts, by name.
	Sent      []string
	SentNamed map[string][]string
	// Steps are the names of the steps of the build.
	Steps []string
}

// Build runs b, sharing nothing with the builds before it. Its error is the
// builder's refusal.
func (d *Daemon) Build(ctx context.Context, b Build) (*Result, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := d.sweep(ctx); err != nil {
		return nil, err
	}
	dir, file := filepath.Split(b.Dockerfile)
	locals := map[string]string{"context": b.Context, "dockerfile": dir}
	attrs := map[string]string{"filename": file, "no-cache": ""}
	if b.Target != "" {
		attrs["target"] = b.Target
	}
	for k, v := range b.Args {
		attrs["build-arg:"+k] = v
	}
	for k, v := range b.Contexts {
		attrs["context:"+k] = "local:" + k
		locals[k] = v
	}
	var attached []session.Attachable
	if b.Archive != nil {
		upload := uploadprovider.New()
		attached = append(attached, upload)
		attrs["context"] = upload.Add(io.NopCloser(b.Archive))
		delete(locals, "context")
		delete(locals, "dockerfile")
	}
	mounts := map[string]fsutil.FS{}
	for name, dir := range locals {
		tree, err := fsutil.NewFS(dir)
		if err != nil {
			return nil, err
		}
		mounts[name] = tree
	}
	if len(b.Denied) > 0 {
		mounts["context"] = denying{mounts["context"], b.Denied}
	}
	sent := recorder{ignore: map[string]bool{}, paths: map[string]map[string]bool{}}
	var tar bytes.Buffer
	status := make(chan *client.SolveStatus)
	steps := make(chan []string)
	go func() { steps <- names(status) }()
	_, err := d.client.Solve(ctx, nil, client.SolveOpt{
		Frontend:       "dockerfile.v0",
		FrontendAttrs:  attrs,
		LocalMounts:    mounts,
		LocalFilterOpt: sent.watch,
		SharedKey:      identity.NewID(),
		Session:        attached,
		Exports: []client.ExportEntry{{
			Type:   client.ExporterTar,
			Output: func(map[string]string) (io.WriteCloser, error) { return closer{&tar}, nil },
		}},
	}, status)
	r := &Result{Steps: <-steps}
	if err != nil {
		return nil, err
	}
	r.SentNamed = map[string][]string{}
	for name, paths := range sent.paths {
		r.SentNamed[name] = slices.Sorted(maps.Keys(paths))
	}
	r.Sent = r.SentNamed["context"]
	delete(r.SentNamed, "context")
	r.Files, err = image.Files(tar.Bytes())
	return r, err
}

// denying is a file system some files of which cannot be opened, as it is for
// others than root.
type denying struct {
	fsutil.FS
	paths []string
}

func (d denying) Open(path string) (io.ReadCloser, error) {
	if slices.Contains(d.paths, path) {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
	}
	return d.FS.Open(path)
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

// names collects the names of the steps until status is closed.
func names(status <-chan *client.SolveStatus) []string {
	seen := map[string]bool{}
	for s := range status {
		for _, v := range s.Vertexes {
			seen[v.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// recorder notes what the client announces to the builder of each context.
type recorder struct {
	mu     sync.Mutex
	ignore map[string]bool
	paths  map[string]map[string]bool
}

// watch is called before each transfer with the filter that the builder sent.
func (r *recorder) watch(name string, opt *fsutil.FilterOpt) error {
	if opt.Map != nil {
		return errors.New("the filter has a map of its own")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if name == "dockerfile" {
		return nil
	}
	// The first transfer may be the ignore file on its own, which is no part
	// of the build's context.
	if !r.ignore[name] && len(opt.ExcludePatterns) == 0 && slices.Equal(opt.FollowPaths, []string{".dockerignore"}) {
		r.ignore[name] = true
		return nil
	}
	if r.paths[name] == nil {
		r.paths[name] = map[string]bool{}
	}
	opt.Map = func(path string, stat *types.Stat) fsutil.MapResult {
		if !stat.IsDir() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.paths[name][path] = true
		}
		return fsutil.MapResultKeep
	}
	return nil
}
