package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	"github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

// frontEnd is what BuildKit's front end asks for. The error is its refusal.
func frontEnd(ctx context.Context, text []byte, target string) (string, error) {
	caps := pb.Caps.CapSet(pb.Caps.All())
	r, err := dockerfile2llb.Dockerfile2LLB(ctx, text, dockerfile2llb.ConvertOpt{
		Config:       dockerui.Config{Target: target},
		MetaResolver: images{},
		LLBCaps:      &caps,
	})
	if err != nil {
		return "", err
	}
	def, err := r.State.Marshal(ctx)
	if err != nil {
		return "", err
	}
	for _, dt := range def.Def {
		var op pb.Op
		if err := op.UnmarshalVT(dt); err != nil {
			return "", err
		}
		src := op.GetSource()
		if src == nil || src.Identifier != "local://context" {
			continue
		}
		list := src.Attrs[pb.AttrFollowPaths]
		if list == "" {
			return everything, nil
		}
		var paths []string
		if err := json.Unmarshal([]byte(list), &paths); err != nil {
			return "", err
		}
		for i := range paths {
			paths[i] = path.Join(".", paths[i])
		}
		slices.Sort(paths)
		return fmt.Sprintf("%q", paths), nil
	}
	return nothing, nil
}

// images is a registry in which every image is empty.
type images struct{}

func (images) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	config, err := json.Marshal(ocispecs.Image{Platform: ocispecs.Platform{OS: "linux", Architecture: "amd64"}})
	return ref, "", config, err
}

var _ llb.ImageMetaResolver = images{}
