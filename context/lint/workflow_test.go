package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

func TestGitContexts(t *testing.T) {
	for _, tt := range []struct {
		name, workflow string
		want           []int
	}{
		{"no context", `
steps:
  - uses: docker/build-push-action@v6
    with:
      push: true
`, []int{3}},
		{"no with", "steps:\n- uses: docker/build-push-action@v6\n- run: echo\n", []int{2}},
		{"the name first", `
      - name: Build
        id: build
        uses: docker/build-push-action@v6
        with:
          push: true
      - name: next
        with:
          context: .
`, []int{4}},
		{"a path", "- uses: docker/build-push-action@v6\n  with:\n    context: .\n", nil},
		{"the default by name", "- uses: docker/build-push-action@v6\n  with:\n    context: \"{{defaultContext}}\"\n", []int{1}},
		{"a part of the repository", "- uses: docker/build-push-action@v6\n  with:\n    context: \"{{defaultContext}}:web\"\n", nil},
		{"another Dockerfile", "- uses: docker/build-push-action@v6\n  with:\n    file: web/Dockerfile\n", nil},
		{"this Dockerfile", "- uses: docker/build-push-action@v6\n  with:\n    file: ./Dockerfile\n", []int{1}},
		{"a file that is not known", "- uses: docker/build-push-action@v6\n  with:\n    file: ${{ matrix.file }}\n", nil},
		{"written in a way that is not read", "- uses: docker/build-push-action@v6\n  with: {push: true}\n", nil},
		{"another action", "- uses: docker/bake-action@v6\n", nil},
		{"switched off", "# - uses: docker/build-push-action@v6\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := gitContexts(tt.workflow, "Dockerfile"); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestRemoteContexts(t *testing.T) {
	archive := "-- .dockerignore --\ndocs\n-- docs/a --\n-- .github/workflows/ci.yml --\n- uses: docker/build-push-action@v6\n"
	c := load(t, archive)
	built(c)
	const message = "CTX505 low .github/workflows/ci.yml:1 docker/build-push-action without context builds from the Git URL: the rules of .dockerignore do not hold"
	if got := lines(only("CTX505", Check(c, Limits{}))); got != message+"\n" {
		t.Errorf("without git: got %s", got)
	}
	// The same words for every step would drown the rest.
	must(t, os.WriteFile(filepath.Join(c.Target.Root, ".github/workflows/nightly.yaml"), []byte("- uses: docker/build-push-action@v6\n- uses: docker/build-push-action@v6\n"), 0o644))
	places := []buildcontext.Place{{Path: ".github/workflows/nightly.yaml", Line: 1}, {Path: ".github/workflows/nightly.yaml", Line: 2}}
	if got := only("CTX505", Check(c, Limits{})); lines(got) != message+"\n" || !slices.Equal(got[0].Places, places) {
		t.Errorf("two workflows: got %+v", got)
	}
	c.Tracked = []string{".dockerignore", "docs/a"}
	if got := lines(only("CTX505", Check(c, Limits{}))); got != message+"; of the files that they exclude git tracks 1, such as docs/a\n" {
		t.Errorf("with a tracked file that is excluded: got %s", got)
	}
	c.Tracked = []string{".dockerignore"}
	if got := lines(only("CTX505", Check(c, Limits{}))); !strings.HasPrefix(got, "CTX505 info ") {
		t.Errorf("where the rules exclude nothing that git tracks: got %s", got)
	}
}
