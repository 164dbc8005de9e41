package lint

import (
	"path/filepath"
	"testing"

	"ctxaudit/context"
	"ctxaudit/context/lint/linttest"
)

func TestUnread(t *testing.T) {
	for _, tt := range []struct{ name, dockerfile, archive, want string }{
		{"the one that is read", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n", ""},
		{"the one that a link leads to", "Dockerfile", "-- Dockerfile --\n-- .dockerignore -> shared.dockerignore --\n-- shared.dockerignore --\n", ""},
		{"nested", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- a/.dockerignore --\n",
			"CTX307 low a/.dockerignore not read by this build: ignore files in directories of the context have no meaning\n"},
		{"the context of another build", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- a/.dockerignore --\n-- a/web.Dockerfile --\n", ""},
		{"beside the Dockerfile", "docker/Dockerfile", "-- docker/Dockerfile --\n-- .dockerignore --\n-- docker/.dockerignore --\n",
			"CTX307 medium docker/.dockerignore not read by this build: beside the Dockerfile the builder looks for Dockerfile.dockerignore\n"},
		{"beside the Dockerfile and excluded", "docker/Dockerfile", "-- docker/Dockerfile --\n-- .dockerignore --\ndocker\n-- docker/.dockerignore --\n",
			"CTX307 medium docker/.dockerignore not read by this build: beside the Dockerfile the builder looks for Dockerfile.dockerignore\n"},
		{"wrong name", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- prod.Dockerfile --\n-- prod.dockerignore --\n",
			"CTX307 medium prod.dockerignore not read by any build: there is no Dockerfile of the name prod beside it\n"},
		{"of another Dockerfile", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- Dockerfile.prod --\n-- Dockerfile.prod.dockerignore --\n", ""},
		{"not merged", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- Dockerfile.dockerignore --\n",
			"CTX307 info .dockerignore not read by this build: Dockerfile.dockerignore is, and the two are not merged\n"},
		{"of podman", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- .containerignore --\n",
			"CTX307 low .containerignore not read by docker: only podman and buildah know it\n"},
		{"without a dot", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- dockerignore --\n",
			"CTX307 medium dockerignore not read by any build: its name lacks the dot\n"},
		{"some other ignore file", "Dockerfile", "-- Dockerfile --\n-- .dockerignore --\n-- a/.eslintignore --\n-- .dockerignore.bak --\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			linttest.Plant(t, dir, tt.archive)
			c, err := buildcontext.Load(buildcontext.Target{Root: dir, Dockerfile: filepath.Join(dir, tt.dockerfile)}, 1, nil)
			must(t, err)
			defer c.Close()
			if got := lines(only("CTX307", Check(c, Limits{}))); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}

func only(code string, found []buildcontext.Finding) []buildcontext.Finding {
	var fs []buildcontext.Finding
	for _, f := range found {
		if f.Code == code {
			fs = append(fs, f)
		}
	}
	return fs
}
